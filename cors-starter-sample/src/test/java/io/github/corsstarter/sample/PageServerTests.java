package io.github.corsstarter.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import io.github.corsstarter.sample.page.PageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page's port serves, and that it serves nothing else.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageServerTests {

	private static final int PAGE_PORT = FreePort.find();

	@LocalServerPort
	private int apiPort;

	@Autowired
	private PageServer page;

	private final HttpClient client = HttpClient.newHttpClient();

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/            | text/html; charset=utf-8
			/index.html  | text/html; charset=utf-8
			/style.css   | text/css; charset=utf-8
			/app.js      | text/javascript; charset=utf-8
			/api.js      | text/javascript; charset=utf-8
			/ask.js      | text/javascript; charset=utf-8
			/calls.js    | text/javascript; charset=utf-8
			/dom.js      | text/javascript; charset=utf-8
			/picture.js  | text/javascript; charset=utf-8
			/favicon.svg | image/svg+xml
			""")
	void fileOfThePageIsServedWithItsType(String path, String type) throws Exception {
		HttpResponse<String> response = send(request(path));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains(type);
		assertThat(response.body()).isNotBlank();
	}

	@Test
	void configurationNamesThePortOfTheApi() throws Exception {
		assertThat(send(request("/config.json")).body())
			.isEqualTo("{\"apiPort\":" + this.apiPort + ",\"behindPort\":null,\"tenants\":[]}");
	}

	@Test
	void headHasTheLengthAndNoBody() throws Exception {
		HttpResponse<String> response = send(request("/app.js").method("HEAD", BodyPublishers.noBody()));
		assertThat(response.headers().firstValueAsLong("Content-Length").orElse(0)).isGreaterThan(1000);
		assertThat(response.body()).isEmpty();
	}

	@Test
	void otherMethodsAreNotAllowed() throws Exception {
		HttpResponse<String> response = send(request("/").POST(BodyPublishers.ofString("text")));
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/page/index.html", "/application.yml", "/../application.yml", "/..%2fapplication.yml",
			"/%2e%2e/application.yml", "//app.js/../../application.yml", "/./app.js", "/app.js/", "/APP.JS",
			"/..\\application.yml", "/api/notes" })
	void nothingElseExists(String target) throws Exception {
		assertThat(statusOfRawRequest(target)).isIn(404, 400);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.page.port() + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	// Bypasses the client, which would normalize the path.
	private int statusOfRawRequest(String target) throws IOException {
		try (Socket socket = new Socket("localhost", this.page.port())) {
			String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			String statusLine = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine();
			return Integer.parseInt(statusLine.split(" ", 3)[1]);
		}
	}

}
