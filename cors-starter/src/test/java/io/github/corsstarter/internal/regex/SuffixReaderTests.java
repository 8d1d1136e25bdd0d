package io.github.corsstarter.internal.regex;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.corsstarter.RandomCases;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PlainJava
class SuffixReaderTests {

	private static final Language NOTHING = Language.of("");

	private static final int ANY_NUMBER = 1_000_000;

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', nullValues = "-", textBlock = """
			nothing read yet               ~ (a|b)\\.c   ~ ''    ~ c
			a segment read                 ~ (a|b)\\.c   ~ .c    ~ a b
			a part of a segment read       ~ (ax|b)\\.c  ~ x.c   ~ a
			no word ends so                ~ (a|b)\\.c   ~ d     ~ -
			a segment that may be missing  ~ (a\\.)?c    ~ c     ~ ''
			an empty segment               ~ a\\.\\.b    ~ .b    ~ ''
			the beginning of the word read ~ ab          ~ ab    ~ ''
			""")
	void segmentsAreWhatMayStandInFront(String description, String expression, String read, String expected) {
		SuffixReader reader = reader(expression).read(read);
		Set<String> segments = (reader != null) ? reader.segments('.', ANY_NUMBER) : null;
		assertThat(segments).isEqualTo((expected != null) ? Set.of(expected.split(" ", -1)) : null);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			a repetition            ~ a+\\.b       ~ .b
			an optional repetition  ~ (c\\.)?a*    ~ ''
			more than are wanted    ~ [a-z]{3}     ~ ''
			""")
	void segmentsAreNotListedIfThereAreMoreThanWanted(String description, String expression, String read) {
		assertThat(reader(expression).read(read).segments('.', 100)).isNull();
	}

	@Test
	void repetitionIsNoticedBeforeTheLimitIs() {
		assertThat(reader("a+").segments('.', ANY_NUMBER)).isNull();
	}

	@Test
	void limitIsTheNumberOfSegmentsThatAreListed() {
		assertThat(reader("[0-9]{2}").segments('.', 100)).hasSize(100);
		assertThat(reader("[0-9]{2}").segments('.', 99)).isNull();
	}

	@Test
	void beginningsAreNotRead() {
		SuffixReader reader = Language.of("https?://[ab]\\.c").suffixesBehind(Language.of("https?://"));
		assertThat(reader.read("a.c").isWord()).isTrue();
		assertThat(reader.read("/a.c")).isNull();
		assertThat(reader.read(".c").segments('.', ANY_NUMBER)).containsExactly("a", "b");
	}

	@Test
	void beginningsThatNoWordHasChangeNothing() {
		SuffixReader reader = Language.of("ab|cd").suffixesBehind(Language.of("a|xyz"));
		assertThat(reader.segments('.', ANY_NUMBER)).containsExactly("b");
	}

	@Test
	void otherThanAsciiIsNoEndOfAWord() {
		assertThat(reader("[^a]+").read("ü")).isNull();
		assertThat(reader("[^a]+").read("\u0080")).isNull();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			any word           ~ [a-z]+      ~ true
			any of two         ~ a|b         ~ true
			all begin alike    ~ app-[a-z]+  ~ false
			all end alike      ~ [a-z]+-app  ~ false
			the only one       ~ app         ~ false
			behind a separator ~ x\\.[a-z]+  ~ true
			alike behind one   ~ [xy]\\.app-[a-z]+ ~ false
			""")
	void segmentsVaryIfNeitherTheirBeginningsNorTheirEndsAreAlike(String description, String expression,
			boolean expected) {
		assertThat(reader(expression).segmentsVary('.')).isEqualTo(expected);
	}

	@Test
	void readingAgreesWithAListOfTheWords() {
		long seed = 20261127;
		Random random = new Random(seed);
		int read = 0;
		for (int i = 0; i < RandomCases.times(500); i++) {
			String expression = LanguageTests.finite(random);
			LinearRegex regex = LinearRegex.compile(expression);
			SuffixReader start = reader(expression);
			Set<String> words = LanguageTests.WORDS.stream()
				.filter(regex::matches)
				.collect(Collectors.toCollection(TreeSet::new));
			for (String end : LanguageTests.words("ab.", 2)) {
				String description = "seed %d, number %d: %s behind '%s'".formatted(seed, i, expression, end);
				Set<String> before = words.stream()
					.filter((word) -> word.endsWith(end))
					.map((word) -> word.substring(0, word.length() - end.length()))
					.collect(Collectors.toSet());
				SuffixReader reader = start.read(end);
				assertThat(reader == null).as(description).isEqualTo(before.isEmpty());
				if (reader != null) {
					read++;
					assertThat(reader.isWord()).as(description).isEqualTo(before.contains(""));
					assertThat(reader.segments('.', ANY_NUMBER)).as(description).isEqualTo(lastSegments(before));
				}
			}
		}
		assertThat(read).isGreaterThan(RandomCases.times(1_000));
	}

	/** In turn many sets of a few states, and a few sets of many. */
	@ParameterizedTest
	@ValueSource(strings = { "(a|b){16}a(a|b){0,40}", "[^/]{16}a[^/]{0,400}" })
	void languageThatTakesTooLongToReadIsRefused(String expression) {
		SuffixReader reader = reader(expression);
		Random random = new Random(20261128);
		assertThatExceptionOfType(RegexSyntaxException.class).isThrownBy(() -> {
			for (int i = 0; i < 10_000; i++) {
				reader.read(RandomRegex.string(random, "ab", 50));
			}
		}).withMessage("The expression is too large to be analysed. Write patterns instead.");
	}

	private static Set<String> lastSegments(Set<String> words) {
		return words.stream()
			.map((word) -> Arrays.asList(word.split("\\.", -1)))
			.map((segments) -> segments.get(segments.size() - 1))
			.collect(Collectors.toSet());
	}

	private static SuffixReader reader(String expression) {
		return Language.of(expression).suffixesBehind(NOTHING);
	}

}
