package io.github.corsstarter.internal.regex;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.corsstarter.RandomCases;
import io.github.corsstarter.StepCounter;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PlainJava
class LanguageTests {

	private static final String TOO_LARGE = "The expression is too large to be analysed. Write patterns instead.";

	/** All words of up to five characters of these. */
	static final Set<String> WORDS = words("ab.", 5);

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', nullValues = "-", textBlock = """
			what is in both                  ~ a* ~ and     ~ (aa)+ ~ aa aaaa
			nothing in both                  ~ a+ ~ and     ~ b+    ~ -
			what is in one of the two        ~ a  ~ or      ~ b|bb  ~ a b bb
			the empty word in one            ~ a? ~ or      ~ b     ~ EMPTY a b
			what is in one only              ~ a* ~ minus   ~ a|aaa ~ EMPTY aa aaaa aaaaa
			nothing that is not in the other ~ aa ~ minus   ~ a*    ~ -
			what stands in front of an end   ~ a*b ~ without ~ b    ~ EMPTY a aa aaa aaaa aaaaa
			with an end that may be missing  ~ ab ~ without ~ b?    ~ a ab
			with no such end                 ~ ab ~ without ~ a     ~ -
			""")
	void operationsAreThoseOfSets(String description, String here, String operation, String there, String expected) {
		Language one = Language.of(here);
		Language other = Language.of(there);
		Language result = switch (operation) {
			case "and" -> one.and(other);
			case "or" -> one.or(other);
			case "minus" -> one.minus(other);
			default -> one.without(other);
		};
		Set<String> words = new TreeSet<>();
		for (String word : (expected != null) ? expected.split(" ") : new String[0]) {
			words.add(word.equals("EMPTY") ? "" : word);
		}
		assertThat(WORDS.stream().filter(result::contains)).containsExactlyInAnyOrderElementsOf(words);
		assertThat(result.isEmpty()).isEqualTo(words.isEmpty());
	}

	@Test
	void operationsAgreeWithMatchingOverRandomExpressions() {
		long seed = 20261125;
		Random random = new Random(seed);
		int found = 0;
		for (int i = 0; i < RandomCases.times(1_000); i++) {
			LinearRegex here = regex(random);
			LinearRegex there = regex(random);
			String description = "seed %d, number %d: %s, %s".formatted(seed, i, here, there);
			Language and = here.language().and(there.language());
			Language or = here.language().or(there.language());
			Language minus = here.language().minus(there.language());
			for (int j = 0; j < 20; j++) {
				String word = RandomRegex.string(random, "abc-.1_", 4);
				boolean inHere = here.matches(word);
				boolean inThere = there.matches(word);
				assertThat(List.of(and.contains(word), or.contains(word), minus.contains(word)))
					.as("%s on '%s'", description, word)
					.containsExactly(inHere && inThere, inHere || inThere, inHere && !inThere);
				found += (inHere && inThere) ? 1 : 0;
			}
			assertExample(and, description);
			assertExample(minus, description);
		}
		assertThat(found).isGreaterThan(RandomCases.times(200));
	}

	@Test
	void wordOfSomeCharactersIsMatchedIfTheLanguageHasOne() {
		long seed = 20261126;
		Random random = new Random(seed);
		int matched = 0;
		for (int i = 0; i < RandomCases.times(10_000); i++) {
			LinearRegex regex = regex(random);
			int maxLength = 1 + random.nextInt(4);
			boolean expected = !regex.language().and(Language.of("[a1_]{1," + maxLength + "}")).isEmpty();
			assertThat(regex.matchesWordOf("a1_", maxLength)).as("seed %d: %s up to %d", seed, regex, maxLength)
				.isEqualTo(expected);
			matched += expected ? 1 : 0;
		}
		assertThat(matched).isBetween(RandomCases.times(2_000), RandomCases.times(8_000));
	}

	@Test
	void whatStandsInFrontOfEndsAgreesWithTryingThem() {
		long seed = 20261126;
		Random random = new Random(seed);
		int found = 0;
		for (int i = 0; i < RandomCases.times(300); i++) {
			LinearRegex words = LinearRegex.compile(finite(random));
			LinearRegex ends = LinearRegex.compile(finite(random));
			Language without = words.language().without(ends.language());
			for (String word : words("ab.", 3)) {
				boolean expected = WORDS.stream().anyMatch((end) -> ends.matches(end) && words.matches(word + end));
				assertThat(without.contains(word))
					.as("seed %d, number %d: %s without %s, '%s'", seed, i, words, ends, word)
					.isEqualTo(expected);
				found += expected ? 1 : 0;
			}
		}
		assertThat(found).isGreaterThan(RandomCases.times(300));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', nullValues = "-", textBlock = """
			the shortest                  ~ abc|de|f.g ~ de
			letters rather than others    ~ [^x]       ~ a
			no word at all                ~ a{0}[^\\s\\S] ~ -
			""")
	void exampleIsShortAndReadable(String description, String expression, String example) {
		assertThat(Language.of(expression).example()).isEqualTo(example);
	}

	@Test
	void otherThanAsciiIsNeverContained() {
		assertThat(Language.of("[^a]*").contains("bü")).isFalse();
		assertThat(Language.of("[^a]*").contains("b\uffff")).isFalse();
		assertThat(Language.of("[^a]*").contains("\u0080")).isFalse();
	}

	@Test
	void statesThatLeadToNoWordAreNotKept() {
		Language here = Language.of("a{5}");
		Language there = Language.of("b{500}");
		assertThat(here.and(there).size()).isEqualTo(1);
		assertThat(here.minus(there).size()).isEqualTo(6);
		assertThat(here.or(there).size()).isEqualTo(506);
	}

	@Test
	void languageIsReadFromWhatIsCompiledAlready() {
		assertThat(StepCounter.of(Compile.class).apply("")).isGreaterThan(5_000);
		assertThat(StepCounter.of(Calculate.class).apply("")).isLessThan(1_000);
	}

	@Test
	void operationThatGrowsTooLargeIsRefused() {
		Language here = Language.of("(a{97})*");
		assertThat(here.and(Language.of("(a{103})*")).contains("a".repeat(97 * 103))).isTrue();
		assertThatExceptionOfType(RegexSyntaxException.class).isThrownBy(() -> here.and(Language.of("(a{104})*")))
			.withMessage(TOO_LARGE);
	}

	private static void assertExample(Language language, String description) {
		String example = language.example();
		assertThat(example == null || language.contains(example)).as(description).isTrue();
		assertThat(language.isEmpty()).as(description).isEqualTo(example == null);
	}

	private static LinearRegex regex(Random random) {
		while (true) {
			try {
				return LinearRegex.compile(new RandomRegex(random).expression());
			}
			catch (RegexSyntaxException ex) {
				// Too large by chance: another one will do.
			}
		}
	}

	/** An expression of words of up to five characters. */
	static String finite(Random random) {
		StringBuilder result = new StringBuilder();
		for (int i = 0; i < 5; i++) {
			result.append(List.of("a", "b", "\\.", "a?", "b?", "\\.?", "[ab]", "[ab.]?", "(a|b)?", "")
				.get(random.nextInt(10)));
		}
		return result.toString();
	}

	static Set<String> words(String alphabet, int maxLength) {
		Set<String> words = new TreeSet<>(Set.of(""));
		Set<String> last = words;
		for (int length = 1; length <= maxLength; length++) {
			Set<String> longer = new TreeSet<>();
			last.forEach((word) -> alphabet.chars().forEach((c) -> longer.add(word + (char) c)));
			words = new TreeSet<>(words);
			words.addAll(longer);
			last = longer;
		}
		return words;
	}

	/**
	 * Compiles an expression that takes much work, and has few states.
	 */
	public static final class Compile implements Function<String, LinearRegex> {

		@Override
		public LinearRegex apply(String ignored) {
			return LinearRegex.compile("(a*){150}");
		}

	}

	/**
	 * Makes a language of it.
	 */
	public static final class Calculate implements Function<String, Language> {

		private final LinearRegex regex = LinearRegex.compile("(a*){150}");

		@Override
		public Language apply(String ignored) {
			return this.regex.language();
		}

	}

}
