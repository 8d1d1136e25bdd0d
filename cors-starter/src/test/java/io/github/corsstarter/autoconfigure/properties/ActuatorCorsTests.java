package io.github.corsstarter.autoconfigure.properties;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.web.path.PathPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ActuatorCorsTests {

	private static final String ORIGINS = "management.endpoints.web.cors.allowed-origins";

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					all paths                    | /**               | /actuator       |
					the base path                | /actuator/**      | /actuator       |
					one endpoint                 | /actuator/health  | /actuator       |
					another base path            | /manage/**        | /manage         | management.endpoints.web.base-path=/manage
					below the servlet's path     | /api/**           | /api/actuator   | spring.mvc.servlet.path=/api
					the root as the base path    | /health           | /               | management.endpoints.web.base-path=/
					the same port written twice  | /**               | /actuator       | management.server.port=8080
					""")
	void isInVainOnAGovernedPath(String description, String path, String basePath, String property) {
		assertThat(warnings(path, property, ORIGINS)).containsExactly(ORIGINS + ": The policy 'app' governs '"
				+ basePath + "' too. Remove this key, and write what it says into the policy.");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			other paths                  | /api/**    |
			a similar path               | /actuators |
			another base path            | /actuator  | management.endpoints.web.base-path=/manage
			a server of its own          | /**        | management.server.port=9090
			a server of its own, random  | /**        | management.server.port=0
			no server at all             | /**        | management.server.port=-1
			""")
	void worksOnOtherPaths(String description, String path, String property) {
		assertThat(warnings(path, property, ORIGINS)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "management.endpoints.web.cors.allowed-origins", "management.endpoints.web.cors.allowed-origins[0]",
			"management.endpoints.web.cors.allowed-origin-patterns" })
	void isFoundInEveryForm(String key) {
		assertThat(warnings("/**", null, key)).singleElement().asString().startsWith(key.replace("[0]", "") + ": ");
	}

	private static List<String> warnings(String path, String property, String key) {
		MockEnvironment environment = new MockEnvironment().withProperty(key, "https://admin.example.com");
		if (property != null) {
			String[] parts = property.split("=", 2);
			environment.setProperty(parts[0], parts[1]);
		}
		CorsPolicy policy = CorsPolicy.builder().name("app").allowedOrigins("https://app.example.com").build();
		ApplicationPaths application = new ApplicationPaths("", environment.getProperty("spring.mvc.servlet.path", ""));
		return new ActuatorCors(environment, application).warnings(List.of(new PathPolicy(policy, List.of(path))));
	}

}
