package io.github.corsstarter.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.SourcedPolicy;
import io.github.corsstarter.actuate.CorsEndpoint;
import io.github.corsstarter.actuate.CorsEndpoint.CorsDescriptor;
import io.github.corsstarter.metrics.CorsMetrics;
import io.github.corsstarter.metrics.CorsRefreshMetrics;
import io.github.corsstarter.tags.StartsApplications;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint and the meters show of refreshes.
 */
@StartsApplications
class ShownRefreshesTests {

	private static final String ACME = "https://acme.example";

	private final AtomicReference<Callable<Collection<SourcedPolicy>>> answer = new AtomicReference<>(
			() -> List.of(tenant("acme", ACME)));

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class,
				CorsEndpointAutoConfiguration.class, CorsMetricsAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=cors")
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean("tenants", CorsPolicySource.class, () -> () -> this.answer.get().call());

	private static SourcedPolicy tenant(String name, String origin) {
		return SourcedPolicy.of(CorsPolicy.builder().name(name).allowedOrigins(origin), "/api/**");
	}

	private static void refresh(ApplicationContext context) {
		context.getBean(CorsPolicyRefresher.class).refresh().join();
	}

	private static double refreshes(ApplicationContext context, String outcome) {
		return context.getBean(MeterRegistry.class)
			.get(CorsRefreshMetrics.REFRESHES)
			.tag("outcome", outcome)
			.counter()
			.count();
	}

	@Test
	void endpointShowsThePoliciesOfSourcesAndTheStart() {
		this.runner.run((context) -> {
			CorsDescriptor shown = context.getBean(CorsEndpoint.class).describe();
			assertThat(shown.policies()).containsOnlyKeys("acme");
			assertThat(shown.refresh().outcome()).isEqualTo("applied");
			assertThat(shown.refresh().problems()).isEmpty();
			assertThat(shown.refresh().snapshotAge()).isBetween(0L, 60L);
		});
	}

	@Test
	void endpointShowsWhyARefreshWasRefusedBesideWhatIsInForce() {
		this.runner.run((context) -> {
			this.answer.set(() -> List.of(tenant("umbrella", "null")));
			refresh(context);
			CorsDescriptor shown = context.getBean(CorsEndpoint.class).describe();
			assertThat(shown.policies()).containsOnlyKeys("acme");
			assertThat(shown.refresh().outcome()).isEqualTo("refused");
			assertThat(shown.refresh().problems()).singleElement()
				.asString()
				.contains("'umbrella'", "Any sandboxed page sends 'null'");
		});
	}

	@Test
	void endpointExplainsByThePoliciesInForce() {
		this.runner.run((context) -> {
			CorsEndpoint endpoint = context.getBean(CorsEndpoint.class);
			assertThat(endpoint.explain("explain", ACME, "/api/x", null, null, null).outcome()).isEqualTo("allowed");
			this.answer.set(List::of);
			refresh(context);
			assertThat(endpoint.explain("explain", ACME, "/api/x", null, null, null).reason())
				.isEqualTo("No policy governs the path '/api/x'.");
		});
	}

	@Test
	void policiesThatAreReplacedDuringAnExplanationAreNotMixedWithItsOwn() {
		AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {
		});
		AtomicReference<CorsPolicies> policies = new AtomicReference<>();
		this.runner.withBean(PolicyResolver.class, () -> (request) -> {
			CorsPolicy governing = policies.get().resolve(request);
			meanwhile.getAndSet(() -> {
			}).run();
			return governing;
		}).run((context) -> {
			policies.set(context.getBean(CorsPolicies.class));
			meanwhile.set(() -> {
				this.answer.set(List::of);
				refresh(context);
			});
			assertThat(
					context.getBean(CorsEndpoint.class).explain("explain", ACME, "/api/x", null, null, null).reason())
				.isEqualTo("No policy governs the path '/api/x'.");
		});
	}

	@Test
	void refreshesAreCountedByOutcomeAndTheStartIsNone() {
		this.runner.run((context) -> {
			for (String outcome : List.of("applied", "unchanged", "refused", "failed")) {
				assertThat(refreshes(context, outcome)).isZero();
			}
			refresh(context);
			this.answer.set(() -> List.of(tenant("umbrella", "null")));
			refresh(context);
			this.answer.set(() -> {
				throw new IllegalStateException("away");
			});
			refresh(context);
			refresh(context);
			this.answer.set(List::of);
			refresh(context);
			assertThat(refreshes(context, "applied")).isEqualTo(1);
			assertThat(refreshes(context, "unchanged")).isEqualTo(1);
			assertThat(refreshes(context, "refused")).isEqualTo(1);
			assertThat(refreshes(context, "failed")).isEqualTo(2);
		});
	}

	@Test
	void ageOfTheSnapshotRisesWhileRefreshesFail() {
		this.runner.run((context) -> {
			this.answer.set(() -> {
				throw new IllegalStateException("away");
			});
			double atFirst = age(context);
			refresh(context);
			Awaitility.await().until(() -> age(context) > atFirst);
			this.answer.set(List::of);
			double before = age(context);
			refresh(context);
			assertThat(age(context)).isLessThan(before + 10);
			assertThat(context.getBean(CorsPolicyRefresher.class).last().snapshotTime())
				.isEqualTo(context.getBean(CorsPolicyRefresher.class).last().time());
		});
	}

	private static double age(ApplicationContext context) {
		return context.getBean(MeterRegistry.class).get(CorsRefreshMetrics.AGE).timeGauge().value();
	}

	@Test
	void policiesOfSourcesAndRefreshesHaveCountersUpToABound() {
		this.runner.run((context) -> {
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.find(CorsMetrics.NAME).tag("policy", "acme").counters()).hasSize(9);
			this.answer.set(() -> IntStream.range(0, 1_000)
				.mapToObj((i) -> tenant("t" + i, "https://t" + i + ".example"))
				.toList());
			refresh(context);
			assertThat(meters.find(CorsMetrics.NAME).tag("policy", "t0").counters()).hasSize(9);
			assertThat(meters.find(CorsMetrics.NAME).tag("policy", "t999").counters()).isEmpty();
			int counters = meters.find(CorsMetrics.NAME).counters().size();
			this.answer.set(() -> IntStream.range(1_000, 2_000)
				.mapToObj((i) -> tenant("t" + i, "https://t" + i + ".example"))
				.toList());
			refresh(context);
			assertThat(meters.find(CorsMetrics.NAME).counters()).hasSize(counters);
		});
	}

}
