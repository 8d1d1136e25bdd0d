package io.github.corsstarter.internal.regex;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.github.corsstarter.RandomCases;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PlainJava
class LinearRegexTests {

	/** What is refused stands where the message says. */
	private static final Pattern REFUSAL = Pattern.compile("'(.*)' at index (\\d+) is (refused: |not closed\\. ).*");

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~', textBlock = """
			literals                         ~ abc          ~ abc    ~ ab
			an escaped dot                   ~ a\\.b        ~ a.b    ~ axb
			an escaped hyphen and slash      ~ a\\-\\/      ~ a-/    ~ a-
			a dot                            ~ a.c          ~ a-c    ~ ac
			digits                           ~ \\d+         ~ 2026   ~ 20x6
			no digits                        ~ \\D+         ~ abc    ~ a1c
			word characters                  ~ \\w+         ~ a_B9   ~ a-b
			no word characters               ~ \\W          ~ -      ~ a
			no white space                   ~ \\S+         ~ ab     ~ 'a b'
			a class with a range             ~ [a-c]+       ~ abcabc ~ abd
			a range of one                   ~ [a-a]+       ~ aa     ~ b
			a class with a hyphen at an end  ~ [a-]+        ~ a-a    ~ ab
			a class that starts with hyphen  ~ [-a]+        ~ a-a    ~ ab
			a class with a predefined one    ~ [\\w-]+      ~ a-b_c  ~ a.b
			a class in front of a hyphen     ~ [\\d-z]+     ~ 1-z    ~ a
			a negated class                  ~ [^.]+        ~ a-b    ~ a.b
			a caret inside a class           ~ [a^]+        ~ ^a     ~ b
			a group                          ~ (ab)+        ~ abab   ~ aba
			a group that captures nothing    ~ (?:ab)+      ~ abab   ~ aba
			a named group                    ~ (?<host>ab)c ~ abc    ~ ab
			alternatives                     ~ a|bc         ~ bc     ~ abc
			an empty alternative             ~ a(|b)        ~ a      ~ abb
			optional                         ~ ab?          ~ a      ~ abb
			any number                       ~ ab*          ~ abbb   ~ b
			at least one                     ~ ab+          ~ ab     ~ a
			exactly so many                  ~ a{3}         ~ aaa    ~ aa
			the same bounds                  ~ a{2,2}       ~ aa     ~ aaa
			at least so many                 ~ a{2,}        ~ aaaa   ~ a
			between so many                  ~ a{2,3}       ~ aaa    ~ aaaa
			a lazy quantifier                ~ a+?b{1,2}?   ~ aabb   ~ aabbb
			anchors at the ends              ~ ^ab$         ~ ab     ~ aab
			anchors around a group           ~ ^(ab)$       ~ ab     ~ aab
			anchors at alternatives' ends    ~ ^a$|^b$      ~ b      ~ ab
			braces that stand for themselves ~ a\\{1}       ~ a{1}   ~ a
			a closing bracket and brace      ~ ]}           ~ ]}     ~ ]
			no repetition at all             ~ a{0}b        ~ b      ~ ab
			""")
	void dialectMeansWhatPeopleExpect(String description, String expression, String matching, String other) {
		LinearRegex regex = LinearRegex.compile(expression);
		assertThat(regex.matches(matching)).isTrue();
		assertThat(Pattern.matches(expression, matching)).isTrue();
		assertThat(regex.matches(other)).isFalse();
		assertThat(Pattern.matches(expression, other)).isFalse();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~', quoteCharacter = '"',
			textBlock = """
					look-ahead              ~ a(?=b)b           ~ '(?=' at index 1 is refused: look-ahead has no linear-time match. Remove it.
					negative look-ahead     ~ a(?!b)b           ~ '(?!' at index 1 is refused: look-ahead has no linear-time match. Remove it.
					look-behind             ~ a(?<=a)b          ~ '(?<=' at index 1 is refused: look-behind has no linear-time match. Remove it.
					negative look-behind    ~ a(?<!b)b          ~ '(?<!' at index 1 is refused: look-behind has no linear-time match. Remove it.
					a back-reference        ~ (a)\\1            ~ '\\1' at index 3 is refused: a back-reference has no linear-time match. Write out what it refers to.
					a named back-reference  ~ (?<x>a)\\k<x>     ~ '\\k' at index 7 is refused: a back-reference has no linear-time match. Write out what it refers to.
					a possessive quantifier ~ ab++              ~ '++' at index 2 is refused: a possessive quantifier has no linear-time match. Remove the last '+'.
					an atomic group         ~ (?>a)             ~ '(?>' at index 0 is refused: an atomic group has no linear-time match. Write '(?:'.
					a flag                  ~ (?i)abc           ~ '(?' at index 0 is refused: flags are not supported. Remove them, and write what origins are in: lower case.
					a class of Unicode      ~ \\p{L}+           ~ '\\p' at index 0 is refused: classes of Unicode are not supported. Write a class such as '[a-z]'.
					a word boundary         ~ \\bab             ~ '\\b' at index 0 is refused: boundaries are not supported. Remove it: the whole is always matched.
					an end of input         ~ ab\\z             ~ '\\z' at index 2 is refused: boundaries are not supported. Remove it: the whole is always matched.
					quoting                 ~ \\Qa.b\\E         ~ '\\Q' at index 0 is refused: quoting is not supported. Escape each character, such as '\\.'.
					a hexadecimal escape    ~ \\x2e             ~ '\\x' at index 0 is refused: this escape is not supported. Write the character itself.
					a tab                   ~ a\\t              ~ '\\t' at index 1 is refused: this escape is not supported. Write the character itself.
					a lonely backslash      ~ ab\\              ~ '\\' at index 2 is refused: nothing follows the backslash. Write '\\\\' for a backslash.
					nothing to repeat       ~ *a                ~ '*' at index 0 is refused: there is nothing to repeat. Escape it as '\\*', or remove it.
					a repeated repetition   ~ a**               ~ '*' at index 2 is refused: a quantifier follows a quantifier. Put the first into a group, or remove one.
					a doubly lazy one       ~ a*??              ~ '?' at index 3 is refused: a quantifier follows a quantifier. Put the first into a group, or remove one.
					a repeated anchor       ~ ^*a               ~ '*' at index 1 is refused: there is nothing to repeat. Escape it as '\\*', or remove it.
					a caret in the middle   ~ a^b               ~ '^' at index 1 is refused: an anchor stands only at an end of the whole expression. Remove it: the whole is always matched.
					a caret in a group      ~ (^a)              ~ '^' at index 1 is refused: an anchor stands only at an end of the whole expression. Remove it: the whole is always matched.
					a dollar in the middle  ~ a$b               ~ '$' at index 1 is refused: an anchor stands only at an end of the whole expression. Remove it: the whole is always matched.
					a dollar in a choice    ~ (a$|b)            ~ '$' at index 2 is refused: an anchor stands only at an end of the whole expression. Remove it: the whole is always matched.
					a dollar in a group     ~ (a$)              ~ '$' at index 2 is refused: an anchor stands only at an end of the whole expression. Remove it: the whole is always matched.
					an open group           ~ a(b               ~ '(' at index 1 is not closed. Close it with ')', or escape it as '\\('.
					a closed group too many ~ ab)               ~ ')' at index 2 is refused: no group is open. Escape it as '\\)', or remove it.
					an open class           ~ a[b               ~ '[' at index 1 is not closed. Close it with ']', or escape it as '\\['.
					an open range           ~ a[b-              ~ '[' at index 1 is not closed. Close it with ']', or escape it as '\\['.
					an empty class          ~ []                ~ ']' at index 1 is refused: a class cannot be empty. Escape the bracket as '\\]'.
					a class in a class      ~ [a[b]]            ~ '[' at index 2 is refused: a class inside a class is not supported. Escape it as '\\['.
					an intersection         ~ [a&&b]            ~ '&&' at index 2 is refused: intersections of classes are not supported. Write the characters out.
					a range backwards       ~ [z-a]             ~ 'z-a' at index 1 is refused: this is not a valid range of characters. Write the smaller character first, or escape '-'.
					a range to a later one  ~ [!-\\d]           ~ '!-\\d' at index 1 is refused: this is not a valid range of characters. Write the smaller character first, or escape '-'.
					a range to a class      ~ [a-\\d]           ~ 'a-\\d' at index 1 is refused: this is not a valid range of characters. Write the smaller character first, or escape '-'.
					a brace                 ~ a{b}              ~ '{' at index 1 is refused: it is not a valid quantifier such as '{2}', '{2,}' or '{2,3}'. Write one, or escape the brace as '\\{'.
					an upper bound alone    ~ a{,3}             ~ '{' at index 1 is refused: it is not a valid quantifier such as '{2}', '{2,}' or '{2,3}'. Write one, or escape the brace as '\\{'.
					bounds that do not end  ~ a{2,3             ~ '{2,3' at index 1 is refused: it is not a valid quantifier such as '{2}', '{2,}' or '{2,3}'. Write one, or escape the brace as '\\{'.
					bounds backwards        ~ a{3,2}            ~ '{3,2}' at index 1 is refused: the bounds are in the wrong order. Write the smaller one first.
					too many repetitions    ~ a{1001}           ~ '{1001' at index 1 is refused: it repeats more than 1000 times. Write a smaller number.
					an unnamed named group  ~ (?<1>a)           ~ '(?<1' at index 0 is refused: the group's name is not of letters and digits. Write '(?:'.
					a group without a name  ~ (?<>a)            ~ '(?<' at index 0 is refused: the group's name is not of letters and digits. Write '(?:'.
					an underscore in a name ~ (?<a_b>c)         ~ '(?<a' at index 0 is refused: the group's name is not of letters and digits. Write '(?:'.
					a hyphen in a name      ~ (?<a-b>c)         ~ '(?<a' at index 0 is refused: the group's name is not of letters and digits. Write '(?:'.
					a name used twice       ~ (?<x>a)(?<x>b)    ~ '(?<x>' at index 7 is refused: another group has this name. Write '(?:'.
					another script          ~ bücher            ~ 'ü' at index 1 is refused: it is not ASCII, and no origin has it. Remove it.
					too many states         ~ ((a{99}){99}){99} ~ The expression needs an automaton of over 1000 states. Repeat less, or split it.
					too many steps          ~ (a*){900}         ~ The expression needs an automaton of over 20000 steps, as too many of its parts may be empty. Repeat less, or split it.
					too many steps, nested  ~ ((a*)*){400}      ~ The expression needs an automaton of over 20000 steps, as too many of its parts may be empty. Repeat less, or split it.
					too many empty parts    ~ ((){999}){999}    ~ The expression needs an automaton of over 1000 states. Repeat less, or split it.
					a state explosion       ~ (a|b)*a(a|b){30}  ~ The expression needs an automaton of over 2000 states. Split it into several.
					""")
	void everythingElseIsRefusedByNameAndPosition(String description, String expression, String message) {
		assertThatExceptionOfType(RegexSyntaxException.class).isThrownBy(() -> LinearRegex.compile(expression))
			.withMessage(message);
	}

	@Test
	void limitsAreWhereTheySayTheyAre() {
		String longest = "a".repeat(RegexParser.MAX_LENGTH);
		String deepest = "(".repeat(RegexParser.MAX_DEPTH) + "a" + ")".repeat(RegexParser.MAX_DEPTH);
		assertThat(LinearRegex.compile(longest).matches(longest)).isTrue();
		assertThat(LinearRegex.compile(deepest).matches("a")).isTrue();
		assertThat(LinearRegex.compile("a{" + RegexParser.MAX_REPETITIONS + "}").matches(longest)).isTrue();
		assertThat(LinearRegex.compile("(a*){199}|c{101}").matches("c".repeat(101))).isTrue();
		assertThatExceptionOfType(RegexSyntaxException.class).isThrownBy(() -> LinearRegex.compile("(a*){199}|c{102}"))
			.withMessageContaining("over 20000 steps");
		assertThatExceptionOfType(RegexSyntaxException.class).isThrownBy(() -> LinearRegex.compile(longest + "a"))
			.withMessage("The expression is longer than 1000 characters. Shorten it.");
		assertThatExceptionOfType(RegexSyntaxException.class).isThrownBy(() -> LinearRegex.compile("(" + deepest + ")"))
			.withMessage("'(' at index 50 opens a group inside 50 others. Nest fewer groups.");
	}

	@Test
	void expressionIsTheSameAsOneThatIsWrittenAlike() {
		LinearRegex regex = LinearRegex.compile("a|b");
		LinearRegex other = LinearRegex.compile("b|a");
		assertThat(regex).isEqualTo(LinearRegex.compile("a|b"))
			.hasSameHashCodeAs(LinearRegex.compile("a|b"))
			.isNotEqualTo(other)
			.isNotEqualTo("a|b")
			.hasToString("a|b");
		assertThat(regex.hashCode()).isNotEqualTo(other.hashCode());
	}

	@Test
	void partOfTheInputIsMatchedAsAWhole() {
		LinearRegex regex = LinearRegex.compile("[a-z]+");
		assertThat(regex.matches("12abc34", 2, 5)).isTrue();
		assertThat(regex.matches("12abc34", 1, 5)).isFalse();
		assertThat(regex.matches("12abc34", 2, 6)).isFalse();
		assertThat(regex.matches("12abc34", 2, 2)).isFalse();
	}

	@Test
	void everyAsciiCharacterIsMatchedByAClassOfAll() {
		LinearRegex all = LinearRegex.compile("[\\s\\S]");
		for (char c = 0; c <= CharacterSets.LAST; c++) {
			assertThat(all.matches(String.valueOf(c))).as("%d", (int) c).isTrue();
		}
		assertThat(LinearRegex.compile("\u007f").matches("\u007f")).isTrue();
	}

	@Test
	void otherThanAsciiNeverMatches() {
		assertThat(LinearRegex.compile(".").matches("ü")).isFalse();
		assertThat(LinearRegex.compile("[^a]+").matches("\uD83D\uDE00")).isFalse();
		assertThat(LinearRegex.compile("\\W").matches("\uFFFF")).isFalse();
		assertThat(LinearRegex.compile("\\D").matches("\u0080")).isFalse();
	}

	@Test
	void expressionThatTakesABacktrackingEngineSecondsReturns() {
		LinearRegex regex = LinearRegex.compile("https://.*\\..*\\..*\\..*\\.example\\.com");
		assertThat(regex.matches("https://" + ".".repeat(1_000_000))).isFalse();
		assertThat(regex.matches("https://" + "a.".repeat(1_000_000) + "example.com")).isTrue();
	}

	@Test
	void randomExpressionsMeanWhatTheyMeanToJava() {
		long seed = 20261121;
		Random random = new Random(seed);
		int matched = 0;
		int refused = 0;
		for (int i = 0; i < RandomCases.times(40_000); i++) {
			RandomRegex example = new RandomRegex(random);
			String expression = example.expression();
			LinearRegex regex;
			try {
				regex = LinearRegex.compile(expression);
			}
			catch (RegexSyntaxException ex) {
				refused++;
				continue;
			}
			Pattern oracle = Pattern.compile(expression);
			for (int j = 0; j < 8; j++) {
				String input = example.input();
				boolean expected = oracle.matcher(input).matches();
				assertThat(regex.matches(input)).as("seed %d: %s on '%s'", seed, expression, input).isEqualTo(expected);
				matched += expected ? 1 : 0;
			}
		}
		assertThat(matched).isGreaterThan(RandomCases.times(50_000));
		// Only for their size: whatever is generated is of the dialect.
		assertThat(refused).isLessThan(RandomCases.times(2_000));
	}

	@Test
	void randomJunkIsRefusedOrMeansWhatItMeansToJava() {
		long seed = 20261122;
		Random random = new Random(seed);
		int compiled = 0;
		for (int i = 0; i < RandomCases.times(200_000); i++) {
			String expression = RandomRegex.string(random, "ab-^$.|?*+(){}[]\\&,:<>=!1d\u00fc", 10);
			LinearRegex regex;
			try {
				regex = LinearRegex.compile(expression);
			}
			catch (RegexSyntaxException ex) {
				Matcher refusal = REFUSAL.matcher(ex.getMessage());
				assertThat(refusal.matches()).as(ex.getMessage()).isTrue();
				assertThat(expression.startsWith(refusal.group(1), Integer.parseInt(refusal.group(2))))
					.as(ex.getMessage())
					.isTrue();
				continue;
			}
			compiled++;
			for (int j = 0; j < 4; j++) {
				String input = RandomRegex.string(random, "ab-.^$1d{}&,", 4);
				assertThat(regex.matches(input)).as("seed %d: %s on '%s'", seed, expression, input)
					.isEqualTo(javaMatches(expression, input, seed));
			}
		}
		assertThat(compiled).isGreaterThan(RandomCases.times(5_000));
	}

	private static boolean javaMatches(String expression, String input, long seed) {
		try {
			return Pattern.matches(expression, input);
		}
		catch (PatternSyntaxException ex) {
			throw new AssertionError("seed " + seed + ": Java refuses " + expression, ex);
		}
	}

}
