package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API over real HTTP, where errors go through the container's error dispatch and
 * cookies are real.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiOverHttpTests {

	private static final int PAGE_PORT = FreePort.find();

	private static final String PAGE = "http://localhost:" + PAGE_PORT;

	private static final String STRANGER = "http://127.0.0.1:" + PAGE_PORT;

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@Test
	void preflightOfASecuredPathNeedsNoLogin() throws Exception {
		HttpResponse<String> response = send(
				from(PAGE, "/api/me").header("Access-Control-Request-Method", "PUT").method("OPTIONS", noBody()));
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PAGE);
	}

	@Test
	void preflightFromAStrangerIs403WithoutAnyCorsHeader() throws Exception {
		HttpResponse<String> response = send(
				from(STRANGER, "/api/me").header("Access-Control-Request-Method", "PUT").method("OPTIONS", noBody()));
		assertThat(response.statusCode()).isEqualTo(403);
		assertNoCorsHeaders(response);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a list                  | GET    | /api/notes      | 200
			not signed in           | GET    | /api/me         | 401
			no CSRF token           | DELETE | /api/notes/1    | 403
			an unknown note         | GET    | /api/notes/4711 | 404
			an id other than digits | GET    | /api/notes/one  | 400
			a limit out of bounds   | GET    | /api/notes?limit=0 | 400
			an uncaught exception   | GET    | /api/fail       | 500
			""")
	void everyStatusIsReadable(String description, String method, String path, int status) throws Exception {
		assertReadable(send(from(PAGE, path).method(method, noBody())), status);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			an unknown note         | GET    | /api/notes/4711 | 404
			a missing method        | PATCH  | /api/notes      | 405
			an invalid note         | POST   | /api/notes      | 400
			""")
	void everyStatusIsReadableToBasicCredentials(String description, String method, String path, int status)
			throws Exception {
		assertReadable(send(from(PAGE, path).header("Authorization", basic("lovelace"))
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString("{}"))), status);
	}

	@Test
	void wrongBasicCredentialsAreNotChallenged() throws Exception {
		HttpResponse<String> response = assertReadable(
				send(from(PAGE, "/api/me").header("Authorization", basic("byron"))), 401);
		assertThat(response.headers().map()).doesNotContainKey("WWW-Authenticate");
	}

	@Test
	void strangersAreAnsweredWithoutCorsHeaders() throws Exception {
		HttpResponse<String> response = send(from(STRANGER, "/api/notes"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Vary")).contains("Origin");
		assertNoCorsHeaders(response);
	}

	@Test
	void uncaughtExceptionStaysUnreadableToStrangers() throws Exception {
		HttpResponse<String> response = send(from(STRANGER, "/api/fail"));
		assertThat(response.statusCode()).isEqualTo(500);
		assertNoCorsHeaders(response);
	}

	@Test
	void sessionCookieCarriesALoginToTheChangedNote() throws Exception {
		assertReadable(send(from(PAGE, "/api/login").header("X-CSRF-TOKEN", token())
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"username\": \"ada\", \"password\": \"lovelace\"}"))), 204);
		HttpResponse<String> changed = assertReadable(send(from(PAGE, "/api/notes/3").header("X-CSRF-TOKEN", token())
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString("{\"text\": \"Changed.\"}"))), 200);
		assertThat(changed.body()).isEqualTo("{\"id\":3,\"text\":\"Changed.\"}");
		assertThat(assertReadable(send(from(PAGE, "/api/me")), 200).body()).isEqualTo("{\"name\":\"ada\"}");
		assertReadable(send(from(PAGE, "/api/logout").header("X-CSRF-TOKEN", token()).POST(noBody())), 204);
		assertReadable(send(from(PAGE, "/api/me")), 401);
	}

	@Test
	void basicCredentialsNeedNeitherSessionNorToken() throws Exception {
		HttpResponse<String> created = assertReadable(
				send(from(PAGE, "/api/notes").header("Authorization", basic("lovelace"))
					.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString("{\"text\": \"A fourth note.\"}"))),
				201);
		assertThat(created.headers().map()).doesNotContainKey("Set-Cookie");
		int id = JsonPath.read(created.body(), "$.id");
		assertReadable(send(from(PAGE, "/api/notes/" + id).header("Authorization", basic("lovelace")).DELETE()), 204);
		assertReadable(send(from(PAGE, "/api/notes/" + id)), 404);
	}

	@Test
	void apiPortServesNoPage() throws Exception {
		assertThat(send(request("/index.html")).statusCode()).isEqualTo(401);
		assertThat(send(request("/page/index.html").header("Authorization", basic("lovelace"))).statusCode())
			.isEqualTo(404);
	}

	private String token() throws Exception {
		HttpResponse<String> response = assertReadable(send(from(PAGE, "/api/csrf")), 200);
		assertThat((String) JsonPath.read(response.body(), "$.headerName")).isEqualTo("X-CSRF-TOKEN");
		return JsonPath.read(response.body(), "$.token");
	}

	private HttpRequest.Builder from(String origin, String path) {
		return request(path).header("Origin", origin);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private static HttpRequest.BodyPublisher noBody() {
		return BodyPublishers.noBody();
	}

	private static String basic(String password) {
		return "Basic " + Base64.getEncoder().encodeToString(("ada:" + password).getBytes(StandardCharsets.UTF_8));
	}

	private static HttpResponse<String> assertReadable(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PAGE);
		assertThat(response.headers().allValues("Access-Control-Allow-Credentials")).containsExactly("true");
		assertThat(response.headers().allValues("Vary")).contains("Origin");
		return response;
	}

	private static void assertNoCorsHeaders(HttpResponse<String> response) {
		assertThat(response.headers().map().keySet()).noneMatch((name) -> name.startsWith("Access-Control-"));
	}

}
