package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.InvalidCorsPolicyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PathPolicyTests {

	private static final CorsPolicy POLICY = CorsPolicy.builder()
		.name("app")
		.allowedOrigins("https://app.example.com")
		.build();

	@Test
	void everyProblemOfThePathsIsListedAtOnce() {
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> new PathPolicy(POLICY, List.of("api", "/api/**", "/users/{id", "/${tenant}")))
			.satisfies((ex) -> assertThat(ex.getMessage().lines()).containsExactly("Policy 'app' is refused:",
					"- paths[0] 'api': A path begins with '/'. Write '/api'.",
					"- paths[2] '/users/{id': This is not a valid path pattern: Expected close capture character after variable name }. Write a pattern such as '/api/**' or '/users/{id}'.",
					"- paths[3] '/${tenant}': This placeholder was not resolved. Define the property that it names."));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			no slash in front    | api/**                | Write '/api/**'.
			a space in front     | " /api"               | Write '/api'.
			empty                | ""                    | Write a pattern such as '/api/**'.
			a URL                | https://a.example/api | Write a pattern such as '/api/**'.
			an open variable and no slash | users/{id    | Write '/users/{id'.
			""")
	void pathBeginsWithASlash(String description, String path, String instead) {
		assertThat(PathPolicy.problems(List.of(path)))
			.containsExactly(new CorsProblem("paths", 0, path, "A path begins with '/'. " + instead));
	}

	@Test
	void policyHasAPath() {
		assertThat(PathPolicy.problems(List.of())).containsExactly(new CorsProblem("paths", CorsProblem.WHOLE, null,
				"A policy without a path governs nothing. Write '/**' for all paths."));
	}

	@Test
	void pathsDoNotChangeWithTheirList() {
		List<String> paths = new ArrayList<>(List.of("/api/**"));
		PathPolicy policy = new PathPolicy(POLICY, paths);
		paths.add("/admin/**");
		assertThat(policy.paths()).containsExactly("/api/**");
	}

}
