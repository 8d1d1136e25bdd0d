package io.github.corsstarter.web;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.explain.CredentialsMode;
import io.github.corsstarter.explain.ScriptRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The one line that a denial leaves in the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class DenialLogTests {

	private static final String CATEGORY = "io.github.corsstarter";

	private static final String APP = "https://app.example.com";

	private final CorsPolicy policy = CorsPolicy.builder().name("api").allowedOrigins(APP).build();

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	private LogLevel before;

	@BeforeEach
	void debug() {
		LoggerConfiguration configuration = this.logging.getLoggerConfiguration(CATEGORY);
		this.before = (configuration != null) ? configuration.getConfiguredLevel() : null;
		this.logging.setLogLevel(CATEGORY, LogLevel.DEBUG);
	}

	@AfterEach
	void reset() {
		this.logging.setLogLevel(CATEGORY, this.before);
	}

	@Test
	void denialIsOneLine(CapturedOutput output) {
		log("https://evil.example", "/api/notes", "PATCH", "");
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("Denied:"))
			.singleElement()
			.asString()
			.endsWith("Denied: type=preflight verdict=origin-not-allowed policy=api origin=https://evil.example "
					+ "method=PATCH headers=- path=/api/notes");
	}

	@Test
	void whatIsAllowedLeavesNoLine(CapturedOutput output) {
		log(APP, "/api/notes", "GET", "");
		assertThat(output).doesNotContain("Denied:");
	}

	@Test
	void nothingIsLoggedButAtDebug(CapturedOutput output) {
		this.logging.setLogLevel(CATEGORY, LogLevel.INFO);
		log("https://evil.example", "/api/notes", "GET", "");
		assertThat(output).doesNotContain("Denied:");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://a\r\n2026-11-21 WARN forged", "a policy=admin verdict=none", "a\u2028b\u0085c",
			"a\u001b[2J", "\u202ea" })
	void strangersForgeNothing(String hostile, CapturedOutput output) {
		log(hostile, "/" + hostile, hostile, hostile);
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("Denied:"))
			.singleElement()
			.asString()
			.matches(
					".*Denied: type=\\S+ verdict=\\S+ policy=api origin=[!-~]+ method=[!-~]+ headers=[!-~]+ path=[!-~]+");
		assertThat(output.getAll().lines()).noneMatch((line) -> line.startsWith("2026-11-21 WARN"));
	}

	@Test
	void lineIsCut(CapturedOutput output) {
		log("https://" + "a".repeat(100_000), "/" + "b".repeat(100_000), "C".repeat(100_000), "D".repeat(100_000));
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("Denied:"))
			.singleElement()
			.asString()
			.hasSizeLessThan(700);
	}

	private void log(String origin, String path, String method, String headers) {
		ScriptRequest request = ScriptRequest.of(origin, path, method, headers, CredentialsMode.OMIT);
		new DenialLog().decided(request, this.policy.decide(request));
	}

}
