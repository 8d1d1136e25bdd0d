package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The executable jar, started with the beans that were processed ahead of time when it
 * was built. The build runs these tests once there is a jar.
 */
@Tag("packaged")
@EnabledIfSystemProperty(named = "sample.jar", matches = ".+")
class ExecutableJarTests {

	@TempDir
	private static Path directory;

	private static ExecutableJar application;

	@BeforeAll
	static void start() throws IOException {
		application = new ExecutableJar(directory);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void beansAreThoseOfTheBuild() throws IOException {
		assertThat(application.log()).contains("Starting AOT-processed SampleApplication");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the page          | http://localhost          | 204
			a tenant's page   | http://tenant-7.localhost | 204
			somebody's page   | http://127.0.0.1          | 403
			""")
	void preflightIsAnsweredAsConfigured(String description, String host, int status) throws Exception {
		String origin = host + ":" + application.pagePort();
		HttpResponse<String> response = application.send(application.request("/api/notes/1", origin)
			.header("Access-Control-Request-Method", "PUT")
			.method("OPTIONS", BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
			.isEqualTo((status == 204) ? Optional.of(origin) : Optional.empty());
	}

	@Test
	void uncaughtExceptionIsReadable() throws Exception {
		String page = "http://localhost:" + application.pagePort();
		HttpResponse<String> response = application.send(application.request("/api/fail", page));
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(page);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			what becomes of a request | /actuator/cors/explain?origin=null&path=/api/notes | 200 | *
			policies and denials      | /actuator/cors                                     | 401 |
			""")
	void strangersGetExplanationsOnly(String description, String path, int status, String allowedOrigin)
			throws Exception {
		HttpResponse<String> response = application
			.send(application.request(path, "http://localhost:" + application.pagePort()));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
			.isEqualTo(Optional.ofNullable(allowedOrigin));
	}

	@Test
	void canStillBeSwitchedOff(@TempDir Path other) throws Exception {
		try (ExecutableJar switchedOff = new ExecutableJar(other, "--cors.enabled=false")) {
			assertThat(switchedOff.log()).contains("cors.enabled is false: CORS is left alone");
			HttpResponse<String> response = switchedOff
				.send(switchedOff.request("/api/notes", "http://localhost:" + switchedOff.pagePort()));
			assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
			assertThat(response.headers().allValues("Vary")).doesNotContain("Origin");
		}
	}

}
