package io.github.corsstarter.autoconfigure.properties;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyWarningsTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					twice the same origin          | allowed-origins=https://a.example,https://b.example,https://a.example | cors.allowed-origins[2] 'https://a.example': This entry is already at [0]. Remove it.
					twice the same pattern         | allowed-origin-patterns=https://*.a.example,https://*.a.example       | cors.allowed-origin-patterns[1] 'https://*.a.example': This entry is already at [0]. Remove it.
					twice the same regex           | allowed-origin-regexes=https://a,https://a                            | cors.allowed-origin-regexes[1] 'https://a': This entry is already at [0]. Remove it.
					covered by a pattern           | allowed-origins=https://x.a.example; allowed-origin-patterns=https://*.a.example | cors.allowed-origins[0] 'https://x.a.example': 'https://*.a.example' allows it too. Remove one of them.
					covered by a regex             | allowed-origins=https://x.a.example; allowed-origin-regexes=https://[a-z]\\.a\\.example | cors.allowed-origins[0] 'https://x.a.example': 'https://[a-z]\\.a\\.example' allows it too. Remove one of them.
					covered in a default           | allowed-origins=https://x.a.example; allowed-origin-patterns=https://*.a.example; policies.api.paths=/api | cors.allowed-origins[0] 'https://x.a.example': 'https://*.a.example' allows it too. Remove one of them.
					covered, contended elsewhere   | allowed-origins=https://x.a.example; allowed-origin-patterns=https://*.a.example; policies.api.paths=/api; policies.api.allowed-origin-patterns=https://*.example | cors.allowed-origins[0] 'https://x.a.example': 'https://*.a.example' allows it too. Remove one of them.
					a pattern below another        | allowed-origin-patterns=https://*.a.b.example,https://*.b.example    | cors.allowed-origin-patterns[0] 'https://*.a.b.example': 'https://*.b.example' allows all that this one does. Remove one of them.
					a label below a wildcard       | allowed-origin-patterns=https://*.a.example,https://{[a-z]+}.a.example | cors.allowed-origin-patterns[1] 'https://{[a-z]+}.a.example': 'https://*.a.example' allows all that this one does. Remove one of them.
					a port among any               | allowed-origin-patterns=http://a.example:[*],http://a.example:[8080] | cors.allowed-origin-patterns[1] 'http://a.example:[8080]': 'http://a.example:[*]' allows all that this one does. Remove one of them.
					the same ports                 | allowed-origin-patterns[0]=http://a.example:[80,81]; allowed-origin-patterns[1]=http://a.example:[81,80] | cors.allowed-origin-patterns[1] 'http://a.example:[81,80]': 'http://a.example:[80,81]' allows all that this one does. Remove one of them.
					a pattern, contended elsewhere | allowed-origin-patterns=https://*.a.example,https://*.x.a.example; policies.api.paths=/**; policies.api.allowed-origin-patterns=https://*.example | cors.allowed-origin-patterns[1] 'https://*.x.a.example': 'https://*.a.example' allows all that this one does. Remove one of them.
					any header with credentials    | allowed-origins=https://a.example; allow-credentials=true; allowed-headers=X-A,*  | cors.allowed-headers[1] '*': With 'allow-credentials' scripts may use any header in their users' name. List those that they need.
					any method with credentials    | allowed-origins=https://a.example; allow-credentials=true; allowed-methods=*      | cors.allowed-methods[0] '*': With 'allow-credentials' scripts may use any method in their users' name. List those that they need.
					inherited headers              | allowed-headers=*; policies.api.allow-credentials=true; policies.api.allowed-origins=https://a.example | cors.allowed-headers[0] '*': With 'allow-credentials' scripts may use any header in their users' name. List those that they need.
					inherited credentials          | allow-credentials=true; policies.api.allowed-headers=*; policies.api.allowed-origins=https://a.example | cors.policies.api.allowed-headers[0] '*': With 'allow-credentials' scripts may use any header in their users' name. List those that they need.
					a star behind a variable       | policies.a.paths=/u/*; policies.a.allowed-origins=https://a.example; policies.b.paths=/u/{name}; policies.b.allowed-origins=https://b.example | cors.policies.a.paths[0] '/u/*': The policy 'b' has a variable instead of the star, which is more specific and leaves this one only '/u/'. Write a variable here too.
					one star of several            | policies.a.paths=/x,/*/*; policies.a.allowed-origins=https://a.example; policies.b.paths=/{x}/{y}; policies.b.allowed-origins=https://b.example | cors.policies.a.paths[1] '/*/*': The policy 'b' has a variable instead of the star, which is more specific and leaves this one only '/*/'. Write a variable here too.
					""")
	void isWarnedOf(String description, String properties, String warning) {
		assertThat(warnings(properties)).containsExactly(warning);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					nothing                                       | enabled=true
					the pattern does not allow the bare domain    | allowed-origins=https://a.example; allowed-origin-patterns=https://*.a.example
					patterns side by side                         | allowed-origin-patterns=https://*.a.example,https://*.b.example,http://*.a.example,https://*.a.example:8443
					an exact origin wins it from another policy   | paths=/api; allowed-origins=https://x.a.example; allowed-origin-patterns=https://*.a.example; policies.b.allowed-origin-patterns=https://*.example
					a user of the defaults needs it               | allowed-origins=https://x.a.example; allowed-origin-patterns=https://*.a.example; policies.b.paths=/b; policies.c.paths=/b; policies.c.allowed-origin-patterns=https://*.example
					any header without credentials                | allowed-origins=https://a.example; allowed-headers=*; allowed-methods=*
					the credentials are of another policy         | policies.a.allowed-origins=https://a.example; policies.a.allowed-headers=*; policies.b.allowed-origins=https://b.example; policies.b.allow-credentials=true
					a path that several policies share            | policies.a.paths=/u/{id}; policies.a.allowed-origins=https://a.example; policies.b.paths=/u/{id}; policies.b.allowed-origins=https://b.example
					a variable with a regex                       | policies.a.paths=/u/{id:[0-9]+}; policies.a.allowed-origins=https://a.example; policies.b.paths=/u/{name}; policies.b.allowed-origins=https://b.example
					a variable of another name                    | policies.a.paths=/u/{id}; policies.a.allowed-origins=https://a.example; policies.b.paths=/u/{name}; policies.b.allowed-origins=https://b.example
					a star in the middle                          | policies.a.paths=/*/u; policies.a.allowed-origins=https://a.example; policies.b.paths=/{x}/u; policies.b.allowed-origins=https://b.example
					the rest of the path by name                  | allowed-origins=https://a.example; policies.b.paths=/{*rest}; policies.b.allowed-origins=https://b.example
					another policy's name for the variable        | policies.a.paths=/u/{id}; policies.a.allowed-origins=https://x.a.example; policies.a.allowed-origin-patterns=https://*.a.example; policies.b.paths=/u/{name}; policies.b.allowed-origin-patterns=https://*.example
					a star and a variable in both                 | policies.a.paths=/u/*,/u/{id}; policies.a.allowed-origins=https://a.example; policies.b.paths=/u/{name}; policies.b.allowed-origins=https://b.example
					both spellings in one policy                  | policies.a.paths=/u/{id},/u/*; policies.a.allowed-origins=https://a.example
					everyone and someone                          | policies.a.allowed-origins=*; policies.b.allowed-origins=https://b.example
					a day, though browsers honour less            | allowed-origins=https://a.example; max-age=24h
					""")
	void isNotWarnedOf(String description, String properties) {
		assertThat(warnings(properties)).isEmpty();
	}

	private static String[] warnings(String properties) {
		Map<String, Object> values = new LinkedHashMap<>();
		Arrays.stream(properties.split("; "))
			.map((property) -> property.strip().split("=", 2))
			.forEach((property) -> values.put("cors." + property[0], property[1]));
		CorsProperties bound = new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("cors",
				Bindable.of(CorsProperties.class), new ForgivingBindHandler(BindHandler.DEFAULT));
		PropertiesPolicies compiled = PropertiesPolicies.compile(bound, WrittenProperties.UNKNOWN);
		assertThat(compiled.problems()).isEmpty();
		return compiled.warnings().toArray(String[]::new);
	}

}
