package io.github.corsstarter.autoconfigure.diagnostics;

import java.nio.file.Path;

import io.github.corsstarter.autoconfigure.StartUp;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The report about values of the wrong type as people read it.
 */
@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class MistypedValuesReportTests {

	@TempDir
	Path directory;

	private StartUp startUp;

	@BeforeEach
	void setUp(CapturedOutput output) {
		this.startUp = new StartUp(this.directory, output);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', quoteCharacter = '"',
			textBlock = """
					a word for a duration        ~ max-age: abc                           ~ cors.max-age                 ~ abc                  ~ 2:12 ~ This is not a duration. Write a number and one unit such as '30m', or a number of seconds.
					two units                    ~ max-age: 1h30m                         ~ cors.max-age                 ~ 1h30m                ~ 2:12 ~ This is not a duration. Write a number and one unit such as '30m', or a number of seconds.
					a placeholder for a duration ~ max-age: ${age}                        ~ cors.max-age                 ~ ${age}               ~ 2:12 ~ This placeholder was not resolved. Define the property that it names.
					a duration of a policy       ~ "policies: { api: { max-age: abc } }"  ~ cors.policies.api.max-age    ~ abc                  ~ 2:31 ~ This is not a duration. Write a number and one unit such as '30m', or a number of seconds.
					a word for a boolean         ~ allow-credentials: maybe               ~ cors.allow-credentials       ~ maybe                ~ 2:22 ~ This is neither true nor false. Write 'true' or 'false'.
					a number for a boolean       ~ reject-disallowed: 7                   ~ cors.reject-disallowed       ~ 7                    ~ 2:22 ~ This is neither true nor false. Write 'true' or 'false'.
					a word for the switch        ~ enabled: maybe                         ~ cors.enabled                 ~ maybe                ~ 2:12 ~ This is neither true nor false. Write 'true' or 'false'.
					no danger                    ~ dangerously-tolerate: foo              ~ cors.dangerously-tolerate    ~ foo                  ~ 2:25 ~ This is not the name of something that can be tolerated. Write one of 'insecure-origins', 'public-suffixes', 'unbounded-origins'.
					no danger beside one         ~ "dangerously-tolerate: insecure-origins,foo" ~ cors.dangerously-tolerate ~ insecure-origins,foo ~ 2:25 ~ This is not the name of something that can be tolerated. Write one of 'insecure-origins', 'public-suffixes', 'unbounded-origins'.
					no danger in a list          ~ "dangerously-tolerate: [insecure-origins, foo]" ~ cors.dangerously-tolerate[1] ~ foo ~ 2:44 ~ This is not the name of something that can be tolerated. Write one of 'insecure-origins', 'public-suffixes', 'unbounded-origins'.
					a word for an order          ~ filter-order: first                    ~ cors.filter-order            ~ first                ~ 2:17 ~ An order is a whole number. Write one such as '-2147483618', or remove the key.
					an order that is too large   ~ filter-order: 2147483648               ~ cors.filter-order            ~ 2147483648           ~ 2:17 ~ An order is a whole number. Write one such as '-2147483618', or remove the key.
					a name instead of policies  ~ policies: api                          ~ cors.policies                ~ api                  ~ 2:13 ~ A policy has keys of its own. Write 'cors.policies.<name>.allowed-origins', for example.
					a path instead of a policy  ~ "policies: { api: /api/** }"           ~ cors.policies.api            ~ /api/**              ~ 2:20 ~ A policy has keys of its own. Write 'cors.policies.<name>.allowed-origins', for example.
					""")
	void isReportedWithWhatToWrite(String description, String line, String key, String value, String place,
			String reason) {
		assertThat(this.startUp.yaml("cors:\n  " + line + "\n").report()).startsWith("""
				Description:

				Failed to bind properties under 'cors':

				    Property: %s
				    Value: "%s"
				    Origin: URL [file:application.yml] - %s
				    Reason: %s
				""".formatted(key, value, place, reason));
	}

	@Test
	void everythingElseIsReportedToo() {
		assertThat(this.startUp.yaml("""
				cors:
				  allowed-orgins: https://app.example.com
				  max-age: 1h30m
				  policies:
				    api:
				      paths: /api/**
				      allowed-origins: https://app.example.com/
				      allow-credentials: maybe
				    web:
				      paths: /web/**
				""").report()).isEqualTo("""
				Description:

				Failed to bind properties under 'cors':

				    Property: cors.allowed-orgins
				    Value: "https://app.example.com"
				    Origin: URL [file:application.yml] - 2:19
				    Reason: No such key. Write 'cors.allowed-origins'.

				    Property: cors.max-age
				    Value: "1h30m"
				    Origin: URL [file:application.yml] - 3:12
				    Reason: This is not a duration. Write a number and one unit such as '30m', or a number of seconds.

				    Property: cors.policies.api.allow-credentials
				    Value: "maybe"
				    Origin: URL [file:application.yml] - 8:26
				    Reason: This is neither true nor false. Write 'true' or 'false'.

				    Property: cors.policies.api.allowed-origins[0]
				    Value: "https://app.example.com/"
				    Origin: URL [file:application.yml] - 7:24
				    Reason: An origin has no trailing slash. Write 'https://app.example.com'.

				Action:

				Update your application's configuration""");
	}

	@Test
	void nothingIsReportedThatMayHaveBeenTolerated() {
		assertThat(this.startUp.yaml("""
				cors:
				  dangerously-tolerate: insecure-origin
				  allow-credentials: true
				  allowed-origins: http://app.example.com
				""").report()).containsOnlyOnce("Reason:").contains("Value: \"insecure-origin\"");
	}

	@Test
	void environmentVariableIsNamed() {
		assertThat(this.startUp.environment("CORS_MAXAGE", "abc").report()).contains("Property: cors.max-age",
				"Value: \"abc\"", "Origin: System Environment Property \"CORS_MAXAGE\"",
				"Reason: This is not a duration. Write a number and one unit");
	}

	@Test
	void otherPropertiesAreLeftToSpringBoot() {
		assertThat(this.startUp.sources(Foreign.class).yaml("shop.size: large").report())
			.contains("Failed to bind properties under 'shop.size' to int");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ShopProperties.class)
	static class Foreign {

	}

	@ConfigurationProperties(prefix = "shop")
	static class ShopProperties {

		private int size;

		public int getSize() {
			return this.size;
		}

		public void setSize(int size) {
			this.size = size;
		}

	}

}
