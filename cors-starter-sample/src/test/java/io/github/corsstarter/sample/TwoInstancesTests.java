package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Two instances of the application that share a database: what one of them changes, the
 * other follows.
 */
class TwoInstancesTests {

	private static final String GLOBEX = "https://globex.example";

	private static final String MOVED = "https://www.globex.example";

	/**
	 * Twice the interval of refreshes; more on a machine that is busy with other tests.
	 */
	private static final Duration SOON = Duration.ofSeconds(10);

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void shareTheEmbeddedDatabase(@TempDir Path directory) {
		String url = "jdbc:h2:" + directory.resolve("sample") + ";AUTO_SERVER=TRUE";
		assertThatTheOtherFollows("--spring.profiles.active=tenants", "--spring.datasource.url=" + url,
				"--spring.datasource.username=sa", "--spring.sql.init.mode=always");
	}

	@Test
	void sharePostgreSql() throws IOException, InterruptedException {
		assumeTrue(PostgreSql.isExpected(), "PostgreSQL is not installed");
		try (PostgreSql database = PostgreSql.start()) {
			assertThatTheOtherFollows("--spring.profiles.active=tenants,postgresql",
					"--spring.datasource.url=" + database.url());
		}
	}

	private void assertThatTheOtherFollows(String... arguments) {
		try (ConfigurableApplicationContext one = start(arguments);
				ConfigurableApplicationContext other = start(arguments)) {
			assertThat(preflight(other, GLOBEX)).isEqualTo(403);
			assertThat(put(one, GLOBEX)).isEqualTo(204);
			assertThat(preflight(one, GLOBEX)).isEqualTo(204);
			awaitStatus(other, GLOBEX, 204);
			assertThat(put(one, MOVED)).isEqualTo(204);
			awaitStatus(other, MOVED, 204);
			assertThat(preflight(other, GLOBEX)).isEqualTo(403);
			assertThat(send(request(one, "/api/tenants/globex").DELETE())).isEqualTo(204);
			assertThat(preflight(one, MOVED)).isEqualTo(403);
			awaitStatus(other, MOVED, 403);
		}
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--server.port=0");
		all.add("--sample.page-port=" + FreePort.find());
		return new SpringApplicationBuilder(SampleApplication.class).run(all.toArray(String[]::new));
	}

	private void awaitStatus(ConfigurableApplicationContext instance, String origin, int status) {
		await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> preflight(instance, origin) == status);
	}

	private int preflight(ConfigurableApplicationContext instance, String origin) {
		return send(request(instance, "/api/notes").method("OPTIONS", HttpRequest.BodyPublishers.noBody())
			.header("Origin", origin)
			.header("Access-Control-Request-Method", "PUT"));
	}

	private int put(ConfigurableApplicationContext instance, String origin) {
		return send(request(instance, "/api/tenants/globex").header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString("{\"origin\": \"" + origin + "\"}")));
	}

	private static HttpRequest.Builder request(ConfigurableApplicationContext instance, String path) {
		String port = instance.getEnvironment().getRequiredProperty("local.server.port");
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString("ada:lovelace".getBytes(StandardCharsets.US_ASCII)));
	}

	private int send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
