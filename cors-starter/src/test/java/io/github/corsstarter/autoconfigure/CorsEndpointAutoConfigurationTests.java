package io.github.corsstarter.autoconfigure;

import java.time.Clock;

import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.actuate.CorsEndpoint;
import io.github.corsstarter.actuate.RecentDenials;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
class CorsEndpointAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsEndpointAutoConfiguration.class))
		.withPropertyValues("cors.allowed-origins=https://app.example.com");

	private final WebApplicationContextRunner exposed = this.runner
		.withPropertyValues("management.endpoints.web.exposure.include=cors");

	@Test
	void endpointIsThereWhenExposed() {
		this.exposed.run((context) -> assertThat(context).hasSingleBean(CorsEndpoint.class));
	}

	@Test
	void denialsAreRememberedWhenSomebodyCanLookAtThem() {
		this.exposed.run(
				(context) -> assertThat(context).getBean(CorsDecisionListener.class).isInstanceOf(RecentDenials.class));
	}

	@Test
	void nothingIsThereUnlessExposed() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(CorsEndpoint.class)
			.doesNotHaveBean(CorsDecisionListener.class));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			to everybody   | management.endpoint.cors.access=NONE
			for everything | cors.enabled=false
			""")
	void nothingIsThereWhenSwitchedOff(String description, String property) {
		this.exposed.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CorsEndpoint.class)
				.doesNotHaveBean(RecentDenials.class));
	}

	@Test
	void nothingGovernsWhatIsSwitchedOffAfterAll() {
		this.exposed.withBean(PolicyResolver.class, () -> (request) -> {
			throw new AssertionError("asked");
		})
			.withPropertyValues("cors.enabled=off")
			.run((context) -> assertThat(context.getBean(CorsEndpoint.class)
				.explain("explain", "https://app.example.com", "/", null, null, null)
				.policy()).isNull());
	}

	@Test
	void nothingIsThereWithoutTheActuator() {
		// Imported as in an application, which does not load missing classes.
		new WebApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues("cors.allowed-origins=https://app.example.com",
					"management.endpoints.web.exposure.include=cors")
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate", "io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CorsPolicies.class)
				.doesNotHaveBean("corsEndpoint")
				.doesNotHaveBean("corsRecentDenials")
				.doesNotHaveBean("corsMetrics"));
	}

	@Test
	void userEndpointReplacesOurs() {
		this.exposed.withUserConfiguration(UserEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(CorsEndpoint.class).hasBean("userEndpoint"));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CorsAutoConfiguration.class, CorsEndpointAutoConfiguration.class,
			CorsMetricsAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class UserEndpoint {

		@Bean
		CorsEndpoint userEndpoint(PolicyResolver resolver, CorsPolicies policies) {
			return new CorsEndpoint(resolver, policies, new RecentDenials(Clock.systemUTC()));
		}

	}

}
