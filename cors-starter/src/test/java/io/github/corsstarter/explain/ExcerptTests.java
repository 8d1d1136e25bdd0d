package io.github.corsstarter.explain;

import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text from a stranger, as it appears in log lines and sentences.
 */
@PlainJava
class ExcerptTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
			what browsers send stays as it is | https://app.example.com:8443 | https://app.example.com:8443
			spaces make no second word        | `a policy=admin`             | a?policy=admin
			quotes end no quotation           | `a'b"c`                      | a?b?c
			""")
	void textIsOneWord(String description, String text, String excerpt) {
		assertThat(Excerpt.of(text, 100)).isEqualTo(excerpt);
	}

	@Test
	void everythingButPrintableAsciiIsHidden() {
		StringBuilder all = new StringBuilder();
		for (int c = 0; c <= Character.MAX_VALUE; c++) {
			all.append((char) c);
		}
		assertThat(Excerpt.of(all.toString(), all.length())).hasSize(all.length())
			.matches("[!-~]+")
			.doesNotContain("'", "\"");
	}

	@Test
	void textThatIsShownAsItIsIsNotCopied() {
		String origin = "https://app.example.com";
		assertThat(Excerpt.of(origin, 100)).isSameAs(origin);
	}

	@Test
	void textIsCut() {
		assertThat(Excerpt.of("abcdef", 6)).isEqualTo("abcdef");
		assertThat(Excerpt.of("abcdefg", 6)).isEqualTo("abcdef...");
		assertThat(Excerpt.of("a".repeat(1_000_000), 6)).isEqualTo("aaaaaa...");
	}

	@Test
	void noTextIsADash() {
		assertThat(Excerpt.of(null, 6)).isEqualTo("-");
		assertThat(Excerpt.of("", 6)).isEqualTo("-");
	}

}
