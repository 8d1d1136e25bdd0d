package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.sample.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway in front of the API: it alone answers CORS.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "sample.gateway-port=0")
@ActiveProfiles("gateway")
class GatewayTests {

	private static final int PAGE_PORT = FreePort.find();

	private static final String PAGE = "http://localhost:" + PAGE_PORT;

	@LocalServerPort
	private int apiPort;

	@Autowired
	private Gateway gateway;

	private final HttpClient client = HttpClient.newHttpClient();

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a list                | GET    | /api/notes      | 200
			not signed in         | GET    | /api/me         | 401
			no CSRF token         | DELETE | /api/notes/1    | 403
			an unknown note       | GET    | /api/notes/4711 | 404
			an uncaught exception | GET    | /api/fail       | 500
			""")
	void everyStatusOfTheApiIsReadable(String description, String method, String path, int status) throws Exception {
		HttpResponse<String> response = send(
				from(PAGE, this.gateway.port(), path).method(method, BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PAGE);
		assertThat(response.headers().allValues("Access-Control-Allow-Credentials")).containsExactly("true");
	}

	@Test
	void strangerIsDenied() throws Exception {
		HttpResponse<String> response = send(from("http://127.0.0.1:" + PAGE_PORT, this.gateway.port(), "/api/notes"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void preflightIsAnsweredByTheGateway() throws Exception {
		HttpResponse<String> response = send(
				from(PAGE, this.gateway.port(), "/api/notes/1").header("Access-Control-Request-Method", "PUT")
					.method("OPTIONS", BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PAGE);
	}

	@Test
	void apiBehindItLeavesCorsToIt() throws Exception {
		HttpResponse<String> response = send(from(PAGE, this.apiPort, "/api/notes"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().map().keySet()).noneMatch((name) -> name.startsWith("Access-Control-"));
	}

	@Test
	void gatewayExplainsItsPoliciesAndShowsNothingElse() throws Exception {
		String question = "?origin=" + PAGE + "&path=/api/notes";
		HttpResponse<String> explained = send(from(PAGE, this.gateway.port(), "/actuator/cors/explain" + question));
		assertThat((String) JsonPath.read(explained.body(), "$.policy")).isEqualTo("app");
		assertThat(send(from(PAGE, this.gateway.port(), "/actuator/cors")).statusCode()).isEqualTo(403);
		assertThat(send(from(PAGE, this.gateway.port(), "/actuator/prometheus")).statusCode()).isEqualTo(403);
	}

	private static HttpRequest.Builder from(String origin, int port, String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Origin", origin);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

}
