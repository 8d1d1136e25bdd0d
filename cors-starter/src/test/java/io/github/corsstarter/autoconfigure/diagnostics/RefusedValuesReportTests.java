package io.github.corsstarter.autoconfigure.diagnostics;

import java.nio.file.Path;

import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.autoconfigure.StartUp;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reports as people read them: whole, from applications that really start.
 */
@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class RefusedValuesReportTests {

	@TempDir
	Path directory;

	private StartUp startUp;

	@BeforeEach
	void setUp(CapturedOutput output) {
		this.startUp = new StartUp(this.directory, output);
	}

	@Test
	void everyElementOfAListHasItsLine() {
		assertThat(this.startUp.yaml("""
				cors:
				  allowed-origins:
				    - https://app.example.com
				    - https://shop.example.com/
				    - "null"
				""").report()).isEqualTo(
				"""
						Description:

						Failed to bind properties under 'cors':

						    Property: cors.allowed-origins[1]
						    Value: "https://shop.example.com/"
						    Origin: URL [file:application.yml] - 4:7
						    Reason: An origin has no trailing slash. Write 'https://shop.example.com'.

						    Property: cors.allowed-origins[2]
						    Value: "null"
						    Origin: URL [file:application.yml] - 5:7
						    Reason: Any sandboxed page sends 'null', no matter whose it is. Serve the page from an origin of its own.

						Action:

						Update your application's configuration""");
	}

	@Test
	void problemsOfSeveralPoliciesAreReportedAtOnce() {
		assertThat(this.startUp.yaml("""
				cors:
				  policies:
				    api:
				      paths: /api/**
				      allowed-origins: ["*"]
				      allow-credentials: true
				      max-age: 48h
				    my.shop:
				      paths: ["/shop/{id", "/a"]
				      allowed-origins: [https://shop.example.com]
				      allowed-methods: [PUT, delete]
				    "[my.shop]":
				      paths: ["/shop/{id", "/a"]
				      allowed-origins: [HTTPS://shop.example.com]
				    My-Name:
				      exposed-headers: Set-Cookie
				""").report()).isEqualTo(
				"""
						Description:

						Failed to bind properties under 'cors':

						    Property: cors.policies.my.shop.allowed-methods
						    Value: "PUT, delete"
						    Origin: URL [file:application.yml] - 11:25
						    Reason: A name with a dot is written in brackets. Write 'cors.policies[my.shop].allowed-methods'.

						    Property: cors.policies.my.shop.allowed-origins
						    Value: "https://shop.example.com"
						    Origin: URL [file:application.yml] - 10:25
						    Reason: A name with a dot is written in brackets. Write 'cors.policies[my.shop].allowed-origins'.

						    Property: cors.policies.my.shop.paths
						    Value: "/shop/{id, /a"
						    Origin: URL [file:application.yml] - 9:15
						    Reason: A name with a dot is written in brackets. Write 'cors.policies[my.shop].paths'.

						    Property: cors.policies.api.allowed-origins[0]
						    Value: "*"
						    Origin: URL [file:application.yml] - 5:25
						    Reason: With 'allow-credentials' browsers reject '*'. List the origins, or remove 'allow-credentials'.

						    Property: cors.policies.api.max-age
						    Value: "48h"
						    Origin: URL [file:application.yml] - 7:16
						    Reason: A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching.

						    Property: cors.policies[my.shop].allowed-origins[0]
						    Value: "HTTPS://shop.example.com"
						    Origin: URL [file:application.yml] - 14:25
						    Reason: Browsers send origins in lower case. Write 'https://shop.example.com'.

						    Property: cors.policies.my.shop.allowed-methods[1]
						    Value: "delete"
						    Origin: URL [file:application.yml] - 11:30
						    Reason: Methods are case-sensitive. Write 'DELETE'.

						    Property: cors.policies[my.shop].paths[0]
						    Value: "/shop/{id"
						    Origin: URL [file:application.yml] - 13:15
						    Reason: This is not a valid path pattern: Expected close capture character after variable name }. Write a pattern such as '/api/**' or '/users/{id}'.

						    Property: cors.policies.My-Name.allowed-origins
						    Origin: URL [file:application.yml] - 16:24
						    Reason: A policy that names no origin allows nobody. Write at least one such as 'https://app.example.com', or remove the policy.

						    Property: cors.policies.My-Name.exposed-headers[0]
						    Value: "Set-Cookie"
						    Origin: URL [file:application.yml] - 16:24
						    Reason: Browsers do not let scripts read this header. Remove it.

						Action:

						Update your application's configuration""");
	}

	@Test
	void aCommaSeparatedValueIsFoundByItsList() {
		assertThat(this.startUp.yaml("""
				cors:
				  allowed-origins: https://app.example.com, https://shop.example.com/
				""").report()).isEqualTo("""
				Description:

				Failed to bind properties under 'cors':

				    Property: cors.allowed-origins[1]
				    Value: "https://shop.example.com/"
				    Origin: URL [file:application.yml] - 2:20
				    Reason: An origin has no trailing slash. Write 'https://shop.example.com'.

				Action:

				Update your application's configuration""");
	}

	@Test
	void aValueOfThePrefixIsReportedWhereItStands() {
		assertThat(this.startUp.yaml("cors: https://app.example.com").report()).isEqualTo("""
				Description:

				Failed to bind properties under 'cors':

				    Property: cors
				    Value: "https://app.example.com"
				    Origin: URL [file:application.yml] - 1:7
				    Reason: 'cors' has keys and no value of its own. Write 'cors.allowed-origins', for example.

				Action:

				Update your application's configuration""");
	}

	@Test
	void anEnvironmentVariableIsNamed() {
		assertThat(this.startUp.environment("CORS_ALLOWED_ORIGINS", "https://app.example.com/,x").report())
			.isEqualTo("""
					Description:

					Failed to bind properties under 'cors':

					    Property: cors.allowed-origins[0]
					    Value: "https://app.example.com/"
					    Origin: System Environment Property "CORS_ALLOWED_ORIGINS"
					    Reason: An origin has no trailing slash. Write 'https://app.example.com'.

					    Property: cors.allowed-origins[1]
					    Value: "x"
					    Origin: System Environment Property "CORS_ALLOWED_ORIGINS"
					    Reason: An origin begins with a scheme and '://'. Write 'https://x'.

					Action:

					Update your application's configuration""");
	}

	@Test
	void variableOfAPolicyWithoutANameHasNoEffect() {
		assertThat(this.startUp.yaml("cors.allowed-origins: https://app.example.com")
			.environment("CORS_POLICIES_0", "x")
			.report()).contains("This variable names no key of a policy, so it has no effect.");
	}

	@Test
	void anEnvironmentVariableOfANamedPolicyIsNamed() {
		assertThat(this.startUp.environment("CORS_POLICIES_API_ALLOWEDORIGINS_0", "https://app.example.com/").report())
			.isEqualTo("""
					Description:

					Failed to bind properties under 'cors':

					    Property: cors.policies.api.allowed-origins[0]
					    Value: "https://app.example.com/"
					    Origin: System Environment Property "CORS_POLICIES_API_ALLOWEDORIGINS_0"
					    Reason: An origin has no trailing slash. Write 'https://app.example.com'.

					Action:

					Update your application's configuration""");
	}

	@Test
	void theCommandLineIsNamed() {
		assertThat(this.startUp.arguments("--cors.allowed-origins[0]=https://app.example.com/", "--cors.max-age=-1")
			.report()).isEqualTo("""
					Description:

					Failed to bind properties under 'cors':

					    Property: cors.allowed-origins[0]
					    Value: "https://app.example.com/"
					    Origin: "cors.allowed-origins[0]" from property source "commandLineArgs"
					    Reason: An origin has no trailing slash. Write 'https://app.example.com'.

					    Property: cors.max-age
					    Value: "-1"
					    Origin: "cors.max-age" from property source "commandLineArgs"
					    Reason: '0' disables caching, and nothing lasts shorter. Write '0', or a time such as '30m'.

					Action:

					Update your application's configuration""");
	}

	@Test
	void aSystemPropertyIsNamed() {
		assertThat(this.startUp.systemProperty("cors.allowed-origins", "https://app.example.com/").report())
			.isEqualTo("""
					Description:

					Failed to bind properties under 'cors':

					    Property: cors.allowed-origins[0]
					    Value: "https://app.example.com/"
					    Origin: "cors.allowed-origins" from property source "systemProperties"
					    Reason: An origin has no trailing slash. Write 'https://app.example.com'.

					Action:

					Update your application's configuration""");
	}

	@Test
	void aMistakeInAnInheritedDefaultIsReportedOnceWhereItStands() {
		assertThat(this.startUp.yaml("""
				cors:
				  allowed-headers: Cookie
				  policies:
				    one:
				      paths: /one
				      allowed-origins: https://app.example.com
				    two:
				      paths: /two
				      allowed-origins: https://app.example.com
				""").report()).isEqualTo("""
				Description:

				Failed to bind properties under 'cors':

				    Property: cors.allowed-headers[0]
				    Value: "Cookie"
				    Origin: URL [file:application.yml] - 2:20
				    Reason: Browsers do not let scripts set this header. Remove it.

				Action:

				Update your application's configuration""");
	}

	@Test
	void aPlaceholderIsShownAsWhatItStandsFor() {
		assertThat(this.startUp.yaml("""
				frontend: https://app.example.com/
				age: 48h
				cors:
				  allowed-origins: ${frontend}
				  max-age: ${age}
				  allowed-origin-patterns: https://*.${tenant}
				""").report()).isEqualTo("""
				Description:

				Failed to bind properties under 'cors':

				    Property: cors.allowed-origins[0]
				    Value: "https://app.example.com/"
				    Origin: URL [file:application.yml] - 4:20
				    Reason: An origin has no trailing slash. Write 'https://app.example.com'.

				    Property: cors.allowed-origin-patterns[0]
				    Value: "https://*.${tenant}"
				    Origin: URL [file:application.yml] - 6:28
				    Reason: This placeholder was not resolved. Define the property that it names.

				    Property: cors.max-age
				    Value: "PT48H"
				    Origin: URL [file:application.yml] - 5:12
				    Reason: A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching.

				Action:

				Update your application's configuration""");
	}

	@Test
	void aPolicyWithoutOriginsIsFoundByWhatItHas() {
		assertThat(this.startUp.yaml("""
				cors:
				  policies:
				    api:
				      paths: /api/**
				      colour: blue
				""").report()).isEqualTo(
				"""
						Description:

						Failed to bind properties under 'cors':

						    Property: cors.policies.api.colour
						    Value: "blue"
						    Origin: URL [file:application.yml] - 5:15
						    Reason: No such key. The keys of a policy are 'allow-credentials', 'allowed-headers', 'allowed-methods', 'allowed-origin-patterns', 'allowed-origin-regexes', 'allowed-origins', 'dangerously-tolerate', 'enabled', 'exposed-headers', 'max-age', 'paths'.

						    Property: cors.policies.api.allowed-origins
						    Origin: URL [file:application.yml] - 4:14
						    Reason: A policy that names no origin allows nobody. Write at least one such as 'https://app.example.com', or remove the policy.

						Action:

						Update your application's configuration""");
	}

	@Test
	void keysAreSpelledAsTheyAreWritten() {
		assertThat(this.startUp.yaml("""
				cors:
				  allowOrigins: https://app.example.com
				  allowedOrigins: [https://shop.example.com/]
				  maxAge: abc
				  policies:
				    My_Api:
				      allowedMethods: put, delete
				      paths: /api
				      allowedOrigins: "*"
				    "[my-web]":
				      paths: web
				      allowedOrigins: "*"
				""").report()).contains("Property: cors.allowOrigins\n", "Property: cors.allowedOrigins[0]\n",
				"Property: cors.maxAge\n", "Property: cors.policies.My_Api.allowedMethods[0]\n",
				"Property: cors.policies.My_Api.allowedMethods[1]\n",
				"Property: cors.policies[my-web].paths[0]\n    Value: \"web\"\n    Origin: URL [file:application.yml] - 11:14\n");
	}

	@Test
	void noLineIsWiderThanATerminal() {
		String report = this.startUp.environment("CORS_POLICIES_WEB_APP_ALLOWEDORIGINS", "https://b.example")
			.yaml("""
					cors:
					  colour: blue
					  max-age: 48h
					  allow-credentials: true
					  allowed-origins: [http://app.example.com, "https://shop.example.com,https://www.example.com", "null"]
					  allowed-origin-patterns: [https://*, https://*.co.uk, "https://{[A-Z]+}.example.com"]
					  allowed-origin-regexes: https://.*example\\.com
					  paths: "/{id"
					  exposed-headers: "*"
					  dangerously-tolerate: none
					  allow-methods: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, PROPFIND, PROPPATCH, MKCOL, COPY, MOVE, LOCK
					  policies:
					    "[/api/**]":
					      allowed-origins: "*"
					""")
			.printedReport();
		assertThat(report).contains("\"GET, HEAD,");
		assertThat(report.lines()).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(100));
		assertThat(report.lines().filter((line) -> line.contains("Reason: "))).hasSizeGreaterThan(11);
	}

	@Test
	void reasonGoesOnInTheNextLine() {
		assertThat(this.startUp.yaml("cors.allowed-origins: \"null\"").printedReport()).contains("""
				    Reason: Any sandboxed page sends 'null', no matter whose it is. Serve the page from an origin of
				            its own.
				""");
	}

	@Test
	void aVariableThatIsIgnoredIsNamed() {
		assertThat(this.startUp.environment("CORS_POLICIES_WEB_APP_ALLOWEDORIGINS", "https://b.example").yaml("""
				cors.policies.web-app:
				  allowed-origins: https://a.example
				""").report()).contains(
				"""
						    Property: cors.policies.web.app.allowedorigins
						    Value: "https://b.example"
						    Origin: System Environment Property "CORS_POLICIES_WEB_APP_ALLOWEDORIGINS"
						    Reason: Spring binds no variable of this spelling, so it has no effect. Write 'CORS_POLICIES_WEBAPP_ALLOWEDORIGINS'.
						""");
	}

	@Test
	void aVariableThatMakesAPolicyIsNamed() {
		assertThat(this.startUp.environment("CORS_ALLOWED_ORIGINS", "https://app.example.com").yaml("""
				cors.policies.api:
				  paths: /api/**
				  allowed-origins: ${CORS_ALLOWED_ORIGINS}
				""").report()).contains("""
				    Property: cors.allowed-origins
				    Value: "https://app.example.com"
				    Origin: System Environment Property "CORS_ALLOWED_ORIGINS"
				""");
	}

	@Test
	void valueOfAMisspelledKeyIsCheckedToo() {
		assertThat(this.startUp.yaml("""
				cors:
				  policies:
				    api:
				      allowed-orgins: [https://app.example.com, https://shop.example.com/]
				      max-ages: 48h
				""").report())
			.contains("Property: cors.policies.api.allowed-orgins[1]", "Origin: URL [file:application.yml] - 4:49",
					"Reason: An origin has no trailing slash. Write 'https://shop.example.com'.",
					"Reason: A preflight may be cached for at most 24h.")
			.doesNotContain("names no origin");
	}

	@Test
	void aFailureOfAnyDepthIsReported() {
		assertThat(this.startUp.sources(Dependent.class).yaml("""
				cors:
				  allowed-origins: x
				""").report()).contains("Property: cors.allowed-origins[0]");
	}

	@Test
	void otherPropertiesAreLeftToSpringBoot() {
		assertThat(this.startUp.sources(Foreign.class).yaml("""
				shop:
				  size: 3
				""").report()).contains("Binding to target " + ShopProperties.class.getName())
			.contains("Property: shop.size");
	}

	@Test
	void otherUnknownKeysAreLeftToSpringBoot() {
		assertThat(this.startUp.sources(Foreign.class).yaml("""
				shop:
				  colour: blue
				""").report()).contains("The elements [shop.colour] were left unbound.");
	}

	@Configuration(proxyBeanMethods = false)
	static class Dependent {

		@Bean
		String first(PolicyResolver resolver) {
			return resolver.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ShopProperties.class)
	static class Foreign {

	}

	@ConfigurationProperties(prefix = "shop", ignoreUnknownFields = false)
	static class ShopProperties implements Validator {

		private int size;

		public int getSize() {
			return this.size;
		}

		public void setSize(int size) {
			this.size = size;
		}

		@Override
		public boolean supports(Class<?> type) {
			return type == ShopProperties.class;
		}

		@Override
		public void validate(Object target, Errors errors) {
			if (this.size > 2) {
				errors.rejectValue("size", "large", "Too large.");
			}
		}

	}

}
