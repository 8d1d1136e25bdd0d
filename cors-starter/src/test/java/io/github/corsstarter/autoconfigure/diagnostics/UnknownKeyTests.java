package io.github.corsstarter.autoconfigure.diagnostics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

class UnknownKeyTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					a letter is missing                   | cors.allowed-orgins                  | cors.allowed-origins
					two letters are swapped               | cors.paht                            | cors.paths
					a singular                            | cors.allowed-origin                  | cors.allowed-origins
					a singular of a longer key            | cors.allowed-origin-pattern          | cors.allowed-origin-patterns
					Spring's allowOriginPatterns          | cors.allow-origin-patterns           | cors.allowed-origin-patterns
					rs/cors' AllowedMethod                | cors.allowedmethod                   | cors.allowed-methods
					express' credentials                  | cors.credentials                     | cors.allow-credentials
					express' methods                      | cors.methods                         | cors.allowed-methods
					express' origin                       | cors.origin                          | cors.allowed-origins
					Quarkus' access-control-max-age       | cors.access-control-max-age          | cors.max-age
					Micronaut's expose-headers            | cors.expose-headers                  | cors.exposed-headers
					a unit in the name                    | cors.max-age-seconds                 | cors.max-age
					a dot for a dash                      | cors.filter.order                    | cors.filter-order
					one word of two                       | cors.order                           | cors.filter-order
					the plural of the map                 | cors.policy.api.paths                | cors.policies.api.paths
					the map and the key                   | cors.policy.api.path                 | cors.policies.api.paths
					the map is left out                   | cors.api.allowed-origins             | cors.policies.api.allowed-origins
					inside a policy                       | cors.policies.api.allowed-orgins     | cors.policies.api.allowed-origins
					one word inside a policy              | cors.policies.api.credentials        | cors.policies.api.allow-credentials
					a policy's name in capitals           | cors.policies.API.path               | cors.policies.API.paths
					""")
	void theClosestKeyIsSuggested(String description, String key, String suggestion) {
		assertThat(message(key)).isEqualTo("No such key. Write '" + suggestion + "'.");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					two keys are as close                 | cors.headers                          | No such key. Write 'cors.allowed-headers' or 'cors.exposed-headers'.
					a key that no policy has              | cors.policies.api.reject-disallowed   | This key does not belong to a policy. Write 'cors.reject-disallowed'.
					a policy without a name               | cors.policies.allowed-origins         | A policy has a name. Write 'cors.policies.<name>.allowed-origins'.
					a name with a dot                     | cors.policies.api.v1.paths            | A name with a dot is written in brackets. Write 'cors.policies[api.v1].paths'.
					a path of a map of another name       | cors.cors-configurations[/**].allowed-origins | A path is not part of a key. Write 'cors.policies.all.allowed-origins', and '/**' under 'cors.policies.all.paths'.
					a path and a key in camel case        | cors.mappings[/api/v1/**].allowCredentials | A path is not part of a key. Write 'cors.policies.api.allow-credentials', and '/api/v1/**' under 'cors.policies.api.paths'.
					a path and a key that does not exist  | cors.mappings[/api/**].colour         | No such key, and a path is not part of any. Write '/api/**' under 'cors.policies.<name>.paths'.
					a list of policies                    | cors[1].path                          | Policies have names, not numbers. Write 'cors.policies.policy-1.paths'.
					a path without brackets               | cors.mappings./api/**.allowed-origins | No such key, and a path is not part of any. Write '/api/**' under 'cors.policies.<name>.paths'.
					every path as a policy, no brackets   | cors.policies./**.allowed-origins     | No such key, and a path is not part of any. Write '/**' under 'cors.policies.<name>.paths'.
					a path with a dot, without brackets   | cors.paths./v1.0/**                   | No such key, and a path is not part of any. Write '/v1.0/**' under 'cors.policies.<name>.paths'.
					private networks                      | cors.allow-private-network            | Private Network Access was given up by browsers; local network access asks the user. Remove this key.
					private networks, of a policy         | cors.policies.api.allowPrivateNetwork | Private Network Access was given up by browsers; local network access asks the user. Remove this key.
					a gap in a list                       | cors.paths[7]                         | A list cannot have gaps. Number its entries from [0].
					""")
	void whatIsMeantIsSaid(String description, String key, String message) {
		assertThat(message(key)).isEqualTo(message);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					nothing is close                      | cors.colour                | No such key. The keys under 'cors' are 'allow-credentials', 'allowed-headers',
					too many are as close                 | cors.allowed               | No such key. The keys under 'cors' are 'allow-credentials', 'allowed-headers',
					nothing is close inside a policy      | cors.policies.api.colour   | No such key. The keys of a policy are 'allow-credentials', 'allowed-headers',
					""")
	void theKeysAreListedIfNoneIsClose(String description, String key, String start) {
		assertThat(message(key)).startsWith(start).endsWith(".");
	}

	@ParameterizedTest
	@CsvSource({ "cors.urls", "cors.mapping", "cors.frontend.url" })
	void keyOfTheApplicationMayBeRenamed(String key) {
		assertThat(message(key))
			.endsWith(" If this one is your application's own, rename it: 'cors' is this starter's prefix.");
	}

	@Test
	void everyKeyOfThePropertiesIsKnown() {
		assertThat(KnownKeys.TOP).contains("enabled", "policies", "filter-order").containsAll(KnownKeys.OF_A_POLICY);
	}

	@Test
	void everyKeyOfAPolicyIsKnown() {
		assertThat(KnownKeys.OF_A_POLICY).containsExactly("allow-credentials", "allowed-headers", "allowed-methods",
				"allowed-origin-patterns", "allowed-origin-regexes", "allowed-origins", "dangerously-tolerate",
				"enabled", "exposed-headers", "max-age", "paths");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			as in YAML                    | cors.allowed-origins
			in camel case                 | cors.allowedorigins
			an element                    | cors.allowed-origins[3]
			of a policy                   | cors.policies.api.max-age
			an element of a policy        | cors.policies.api.paths[0]
			of a policy with a dot        | cors.policies[api.v1].paths[0]
			of a policy with a number     | cors.policies[0].paths
			""")
	void howAKeyIsSpelledDoesNotMatter(String description, String key) {
		assertThat(KnownKeys.contains(ConfigurationPropertyName.adapt(key, '.'))).isTrue();
	}

	private static String message(String key) {
		return new UnknownKey(ConfigurationPropertyName.adapt(key, '.'), key).message();
	}

}
