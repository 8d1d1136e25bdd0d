package io.github.corsstarter.server;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.PolicyRefresh;
import io.github.corsstarter.SourcedPolicy;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to an application whose policies are refreshed all the time: other policies,
 * the same ones, ones that are refused, and none, because the source fails.
 */
final class RefreshedPolicies {

	private static final long REFRESH_NANOS = Duration.ofMillis(50).toNanos();

	private static final String APP = "https://app.example.com";

	private static final String ACME = "https://acme.example";

	/**
	 * Requests to the application. Not to the Actuator: on Netty a request is lost now
	 * and then on a connection on which an endpoint answered before, with and without
	 * policies.
	 */
	static final List<Load.Exchange> REQUESTS = List.of(new Load.Exchange("GET", "/ok"),
			new Load.Exchange("GET", "/ok", "Origin", APP), new Load.Exchange("POST", "/ok", "Origin", ACME),
			new Load.Exchange("GET", "/ok", "Origin", "https://evil.example"),
			new Load.Exchange("GET", "/other", "Origin", ACME), preflight("/ok", APP, "PUT"),
			preflight("/ok", APP, "DELETE"), preflight("/ok", ACME, "PUT"), preflight("/other", ACME, "PUT"));

	/** Requests, and what the Actuator shows of policies. */
	static final List<Load.Exchange> REQUESTS_AND_ENDPOINT = Stream.concat(REQUESTS.stream(),
			Stream.of(new Load.Exchange("GET", "/actuator/cors"),
					new Load.Exchange("GET", "/actuator/cors/explain?path=/ok&method=PUT&origin=" + APP),
					new Load.Exchange("GET", "/actuator/cors/explain?path=/other&origin=" + ACME)))
		.toList();

	/** The same names and paths, but everything else differs. */
	private static final List<Callable<Collection<SourcedPolicy>>> SNAPSHOTS = List.of(
			() -> List.of(
					SourcedPolicy.of(CorsPolicy.builder()
						.name("one")
						.allowedOrigins(APP)
						.allowedMethods("PUT")
						.exposedHeaders("X-One")
						.allowCredentials(true)
						.maxAge(Duration.ofSeconds(1)), "/ok", "/other"),
					SourcedPolicy.of(
							CorsPolicy.builder().name("two").allowedOrigins(ACME).exposedHeaders("X-Two-Of-One"),
							"/ok")),
			() -> List.of(
					SourcedPolicy.of(CorsPolicy.builder().name("two").allowedOrigins("*").exposedHeaders("X-Two"),
							"/other"),
					SourcedPolicy.of(CorsPolicy.builder()
						.name("one")
						.allowedOrigins(ACME)
						.allowedOriginPatterns("https://*.example.com")
						.allowedMethods("DELETE")
						.maxAge(Duration.ofSeconds(2)), "/ok")));

	private static final List<Callable<Collection<SourcedPolicy>>> ANSWERS = List.of(SNAPSHOTS.get(0), SNAPSHOTS.get(1),
			() -> {
				throw new IllegalStateException("the source is away");
			}, SNAPSHOTS.get(0), SNAPSHOTS.get(0),
			() -> List.of(SourcedPolicy.of(CorsPolicy.builder().name("one").allowedOrigins("null"), "/ok")));

	private final Map<PolicyRefresh.Outcome, Integer> outcomes = new EnumMap<>(PolicyRefresh.Outcome.class);

	private int refreshes;

	private RefreshedPolicies() {
	}

	private static Load.Exchange preflight(String path, String origin, String method) {
		return new Load.Exchange("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", method);
	}

	/**
	 * Put load on the application.
	 * @param application an application with {@link Application}
	 * @param exchanges what to send
	 * @param warmUp how long not to watch
	 * @param duration how long to watch after that
	 * @return the load, when it is over
	 */
	static Load run(RunningApplication application, List<Load.Exchange> exchanges, Duration warmUp, Duration duration)
			throws Exception {
		Application source = application.bean(Application.class);
		CorsPolicyRefresher refresher = application.bean(CorsPolicyRefresher.class);
		Load load = new Load(application.port());
		for (Callable<Collection<SourcedPolicy>> snapshot : SNAPSHOTS) {
			source.answer = snapshot;
			refresher.refresh().join();
			load.learn(exchanges);
		}
		load.assertThatMostExchangesTellPoliciesApart();
		RefreshedPolicies refreshed = new RefreshedPolicies();
		load.run(warmUp, duration, () -> refreshed.refresh(source, refresher));
		System.out.println("Refreshes by outcome: " + refreshed.outcomes + ", answers: " + load.answers());
		assertThat(refreshed.outcomes).containsOnlyKeys(PolicyRefresh.Outcome.values());
		return load;
	}

	private void refresh(Application source, CorsPolicyRefresher refresher) {
		source.answer = ANSWERS.get(this.refreshes++ % ANSWERS.size());
		this.outcomes.merge(refresher.refresh().join().outcome(), 1, Integer::sum);
		LockSupport.parkNanos(REFRESH_NANOS);
	}

	/** For either stack. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		static final String[] PROPERTIES = { LeftOut.PROPERTY + "=security",
				"management.endpoints.web.exposure.include=cors",
				"logging.level.io.github.corsstarter.autoconfigure.refresh=off", "server.tomcat.threads.max=8",
				"server.tomcat.threads.min-spare=8" };

		private volatile Callable<Collection<SourcedPolicy>> answer = SNAPSHOTS.get(0);

		@Bean
		CorsPolicySource changingSource() {
			return () -> this.answer.call();
		}

		@RequestMapping({ "/ok", "/other" })
		String ok() {
			return "ok";
		}

	}

}
