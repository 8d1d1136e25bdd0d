package io.github.corsstarter.autoconfigure.properties;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class ApplicationPathsTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			nothing                           | SERVLET  | x=y                               | ``   | ``
			the context path                  | SERVLET  | server.servlet.context-path=/app/ | /app | ``
			the servlet's path                | SERVLET  | spring.mvc.servlet.path=mvc       | ``   | /mvc
			WebFlux's base path on servlets   | SERVLET  | spring.webflux.base-path=/app     | ``   | ``
			nothing on WebFlux                | REACTIVE | x=y                               | ``   | ``
			the base path                     | REACTIVE | spring.webflux.base-path=/app/    | /app | ``
			a context path on WebFlux         | REACTIVE | server.servlet.context-path=/app  | ``   | ``
			a servlet's path on WebFlux       | REACTIVE | spring.mvc.servlet.path=/app      | ``   | ``
			""", quoteCharacter = '`')
	void onlyThoseOfTheStackThatRunsCount(String what, WebApplicationType stack, String property, String contextPath,
			String servletPath) {
		runner(stack).withPropertyValues(property)
			.run((context) -> assertThat(ApplicationPaths.of(context))
				.isEqualTo(new ApplicationPaths(contextPath, servletPath)));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the context path                  | SERVLET  | server.servlet.context-path | true
			the base path on servlets         | SERVLET  | spring.webflux.base-path    | false
			the base path                     | REACTIVE | spring.webflux.base-path    | true
			a context path on WebFlux         | REACTIVE | server.servlet.context-path | false
			""")
	void pathThatBeginsWithWhatPoliciesDoNotSeeIsWarnedOf(String what, WebApplicationType stack, String key,
			boolean warned, CapturedOutput output) {
		runner(stack)
			.withPropertyValues(key + "=/app", "cors.paths=/app/api/**", "cors.allowed-origins=https://app.example.com")
			.run((context) -> assertThat(context.containsBean("corsPolicies")).isTrue());
		String warning = "cors.paths[0] '/app/api/**': Paths are relative to the context path '/app', which this one "
				+ "begins with. Write '/api/**'.";
		assertThat(output.getAll().contains(warning)).isEqualTo(warned);
	}

	private static AbstractApplicationContextRunner<?, ?, ?> runner(WebApplicationType stack) {
		AbstractApplicationContextRunner<?, ?, ?> runner = (stack == WebApplicationType.REACTIVE)
				? new ReactiveWebApplicationContextRunner() : new WebApplicationContextRunner();
		return runner.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class));
	}

}
