package io.github.corsstarter.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.tags.Soak;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Minutes of requests over HTTP while policies are swapped: every answer follows one
 * policy, and nothing grows. Not part of the gate:
 * {@code mvn -pl cors-starter test -Psoak -Dsoak.duration=PT10M}.
 */
@Soak
@StartsApplications
class SwappedPoliciesSoakTests {

	private static final Duration DURATION = Duration.parse(System.getProperty("soak.duration", "PT2M"));

	/** Until everything is compiled, and every pool and cache has reached its size. */
	private static final Duration WARM_UP = Duration.ofSeconds(30);

	private static final long SWAP_NANOS = Duration.ofMillis(1).toNanos();

	private static final String APP = "https://app.example.com";

	private static final String LONG = "a,".repeat(3_000);

	private static final List<Load.Exchange> EXCHANGES = List.of(new Load.Exchange("GET", "/ok"),
			new Load.Exchange("GET", "/ok", "Origin", APP), new Load.Exchange("POST", "/ok", "Origin", APP),
			new Load.Exchange("GET", "/ok", "Origin", "https://evil.example"),
			new Load.Exchange("GET", "/ok", "Origin", "null"),
			new Load.Exchange("GET", "/ok", "Origin", "https://" + LONG),
			new Load.Exchange("GET", "/unmapped", "Origin", APP), new Load.Exchange("GET", "/throws", "Origin", APP),
			new Load.Exchange("GET", "/resets", "Origin", APP), new Load.Exchange("GET", "/overwrites", "Origin", APP),
			new Load.Exchange("GET", "/deferred", "Origin", APP),
			new Load.Exchange("GET", "/callable-throws", "Origin", APP),
			new Load.Exchange("OPTIONS", "/ok", "Origin", APP, "Access-Control-Request-Method", "PUT"),
			new Load.Exchange("OPTIONS", "/ok", "Origin", APP, "Access-Control-Request-Method", "PUT",
					"Access-Control-Request-Headers", "x-one"),
			new Load.Exchange("OPTIONS", "/ok", "Origin", APP, "Access-Control-Request-Method", "PUT",
					"Access-Control-Request-Headers", LONG),
			new Load.Exchange("OPTIONS", "/ok", "Origin", "https://evil.example", "Access-Control-Request-Method",
					"GET"));

	@Test
	void everyAnswerFollowsOnePolicyAndNothingGrows() throws Exception {
		try (RunningApplication application = RunningApplication.start(Container.TOMCAT,
				new Class<?>[] { ResponsesApplication.class, Swapping.class }, LeftOut.PROPERTY + "=security",
				"server.tomcat.threads.max=8", "server.tomcat.threads.min-spare=8")) {
			Swapping swapping = application.bean(Swapping.class);
			Load load = new Load(application.port());
			for (PolicyResolver resolver : Swapping.RESOLVERS) {
				swapping.current = resolver;
				load.learn(EXCHANGES);
			}
			load.assertThatMostExchangesTellPoliciesApart();
			AtomicInteger swaps = new AtomicInteger();
			load.run(WARM_UP, DURATION, () -> {
				swapping.current = Swapping.RESOLVERS.get(swaps.getAndIncrement() % Swapping.RESOLVERS.size());
				LockSupport.parkNanos(SWAP_NANOS);
			});
			System.out.println("Policies were swapped " + swaps + " times");
			assertThat(swaps.get()).as("swaps").isGreaterThan((int) (50 * DURATION.toSeconds()));
			assertThat(load.answers()).as("answers").isGreaterThan(100 * DURATION.toSeconds());
			load.assertThatNothingGrows();
		}
	}

	/**
	 * A resolver that changes its mind.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Swapping {

		static final List<PolicyResolver> RESOLVERS = List.of(
				fixed(CorsPolicy.builder()
					.name("one")
					.allowedOrigins(APP)
					.allowedMethods("PUT")
					.allowedHeaders("X-One")
					.exposedHeaders("X-One")
					.allowCredentials(true)
					.build()),
				fixed(CorsPolicy.builder().name("two").allowedOrigins("*").exposedHeaders("X-Two").build()),
				(request) -> {
					throw new IllegalStateException("resolver");
				}, (request) -> null);

		private volatile PolicyResolver current = RESOLVERS.get(0);

		private static PolicyResolver fixed(CorsPolicy policy) {
			return (request) -> policy;
		}

		@Bean
		PolicyResolver swappingResolver() {
			return (CorsRequest request) -> this.current.resolve(request);
		}

	}

}
