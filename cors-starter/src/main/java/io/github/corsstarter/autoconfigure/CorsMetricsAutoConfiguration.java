package io.github.corsstarter.autoconfigure;

import java.time.Clock;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.refresh.RefreshListener;
import io.github.corsstarter.autoconfigure.refresh.Refreshed;
import io.github.corsstarter.metrics.CorsMetrics;
import io.github.corsstarter.metrics.CorsRefreshMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the counters of CORS requests and of refreshes.
 */
@AutoConfiguration(after = CorsAutoConfiguration.class,
		// By name: those of Spring Boot 4 and of Spring Boot 3.
		afterName = {
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ CorsProperties.class, CorsPolicies.class, CorsPolicyRefresher.class, MeterRegistry.class })
public final class CorsMetricsAutoConfiguration {

	CorsMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CorsMetrics corsMetrics(MeterRegistry registry, CorsPolicies policies) {
		return new CorsMetrics(registry, policies.snapshot());
	}

	@Bean
	@ConditionalOnMissingBean
	CorsRefreshMetrics corsRefreshMetrics(MeterRegistry registry, CorsPolicyRefresher refresher) {
		return new CorsRefreshMetrics(registry, refresher, Clock.systemUTC());
	}

	@Bean
	RefreshListener corsMetricsOfRefreshes(CorsMetrics requests, CorsRefreshMetrics refreshes) {
		return new RefreshListener() {

			@Override
			public void started(Refreshed start) {
				requests.register(start.policies());
			}

			@Override
			public void refreshed(Refreshed refreshed) {
				requests.register(refreshed.policies());
				refreshes.count(refreshed.refresh());
			}

		};
	}

}
