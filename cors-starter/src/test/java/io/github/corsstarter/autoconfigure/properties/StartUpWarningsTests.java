package io.github.corsstarter.autoconfigure.properties;

import java.nio.file.Path;

import io.github.corsstarter.autoconfigure.StartUp;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class StartUpWarningsTests {

	@TempDir
	Path directory;

	@Test
	void eachIsLoggedOnceAndTheApplicationStarts(CapturedOutput output) {
		assertThat(new StartUp(this.directory, output).yaml("""
				cors:
				  allowed-origins: [https://app.example.com, https://app.example.com]
				  allowed-headers: "*"
				  allow-credentials: true
				management.endpoints.web.cors.allowed-origins: https://admin.example.com
				""").warnings()).containsExactly(
				"cors.allowed-origins[1] 'https://app.example.com': This entry is already at [0]. Remove it.",
				"cors.allowed-headers[0] '*': With 'allow-credentials' scripts may use any header in their users' name. List those that they need.",
				"management.endpoints.web.cors.allowed-origins: The policy 'default' governs '/actuator' too. Remove this key, and write what it says into the policy.");
	}

}
