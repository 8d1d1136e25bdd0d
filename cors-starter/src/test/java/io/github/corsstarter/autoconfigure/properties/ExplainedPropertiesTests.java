package io.github.corsstarter.autoconfigure.properties;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CredentialsMode;
import io.github.corsstarter.explain.Explanation;
import io.github.corsstarter.explain.ScriptRequest;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Explanations name the key that the value is really written under.
 */
@StartsApplications
class ExplainedPropertiesTests {

	private static final String APP = "https://app.example.com";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class));

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					in the default policy                 | cors.max-age=60                       | /other | Method 'PATCH' is not in cors.allowed-methods.
					set in the policy                     | cors.policies.api.allowed-methods=PUT | /api/x | Method 'PATCH' is not in cors.policies.api.allowed-methods.
					inherited                             | cors.allowed-methods=PUT              | /api/x | Method 'PATCH' is not in cors.allowed-methods.
					set nowhere                           | cors.max-age=60                       | /api/x | Method 'PATCH' is not in cors.policies.api.allowed-methods.
					set in a policy with an uncommon name | cors.policies.[a/b].paths=/b/**       | /b/x   | Method 'PATCH' is not in cors.policies[a/b].allowed-methods.
					""")
	void methodIsMissedWhereItWouldBeWritten(String description, String property, String path, String reason) {
		this.runner.withPropertyValues("cors.allowed-origins=" + APP, "cors.policies.api.paths=/api/**", property)
			.run((context) -> assertThat(explain(context, APP, path, "PATCH").reason()).isEqualTo(reason));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					the policy's own | cors.policies.api.allowed-origin-patterns=https://*.shop.example | cors.policies.api.allowed-origins
					inherited        | cors.policies.api.allowed-methods=PUT                            | cors.allowed-origins
					""")
	void originIsMissedWhereTheOthersAreWritten(String description, String property, String key) {
		this.runner.withPropertyValues("cors.allowed-origins=" + APP, "cors.policies.api.paths=/api/**", property)
			.run((context) -> assertThat(explain(context, "https://evil.example", "/api/x", "GET").reason())
				.isEqualTo("Origin 'https://evil.example' is not in " + key + "."));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the policy's own | cors.policies.api.paths=/api/** | cors.policies.api.paths
			inherited        | cors.paths=/api/**              | cors.paths
			""")
	void pathIsFoundWhereItIsWritten(String description, String property, String key) {
		this.runner.withPropertyValues("cors.policies.api.allowed-origins=" + APP, property)
			.run((context) -> assertThat(explain(context, APP, "/api/x", "GET").steps().get(0).reason())
				.isEqualTo("The policy 'api' governs '/api/x', which matches '/api/**' of " + key + "."));
	}

	private static Explanation explain(ApplicationContext context, String origin, String path, String method) {
		return new CorsExplainer(context.getBean(PolicyResolver.class), context.getBean(CorsPolicies.class))
			.explain(ScriptRequest.of(origin, path, method, "", CredentialsMode.OMIT));
	}

}
