package io.github.corsstarter.autoconfigure.diagnostics;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
 * However many mistakes there are, the report stays readable: it shows the first hundred,
 * and counts the others.
 */
@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class ManyMistakesReportTests {

	private static final int MISTAKES = 250;

	private static final String REST = (MISTAKES - RefusalReport.MAX_REPORTED) + " more are not shown.";

	@TempDir
	Path directory;

	private StartUp startUp;

	@BeforeEach
	void setUp(CapturedOutput output) {
		this.startUp = new StartUp(this.directory, output);
	}

	@Test
	void firstHundredRefusedValuesAreShownAndTheOthersCounted(CapturedOutput output) {
		String report = this.startUp.yaml("cors:\n  allowed-origins:\n" + each("    - https://app-%d.example/\n"))
			.report();
		assertThat(report).contains("Property: cors.allowed-origins[99]\n")
			.contains("Write 'https://app-99.example'.")
			.contains(REST)
			.doesNotContain("app-100");
		assertThat(output).contains("and 150 more").doesNotContain("app-100");
	}

	@Test
	void firstHundredUnknownKeysAreShownAndTheOthersCounted() {
		assertThat(this.startUp.yaml("cors:\n" + each("  key-%d: x\n")).report())
			.containsPattern("Property: cors.key-\\d+")
			.satisfies((report) -> assertThat(report.split("Property: ", -1)).hasSize(RefusalReport.MAX_REPORTED + 1))
			.contains(REST);
	}

	@Test
	void unknownListIsOneKeyOfWhichTheFirstHundredValuesAreShown() {
		assertThat(this.startUp.yaml("cors:\n  allowed-orgins:\n" + each("    - https://app-%d.example\n")).report())
			.contains("https://app-99.example, and 150 more\"")
			.contains("No such key. Write 'cors.allowed-origins'.")
			.doesNotContain("not shown");
	}

	/** The values of an unknown key are checked as those of the key that was meant. */
	@Test
	void valuesOfAnUnknownListAreShownAndCountedToo() {
		assertThat(this.startUp.yaml("cors:\n  allowed-orgins:\n" + each("    - https://app-%d.example/\n")).report())
			.contains("Property: cors.allowed-orgins[98]")
			.contains((MISTAKES + 1 - RefusalReport.MAX_REPORTED) + " more are not shown.");
	}

	@Test
	void firstHundredValuesOfTheWrongTypeAreShownAndTheOthersCounted() {
		assertThat(this.startUp.yaml("cors:\n  policies:\n" + each("""
				    api-%1$d:
				      paths: /api-%1$d/**
				      allowed-origins: https://app.example.com
				      max-age: soon
				""")).report()).contains("Property: cors.policies.api-0.max-age")
			.satisfies((report) -> assertThat(report.split("Property: ", -1)).hasSize(RefusalReport.MAX_REPORTED + 1))
			.contains(REST);
	}

	private static String each(String line) {
		return IntStream.range(0, MISTAKES).mapToObj(line::formatted).collect(Collectors.joining());
	}

}
