package io.github.corsstarter.server;

import java.time.Duration;
import java.util.List;

import io.github.corsstarter.tags.Soak;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Minutes of requests over HTTP while policies are refreshed, some of the refreshes
 * failing: every answer follows one snapshot, and nothing grows. Not part of the gate:
 * {@code mvn -pl cors-starter test -Psoak -Dsoak.duration=PT10M}.
 */
@Soak
@StartsApplications
class RefreshedPoliciesSoakTests {

	private static final Duration DURATION = Duration.parse(System.getProperty("soak.duration", "PT2M"));

	/** Until everything is compiled, and every pool and cache has reached its size. */
	private static final Duration WARM_UP = Duration.ofSeconds(30);

	@Test
	void everyAnswerFollowsOneSnapshotAndNothingGrows() throws Exception {
		try (RunningApplication application = RunningApplication.start(Container.TOMCAT,
				RefreshedPolicies.Application.class, RefreshedPolicies.Application.PROPERTIES)) {
			soak(application, RefreshedPolicies.REQUESTS_AND_ENDPOINT);
		}
	}

	@Test
	void everyReactiveAnswerFollowsOneSnapshotAndNothingGrows() throws Exception {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.REACTIVE, Container.NETTY,
				RefreshedPolicies.Application.class, RefreshedPolicies.Application.PROPERTIES)) {
			soak(application, RefreshedPolicies.REQUESTS);
		}
	}

	private static void soak(RunningApplication application, List<Load.Exchange> exchanges) throws Exception {
		Load load = RefreshedPolicies.run(application, exchanges, WARM_UP, DURATION);
		assertThat(load.answers()).as("answers").isGreaterThan(100 * DURATION.toSeconds());
		load.assertThatNothingGrows();
	}

}
