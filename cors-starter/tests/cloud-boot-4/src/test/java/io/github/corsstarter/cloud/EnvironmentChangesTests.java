package io.github.corsstarter.cloud;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

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

	@TempDir
	private Path directory;

	private CloudApplication start(String yaml, String... properties) throws IOException {
		write(yaml);
		String[] all = new String[properties.length + 1];
		System.arraycopy(properties, 0, all, 0, properties.length);
		all[properties.length] = "spring.config.import=" + file().toUri();
		return CloudApplication.start(all);
	}

	private Path file() {
		return this.directory.resolve("cors.yml");
	}

	private void write(String yaml) throws IOException {
		Files.writeString(file(), yaml);
	}

	@Test
	void withdrawnOriginIsDeniedAfterARefresh() throws IOException {
		try (CloudApplication application = start("cors: { allowed-origins: [ '" + APP + "', '" + OLD + "' ] }")) {
			assertThat(application.preflight(OLD)).isEqualTo(204);
			write("cors: { allowed-origins: [ '" + APP + "' ] }");
			HttpResponse<String> refreshed = application.post("/actuator/refresh", "");
			assertThat(refreshed.statusCode()).isEqualTo(200);
			assertThat(refreshed.body()).contains("cors.allowed-origins");
			assertThat(application.preflight(OLD)).isEqualTo(403);
			assertThat(application.preflight(APP)).isEqualTo(204);
		}
	}

	@Test
	void keyThatIsGoneIsUnset() throws IOException {
		try (CloudApplication application = start("""
				cors:
				  allowed-origins: https://app.example.com
				  policies: { old: { paths: /old, allowed-origins: 'https://old.example.com' } }
				  allow-credentials: true
				""")) {
			assertThat(application.get("/actuator/cors").body()).contains("\"allowCredentials\":true", "\"old\":");
			write("cors: { allowed-origins: 'https://app.example.com' }");
			application.post("/actuator/refresh", "");
			assertThat(application.get("/actuator/cors").body())
				.contains("\"allowCredentials\":false", "\"outcome\":\"applied\"")
				.doesNotContain("\"old\":");
		}
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a value        | allowed-origins: https://app.example.com/ | An origin has no trailing slash.
			an unknown key | allowed-orgins: https://app.example.com   | No such key.
			a wrong type   | max-age: soon                             | This is not a duration.
			""")
	void refusedValueLeavesTheRefreshAnswering(String what, String line, String reason, CapturedOutput output)
			throws IOException {
		try (CloudApplication application = start("cors: { allowed-origins: 'https://app.example.com' }")) {
			write("cors:\n  " + line + "\n");
			HttpResponse<String> refreshed = application.post("/actuator/refresh", "");
			assertThat(refreshed.statusCode()).isEqualTo(200);
			assertThat(refreshed.body()).contains("\"cors.");
			assertThat(application.preflight(APP)).isEqualTo(204);
			assertThat(application.get("/actuator/cors").body()).contains("\"outcome\":\"refused\"", reason);
			assertThat(application.get("/actuator/metrics/cors.refreshes?tag=outcome:refused").body())
				.contains("\"value\":1.0");
			assertThat(output).contains("The policies could not be refreshed", reason);
		}
	}

	@Test
	void firstPolicyMayComeByARefresh() throws IOException {
		try (CloudApplication application = start("")) {
			write("cors: { allowed-origins: 'https://app.example.com' }");
			application.post("/actuator/refresh", "");
			assertThat(application.preflight(APP)).isEqualTo(204);
			assertThat(application.preflight(OLD)).isEqualTo(403);
		}
	}

	@Test
	void valueBehindAPlaceholderCountsToo() throws IOException {
		try (CloudApplication application = start("front-end: https://old.example.com",
				"cors.allowed-origins=${front-end}")) {
			assertThat(application.preflight(OLD)).isEqualTo(204);
			write("front-end: https://app.example.com");
			application.post("/actuator/refresh", "");
			assertThat(application.preflight(OLD)).isEqualTo(403);
			assertThat(application.preflight(APP)).isEqualTo(204);
		}
	}

	@Test
	void originMayBeWithdrawnByTheWritableEnvironment() throws IOException {
		try (CloudApplication application = start("cors: { allowed-origins: 'https://old.example.com' }")) {
			HttpResponse<String> written = application.post("/actuator/env",
					"{\"name\": \"cors.allowed-origins\", \"value\": \"https://app.example.com\"}");
			assertThat(written.statusCode()).isEqualTo(200);
			assertThat(application.preflight(OLD)).isEqualTo(403);
			assertThat(application.preflight(APP)).isEqualTo(204);
		}
	}

	@Test
	void switchingOffTakesARestart(CapturedOutput output) throws IOException {
		try (CloudApplication application = start("cors: { allowed-origins: 'https://app.example.com' }")) {
			write("cors: { allowed-origins: 'https://app.example.com', enabled: false }");
			application.post("/actuator/refresh", "");
			assertThat(application.preflight(APP)).isEqualTo(204);
			assertThat(output).contains("cors.enabled 'false': This key is read at start-up only.");
		}
	}

	@Test
	void switchingOnTakesARestart(CapturedOutput output) throws IOException {
		try (CloudApplication application = start(
				"cors: { allowed-origins: 'https://app.example.com', enabled: false }")) {
			write("cors: { allowed-origins: 'https://app.example.com' }");
			assertThat(application.post("/actuator/refresh", "").statusCode()).isEqualTo(200);
			assertThat(application.preflight(APP)).isNotEqualTo(204);
			assertThat(output).contains("cors.enabled: This key is read at start-up only.");
		}
	}

	@Test
	void boundPropertiesAreShownWhereOthersAre() throws IOException {
		try (CloudApplication application = start("cors: { allowed-origins: 'https://app.example.com' }")) {
			assertThat(application.get("/actuator/configprops/cors").body()).contains("https://app.example.com");
		}
	}

}
