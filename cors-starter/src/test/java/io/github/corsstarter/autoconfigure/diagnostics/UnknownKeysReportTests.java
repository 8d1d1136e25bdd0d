package io.github.corsstarter.autoconfigure.diagnostics;

import java.nio.file.Path;

import io.github.corsstarter.autoconfigure.StartUp;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The report about unknown keys as people read it.
 */
@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class UnknownKeysReportTests {

	@TempDir
	Path directory;

	private StartUp startUp;

	@BeforeEach
	void setUp(CapturedOutput output) {
		this.startUp = new StartUp(this.directory, output);
	}

	@Test
	void everyUnknownKeyIsReportedWithTheClosestKnownOne() {
		assertThat(this.startUp.yaml("""
				cors:
				  allowed-orgins:
				    - https://app.example.com
				    - https://shop.example.com
				  allowed-origins: https://app.example.com
				  policies:
				    api:
				      paths: /api/**
				      allowed-origins: https://app.example.com
				      allow-credential: true
				""").report()).isEqualTo("""
				Description:

				Failed to bind properties under 'cors':

				    Property: cors.allowed-orgins
				    Value: "https://app.example.com, https://shop.example.com"
				    Origin: URL [file:application.yml] - 3:7
				    Reason: No such key. Write 'cors.allowed-origins'.

				    Property: cors.policies.api.allow-credential
				    Value: "true"
				    Origin: URL [file:application.yml] - 10:25
				    Reason: No such key. Write 'cors.policies.api.allow-credentials'.

				Action:

				Update your application's configuration""");
	}

	@Test
	void theCommandLineIsNamed() {
		assertThat(this.startUp.arguments("--cors.colour=blue").report()).isEqualTo(
				"""
						Description:

						Failed to bind properties under 'cors':

						    Property: cors.colour
						    Value: "blue"
						    Origin: "cors.colour" from property source "commandLineArgs"
						    Reason: No such key. The keys under 'cors' are 'allow-credentials', 'allowed-headers', 'allowed-methods', 'allowed-origin-patterns', 'allowed-origin-regexes', 'allowed-origins', 'dangerously-tolerate', 'debug', 'enabled', 'exposed-headers', 'filter-order', 'max-age', 'paths', 'policies', 'refresh-interval', 'reject-disallowed'. If this one is your application's own, rename it: 'cors' is this starter's prefix.

						Action:

						Update your application's configuration""");
	}

	@Test
	void aGapInAListIsNoUnknownKey() {
		assertThat(this.startUp
			.arguments("--cors.allowed-origins[0]=https://a.example", "--cors.allowed-origins[2]=https://b.example")
			.report()).isEqualTo("""
					Description:

					Failed to bind properties under 'cors':

					    Property: cors.allowed-origins[2]
					    Value: "https://b.example"
					    Origin: "cors.allowed-origins[2]" from property source "commandLineArgs"
					    Reason: A list cannot have gaps. Number its entries from [0].

					Action:

					Update your application's configuration""");
	}

}
