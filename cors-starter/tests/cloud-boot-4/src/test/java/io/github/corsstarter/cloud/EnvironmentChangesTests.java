package io.github.corsstarter.cloud;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring Cloud says has changed is in force when it has said so.
 */
@ExtendWith(OutputCaptureExtension.class)
class EnvironmentChangesTests {

	private static final String APP = "https://app.example.com";

	private static final String OLD = "https://old.example.com";

	private static final String CONFIGURED = "cors: { allowed-origins: 'https://app.example.com' }";

	@TempDir
	private static Path directory;

	private static CloudApplication application;

	@BeforeAll
	static void start() throws IOException {
		application = start("shared.yml", "front-end: https://app.example.com");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void configure() throws IOException {
		configure(CONFIGURED);
		assertThat(application.preflight(APP)).isEqualTo(204);
	}

	private static CloudApplication start(String file, String yaml) throws IOException {
		Files.writeString(directory.resolve(file), yaml);
		return CloudApplication.start("spring.config.import=" + directory.resolve(file).toUri());
	}

	private static HttpResponse<String> configure(String yaml) throws IOException {
		Files.writeString(directory.resolve("shared.yml"), yaml);
		return application.post("/actuator/refresh", "");
	}

	/** It started without any policy. */
	@Test
	void firstPolicyMayComeByARefresh() {
		assertThat(application.preflight(APP)).isEqualTo(204);
		assertThat(application.preflight(OLD)).isEqualTo(403);
	}

	@Test
	void withdrawnOriginIsDeniedAfterARefresh() throws IOException {
		configure("cors: { allowed-origins: [ '" + APP + "', '" + OLD + "' ] }");
		assertThat(application.preflight(OLD)).isEqualTo(204);
		HttpResponse<String> refreshed = configure("cors: { allowed-origins: [ '" + APP + "' ] }");
		assertThat(refreshed.statusCode()).isEqualTo(200);
		assertThat(refreshed.body()).contains("cors.allowed-origins");
		assertThat(application.preflight(OLD)).isEqualTo(403);
		assertThat(application.preflight(APP)).isEqualTo(204);
	}

	@Test
	void keyThatIsGoneIsUnset() throws IOException {
		configure("""
				cors:
				  allowed-origins: https://app.example.com
				  policies: { old: { paths: /old, allowed-origins: 'https://old.example.com' } }
				  allow-credentials: true
				""");
		assertThat(application.get("/actuator/cors").body()).contains("\"allowCredentials\":true", "\"old\":");
		configure(CONFIGURED);
		assertThat(application.get("/actuator/cors").body())
			.contains("\"allowCredentials\":false", "\"outcome\":\"applied\"")
			.doesNotContain("\"old\":");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a value        | allowed-origins: https://app.example.com/ | An origin has no trailing slash.
			an unknown key | allowed-orgins: https://app.example.com   | No such key.
			a wrong type   | max-age: soon                             | This is not a duration.
			""")
	void refusedValueLeavesTheRefreshAnswering(String what, String line, String reason, CapturedOutput output)
			throws IOException {
		HttpResponse<String> refreshed = configure("cors:\n  " + line + "\n");
		assertThat(refreshed.statusCode()).isEqualTo(200);
		assertThat(refreshed.body()).contains("\"cors.");
		assertThat(application.preflight(APP)).isEqualTo(204);
		assertThat(application.get("/actuator/cors").body()).contains("\"outcome\":\"refused\"", reason);
		assertThat(application.get("/actuator/metrics/cors.refreshes?tag=outcome:refused").body())
			.doesNotContain("\"value\":0.0");
		assertThat(output).contains("The policies could not be refreshed", reason);
	}

	@Test
	void valueBehindAPlaceholderCountsToo() throws IOException {
		configure("{ cors: { allowed-origins: '${front-end}' }, front-end: '" + OLD + "' }");
		assertThat(application.preflight(OLD)).isEqualTo(204);
		assertThat(configure("{ cors: { allowed-origins: '${front-end}' }, front-end: '" + APP + "' }").body())
			.isEqualTo("[\"front-end\"]");
		assertThat(application.preflight(OLD)).isEqualTo(403);
		assertThat(application.preflight(APP)).isEqualTo(204);
	}

	@Test
	void originMayBeWithdrawnByTheWritableEnvironment() {
		HttpResponse<String> written = application.post("/actuator/env",
				"{\"name\": \"cors.allowed-origins\", \"value\": \"" + OLD + "\"}");
		assertThat(written.statusCode()).isEqualTo(200);
		assertThat(application.preflight(APP)).isEqualTo(403);
		assertThat(application.preflight(OLD)).isEqualTo(204);
		application.delete("/actuator/env");
		assertThat(application.preflight(APP)).isEqualTo(204);
	}

	@Test
	void switchingOffTakesARestart(CapturedOutput output) throws IOException {
		configure("cors: { allowed-origins: 'https://app.example.com', enabled: false }");
		assertThat(application.preflight(APP)).isEqualTo(204);
		assertThat(output).contains("cors.enabled 'false': This key is read at start-up only.");
	}

	@Test
	void switchingOnTakesARestart(CapturedOutput output) throws IOException {
		try (CloudApplication switchedOff = start("off.yml",
				"cors: { allowed-origins: 'https://app.example.com', enabled: false }")) {
			Files.writeString(directory.resolve("off.yml"), CONFIGURED);
			assertThat(switchedOff.post("/actuator/refresh", "").statusCode()).isEqualTo(200);
			assertThat(switchedOff.preflight(APP)).isNotEqualTo(204);
			assertThat(output).contains("cors.enabled: This key is read at start-up only.");
		}
	}

	@Test
	void propertiesAreShownWhereOthersAre() {
		assertThat(application.get("/actuator/configprops/cors").body()).contains("\"filterOrder\"");
	}

}
