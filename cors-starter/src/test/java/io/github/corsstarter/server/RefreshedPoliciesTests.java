package io.github.corsstarter.server;

import java.time.Duration;
import java.util.List;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request follows the policies from before a refresh, or those from after it, and so
 * does everything that shows them.
 */
@StartsApplications
class RefreshedPoliciesTests {

	private static final Duration DURATION = Duration.ofSeconds(2);

	@Test
	void everyAnswerFollowsOneSnapshot() throws Exception {
		List<Thread> before = refreshThreads();
		try (RunningApplication application = RunningApplication.start(Container.TOMCAT,
				RefreshedPolicies.Application.class, RefreshedPolicies.Application.PROPERTIES)) {
			RefreshedPolicies.run(application, RefreshedPolicies.REQUESTS_AND_ENDPOINT, Duration.ZERO, DURATION);
		}
		assertNoneIsLeftBut(before);
	}

	@Test
	void everyReactiveAnswerFollowsOneSnapshot() throws Exception {
		List<Thread> before = refreshThreads();
		try (RunningApplication application = RunningApplication.start(WebApplicationType.REACTIVE, Container.NETTY,
				RefreshedPolicies.Application.class, RefreshedPolicies.Application.PROPERTIES)) {
			RefreshedPolicies.run(application, RefreshedPolicies.REQUESTS, Duration.ZERO, DURATION);
		}
		assertNoneIsLeftBut(before);
	}

	/** A thread may take a moment to end, as may those of other tests. */
	private static void assertNoneIsLeftBut(List<Thread> others) throws InterruptedException {
		for (Thread thread : refreshThreads()) {
			if (!others.contains(thread)) {
				thread.join(Duration.ofMinutes(1).toMillis());
				assertThat(thread.isAlive()).isFalse();
			}
		}
	}

	private static List<Thread> refreshThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("cors-refresh"))
			.toList();
	}

}
