package io.github.corsstarter.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.cloud.config.server.EnableConfigServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Policies that are kept on a configuration server.
 */
class ConfigServerTests {

	private static final String APP = "https://app.example.com";

	private static final String OLD = "https://old.example.com";

	@TempDir
	private Path directory;

	private void write(String yaml) throws IOException {
		Files.writeString(this.directory.resolve("shop.yml"), yaml);
	}

	@Test
	void originThatIsWithdrawnOnTheServerIsDeniedByTheClient() throws IOException {
		write("cors: { allowed-origins: [ '" + APP + "', '" + OLD + "' ], allowed-methods: PUT }");
		try (CloudApplication server = CloudApplication.start(Server.class, "spring.cloud.config.server.enabled=true",
				"spring.profiles.active=native",
				"spring.cloud.config.server.native.search-locations=" + this.directory.toUri());
				CloudApplication client = CloudApplication.start("spring.application.name=shop",
						"spring.cloud.config.enabled=true", "spring.config.import=configserver:" + server.uri())) {
			assertThat(client.preflight(OLD)).isEqualTo(204);
			write("cors: { allowed-origins: [ '" + APP + "' ] }");
			assertThat(client.preflight(OLD)).as("before the refresh").isEqualTo(204);
			assertThat(client.post("/actuator/refresh", "").body()).contains("cors.allowed-origins[1]",
					"cors.allowed-methods");
			assertThat(client.preflight(OLD)).isEqualTo(403);
			assertThat(client.preflight(APP)).isEqualTo(204);
			assertThat(client.get("/actuator/cors").body()).contains("\"allowedMethods\":[]");
		}
	}

	@EnableConfigServer
	static class Server extends CloudApplication.Open {

	}

}
