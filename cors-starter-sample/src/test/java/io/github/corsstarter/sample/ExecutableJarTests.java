package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
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

	private static final int PAGE_PORT = FreePort.find();

	private static final Duration START_UP = Duration.ofMinutes(2);

	private static final HttpClient client = HttpClient.newHttpClient();

	@TempDir
	private static Path directory;

	private static Process application;

	private static int apiPort;

	@BeforeAll
	static void start() throws IOException {
		application = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
				"-Dspring.aot.enabled=true", "-jar", System.getProperty("sample.jar"), "--server.address=127.0.0.1",
				"--server.port=0", "--sample.page-port=" + PAGE_PORT)
			.redirectErrorStream(true)
			.redirectOutput(log().toFile())
			.start();
		// The page comes last, and knows the port of the API.
		URI config = URI.create("http://localhost:" + PAGE_PORT + "/config.json");
		apiPort = Awaitility.await()
			.atMost(START_UP)
			.failFast(() -> assertThat(application.isAlive()).as(Files.readString(log())).isTrue())
			.ignoreExceptionsInstanceOf(IOException.class)
			.until(() -> JsonPath.<Integer>read(send(HttpRequest.newBuilder(config)).body(), "$.apiPort"),
					(port) -> port > 0);
	}

	@AfterAll
	static void stop() throws InterruptedException {
		application.destroy();
		application.waitFor();
	}

	@Test
	void beansAreThoseOfTheBuild() throws IOException {
		assertThat(Files.readString(log())).contains("Starting AOT-processed SampleApplication");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the page          | http://localhost          | 204
			a tenant's page   | http://tenant-7.localhost | 204
			somebody's page   | http://127.0.0.1          | 403
			""")
	void preflightIsAnsweredAsConfigured(String description, String host, int status) throws Exception {
		String origin = host + ":" + PAGE_PORT;
		HttpResponse<String> response = send(
				request("/api/notes/1", origin).header("Access-Control-Request-Method", "PUT")
					.method("OPTIONS", BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
			.isEqualTo((status == 204) ? Optional.of(origin) : Optional.empty());
	}

	@Test
	void uncaughtExceptionIsReadable() throws Exception {
		String page = "http://localhost:" + PAGE_PORT;
		HttpResponse<String> response = send(request("/api/fail", page));
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
		HttpResponse<String> response = send(request(path, "http://localhost:" + PAGE_PORT));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
			.isEqualTo(Optional.ofNullable(allowedOrigin));
	}

	private static HttpRequest.Builder request(String path, String origin) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + apiPort + path)).header("Origin", origin);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return client.send(request.build(), BodyHandlers.ofString());
	}

	private static Path log() {
		return directory.resolve("application.log");
	}

}
