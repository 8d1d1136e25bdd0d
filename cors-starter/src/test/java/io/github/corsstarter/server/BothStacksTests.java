package io.github.corsstarter.server;

import java.io.IOException;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where Spring MVC and WebFlux are both on the class path, the one that runs is governed.
 */
@StartsApplications
class BothStacksTests {

	private static final String APP = "https://app.example.com";

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			Spring Boot prefers servlets | x=y                                       | false
			servlets are asked for       | spring.main.web-application-type=servlet  | false
			WebFlux is asked for         | spring.main.web-application-type=reactive | true
			""")
	void theOneThatRunsIsGoverned(String what, String property, boolean reactive) throws IOException {
		try (RunningApplication application = RunningApplication.start(Application.class, property,
				LeftOut.PROPERTY + "=security", "cors.allowed-origins=" + APP, "cors.allowed-methods=PUT")) {
			assertThat(application.has("corsPolicyWebFilter")).isEqualTo(reactive);
			assertThat(application.has("corsPolicyFilterRegistration")).isEqualTo(!reactive);
			Wire wire = new Wire(application.port());
			Answer actual = wire.send("GET", "/notes", "Origin: " + APP);
			assertThat(actual.body()).contains("notes");
			assertThat(actual.header("Access-Control-Allow-Origin")).containsExactly(APP);
			Answer preflight = wire.send("OPTIONS", "/notes", "Origin: " + APP, "Access-Control-Request-Method: PUT");
			assertThat(preflight.status()).isEqualTo(204);
			assertThat(preflight.header("Access-Control-Allow-Methods")).containsExactly("GET, HEAD, POST, PUT");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		@GetMapping("/notes")
		String notes() {
			return "notes";
		}

	}

}
