package io.github.corsstarter.autoconfigure;

import java.util.Arrays;

import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.metrics.CorsMetrics;
import io.github.corsstarter.tags.StartsApplications;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
class CorsMetricsAutoConfigurationTests {

	private static final String APP = "https://app.example.com";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class,
				CorsMetricsAutoConfiguration.class))
		.withPropertyValues("cors.policies.api.allowed-origins=" + APP);

	private final WebApplicationContextRunner metered = this.runner.withUserConfiguration(Registry.class);

	@Test
	void requestIsCounted() {
		this.metered.run((context) -> {
			MockHttpServletRequest request = new MockHttpServletRequest("GET", "/x");
			request.addHeader("Origin", APP);
			Filter filter = context.getBean(FilterRegistrationBean.class).getFilter();
			filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
			assertThat(context.getBean(MeterRegistry.class)
				.get("cors.requests")
				.tags("policy", "api", "type", "actual", "outcome", "allowed", "verdict", "allowed")
				.counter()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void nothingIsCountedWithoutARegistry() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CorsDecisionListener.class));
	}

	@Test
	void nothingIsCountedWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CorsPolicies.class)
				.doesNotHaveBean("corsMetrics"));
	}

	@Test
	void nothingIsCountedWhenSwitchedOff() {
		this.metered.withPropertyValues("cors.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CorsMetrics.class));
	}

	@Test
	void userMetricsReplaceOurs() {
		this.metered.withUserConfiguration(UserMetrics.class)
			.run((context) -> assertThat(context).hasSingleBean(CorsMetrics.class).hasBean("userMetrics"));
	}

	@Test
	void registriesAreMadeBefore() {
		String[] before = CorsMetricsAutoConfiguration.class.getAnnotation(AutoConfiguration.class).afterName();
		assertThat(Arrays.stream(before).filter((name) -> ClassUtils.isPresent(name, null))).hasSize(1);
	}

	@Configuration(proxyBeanMethods = false)
	static class Registry {

		@Bean
		MeterRegistry registry() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UserMetrics {

		@Bean
		CorsMetrics userMetrics(MeterRegistry registry, CorsPolicies policies) {
			return new CorsMetrics(registry, policies);
		}

	}

}
