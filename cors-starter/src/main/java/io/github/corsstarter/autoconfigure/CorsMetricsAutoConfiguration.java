package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.metrics.CorsMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the counter of CORS requests.
 */
@AutoConfiguration(after = CorsAutoConfiguration.class,
		// By name: those of Spring Boot 4 and of Spring Boot 3.
		afterName = {
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ CorsPolicies.class, MeterRegistry.class })
public final class CorsMetricsAutoConfiguration {

	CorsMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CorsMetrics corsMetrics(MeterRegistry registry, CorsPolicies policies) {
		return new CorsMetrics(registry, policies);
	}

}
