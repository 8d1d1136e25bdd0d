package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class CorsOutsideWebAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(CorsAutoConfiguration.class,
			CorsServletAutoConfiguration.class, CorsReactiveAutoConfiguration.class,
			CorsOutsideWebAutoConfiguration.class);

	private static final String WARNING = "The keys under 'cors' in test have no effect, because this is not a web "
			+ "application. Remove them, or write 'cors.enabled=false'.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			origins              | cors.allowed-origins=https://app.example.com
			what is refused      | cors.allowed-origins=https://app.example.com/
			what is no key       | cors.allowed-orgins=https://app.example.com
			what is no boolean   | cors.enabled=maybe
			a policy             | cors.policies.api.allowed-origins=*
			""")
	void keysWithoutEffectAreWarnedOfOnce(String description, String property, CapturedOutput output) {
		this.runner.withPropertyValues(property, "cors.max-age=5m")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getAll().lines().filter((line) -> line.contains("'cors'"))).singleElement()
			.asString()
			.contains(" WARN ", WARNING);
	}

	@Test
	void nothingIsSaidWithoutKeys(CapturedOutput output) {
		this.runner.withPropertyValues("corsair.name=Drake").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("cors'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "off", "NO", "0" })
	void nothingIsSaidWhenSwitchedOff(String word, CapturedOutput output) {
		this.runner.withPropertyValues("cors.enabled=" + word, "cors.allowed-origins=https://app.example.com")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("'cors'");
	}

	@Test
	void webApplicationsAreNotWarned(CapturedOutput output) {
		assertSilent(new WebApplicationContextRunner());
		assertSilent(new ReactiveWebApplicationContextRunner());
		assertThat(output).contains("CORS policies in force").doesNotContain("have no effect");
	}

	private static void assertSilent(AbstractApplicationContextRunner<?, ?, ?> runner) {
		runner.withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues("cors.allowed-origins=https://app.example.com")
			.run((context) -> assertThat(context.containsBean("corsOutsideWebWarning")).isFalse());
	}

}
