package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What other projects have in their configuration, moved under {@code cors} as it is:
 * there is one report, and whoever follows it to the letter has an application that
 * starts. Each file holds what was moved, the report, and what follows from it.
 */
@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class MigratedConfigurationsTests {

	private static final Pattern PARTS = Pattern.compile("(?s)(?<moved>.*?)\n>>>> report\n(?<report>.*?)"
			+ "\n>>>> followed\n(?<followed>.*?)(?:\n>>>> warnings\n(?<warnings>.*))?\n");

	@TempDir
	Path directory;

	private StartUp startUp;

	@BeforeEach
	void setUp(CapturedOutput output) {
		this.startUp = new StartUp(this.directory, output);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jhipster", "thingsboard", "kafdrop", "gateway", "spring-addons" })
	void oneReportIsEnough(String project) throws IOException {
		Matcher parts = parts(project);
		assertThat(this.startUp.yaml(parts.group("moved")).printedReport()).isEqualTo(parts.group("report"));
		List<String> warnings = (parts.group("warnings") != null) ? parts.group("warnings").lines().toList()
				: List.of();
		assertThat(this.startUp.yaml(parts.group("followed")).warnings()).isEqualTo(warnings);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jhipster", "thingsboard", "kafdrop", "gateway", "spring-addons" })
	void reportFitsIntoATerminal(String project) throws IOException {
		Stream<String> lines = parts(project).group("report").lines();
		assertThat(lines.filter((line) -> !line.startsWith("    Value: ")))
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(100));
	}

	@Test
	void listOfJHipsterStartsAtOnceWithoutThePreviews() {
		assertThat(this.startUp.yaml("""
				jhipster.clientApp.name: shop
				cors:
				  allowed-origins: 'http://localhost:8100,https://localhost:8100,http://localhost:9000'
				  allowed-methods: '*'
				  allowed-headers: '*'
				  exposed-headers: 'Authorization,Link,X-Total-Count,X-${jhipster.clientApp.name}-alert'
				  allow-credentials: true
				  max-age: 1800
				""").warnings()).hasSize(2).allMatch((warning) -> warning.contains("List those that they need."));
	}

	private static Matcher parts(String project) throws IOException {
		Matcher parts = PARTS
			.matcher(new ClassPathResource("migrated/" + project + ".txt", MigratedConfigurationsTests.class)
				.getContentAsString(StandardCharsets.UTF_8));
		assertThat(parts.matches()).isTrue();
		return parts;
	}

}
