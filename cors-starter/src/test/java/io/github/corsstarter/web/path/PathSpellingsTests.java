package io.github.corsstarter.web.path;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.StepCounter;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@PlainJava
class PathSpellingsTests {

	@ParameterizedTest
	@ValueSource(strings = { ";", "/;", "/a;", "/a\\", "\\", "/a%", "%", "//", "/a//", "/a//b", "/.", "/..", "/a/.b",
			"/ ", "/a b", "/\u0000", "/a\u001f", "/a\u007f", "a", "a/b", "http://x/y", "**", "." })
	void pathMightMeanAnother(String path) {
		assertThat(PathSpellings.isSuspicious(path)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*", "/", "/a", "/a/", "/a/b", "/a.b", "/a./b", "/a..",
			"/!\"#$&'()*+,-:<=>?@[]^_`{|}~", "/\u00e4\u0080", "/\uff0f" })
	void pathMeansWhatItSays(String path) {
		assertThat(PathSpellings.isSuspicious(path)).isFalse();
	}

	/** An underscore stands for a blank. */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			nothing to do                   | /a/b          | /a/b
			a letter                        | /%61          | /a
			a letter, in upper case         | /%4A%4b       | /JK
			a letter twice encoded          | /%2561        | /%61 /a
			a letter three times encoded    | /%252561      | /%2561 /%61
			UTF-8                           | /%c3%A4x      | /äx
			UTF-8 in two planes             | /%F0%9F%98%80 | /😀
			a plus sign                     | /a+%2b        | /a++
			a percent sign                  | /100%25       | /100%
			a parameter                     | /a;v=1/b      | /a/b
			a parameter at the end          | /a;v=1        | /a
			several parameters              | /a;v;w/b;x    | /a/b
			a parameter without a segment   | /;v/a         | //a /a
			an encoded parameter            | /a%3Bv/b      | /a;v/b /a/b
			a parameter encoded twice       | /a%253Bv/b    | /a%3Bv/b /a;v/b /a/b
			a parameter and a percent sign  | /a%3B/100%25  | /a;/100% /a/100%
			an encoded slash                | /a%2Fb        | /a/b /a%2Fb
			an encoded slash, lower case    | /a%2fb        | /a/b /a%2Fb
			a slash encoded twice           | /a%252Fb      | /a%2Fb /a/b
			a backslash                     | /a\\b         | /a\\b /a/b
			an encoded backslash            | /a%5cb        | /a\\b /a/b
			an empty segment                | /a//b         | /a//b /a/b
			empty segments                  | ///a///b//    | ///a///b// /a/b/
			a dot segment                   | /a/./b        | /a/./b /a/b
			a dot segment at the end        | /a/.          | /a/. /a/ /a
			a dot alone                     | /.            | /. /
			two dots                        | /a/../b       | /a/../b /b
			two dots at the end             | /a/b/..       | /a/b/.. /a/ /a
			two dots up to the root         | /a/..         | /a/.. /
			dots of a directory             | /a/../        | /a/../ /
			two dots, two levels            | /a/b/../../c  | /a/b/../../c /c
			encoded dots                    | /a/%2e%2E/b   | /a/../b /b
			dots with a parameter           | /a/..;v/b     | /a/../b /b
			dots with an encoded parameter  | /a/..%3B/b    | /a/..;/b /a/../b /b
			dots that are a name            | /a/.../..b    | /a/.../..b
			dots after an empty segment     | /a//../b      | /a//../b /a/../b /a/b /b
			dots after empty segments       | /a///../b     | /a///../b /a/../b /a//b /a/b /b
			dots after a dot                | /a/./../b     | /a/./../b /b
			a blank in front                | /a/%20b       | /a/_b /a/b
			a blank behind                  | /a%20/b       | /a_/b /a/b
			a blank within                  | /a%20b        | /a_b
			a blank segment                 | /a/%20/b      | /a/_/b /a//b /a/b
			a tab                           | /a/%09b       | /a/\tb /a/b
			the last control character      | /a/%7fb       | /a/\u007fb /a/b
			blanks of dots                  | /a/%20../b    | /a/_../b /a/../b /b
			no slash in front               | a             | a /a
			no slash, and dots              | a/../b        | a/../b /b
			""")
	void spellingsAre(String description, String path, String expected) {
		List<String> spellings = Stream.of(expected.split(" ")).map((spelling) -> spelling.replace('_', ' ')).toList();
		assertThat(PathSpellings.of(path)).containsExactlyInAnyOrderElementsOf(spellings);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%", "/%2", "/%zz", "/%2z", "/%z2", "/%u002f", "/%ff", "/%c0%af", "/%e0%80%af",
			"/%ed%a0%80", "/%c3", "/%c3a", "/a;%zz", "/%\uff12\uff11" })
	void brokenEncodingHasNoSpelling(String path) {
		assertThat(PathSpellings.of(path)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/..", "/../a", "/a/../..", "/a/../../b", "/./..", "/%2e%2e", "/%252e%252e", "/..;/a",
			"/..%3b/a", "\\..\\a", "/a/b/%20../../..", "/a//../..", ".." })
	void pathAboveItsRootHasNoSpelling(String path) {
		assertThat(PathSpellings.of(path)).isEmpty();
	}

	@Test
	void longPathHasNoSpelling() {
		String longest = "/" + "a".repeat(2_044) + "%20";
		assertThat(PathSpellings.of(longest)).hasSize(2);
		assertThat(PathSpellings.of(longest + "a")).isEmpty();
	}

	@Test
	void spellingsHaveAFewCharactersAltogether() {
		String path = "/a%252Fb%20/" + "x".repeat(1_900);
		List<String> spellings = PathSpellings.of(path);
		assertThat(spellings.stream().mapToInt(String::length).sum()).isBetween(4_000, 16_384);
		assertThat(PathSpellings.of("/a%2Fb%20//./c%5cd/" + "x".repeat(1_900))).isEmpty();
		assertThat(PathSpellings.of("/a%2Fb%20//./c%5cd/" + "x".repeat(20))).isNotEmpty();
	}

	@Test
	void spellingsAreFew() {
		String path = "/a%2Fb%20//./c%5cd;x/%252Fe%2520/..%255Cf//%253B";
		assertThat(PathSpellings.of(path)).hasSizeLessThan(97);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a;v", "//a", "/./a", "/%2520a", "/%5ca", "/a%2fb", "/%20a" })
	void pathWithTooManyOddPlacesHasNoSpelling(String piece) {
		assertThat(PathSpellings.of("/x" + piece.repeat(20))).isNotEmpty();
		assertThat(PathSpellings.of("/x" + piece.repeat(70))).isEmpty();
	}

	@Test
	void pathWithSeveralKindsOfBlanksHasNoSpelling() {
		assertThat(PathSpellings.of("/a%20/b%20")).isNotEmpty();
		assertThat(PathSpellings.of("/a%20/b%09")).isEmpty();
		assertThat(PathSpellings.of("/a%20/b%2509")).isEmpty();
	}

	/** Names of files have blanks and umlauts, and queries in paths have slashes. */
	@ParameterizedTest
	@ValueSource(strings = { "a%20b", "%C3%A4", "%E3%81%82", "a%2Bb", "a.b-" })
	void pathWithManyOrdinaryCharactersHasSpellings(String piece) {
		assertThat(PathSpellings.of("/x/" + piece.repeat(200) + "%20y")).isNotEmpty();
	}

	/** A step is an iteration of a loop, or a method that is entered. */
	@Test
	void suspiciousPathTakesAtMostTenTimesTheStepsOfAPlainOne() {
		Function<String, Long> steps = StepCounter.of(Resolve.class);
		long plain = steps.apply(filled("x"));
		plain = Math.min(plain, steps.apply(filled("x")));
		for (String piece : List.of("%20", "%2e/", "%252e/", "a%20/", "a%2fb/", "%5c", "a;b/", "/", "./", "a/../",
				"%2fa/../", "a%20;x//./%5c/", "%25", "%252f", "%E3%81%82/", "%2520/", "a%3b/..%2f", "\\", " /")) {
			for (String once : List.of("", "a%2Fb%20//./c%5cd;x/", "a%252Fb%20/")) {
				assertThat(steps.apply(filled(once + piece))).as(once + piece).isLessThanOrEqualTo(10 * plain);
				assertThat(steps.apply(filled(once) + piece)).as(once + "x" + piece).isLessThanOrEqualTo(10 * plain);
			}
		}
	}

	private static String filled(String piece) {
		return "/x/" + (piece.isEmpty() ? "x" : piece).repeat(2_000 / Math.max(piece.length(), 1));
	}

	/** Finds the policy for a path. */
	public static final class Resolve implements Function<String, Object> {

		private final PathPolicies policies = new PathPolicies(Stream.of("/x/**", "/y/**", "/z/{id}")
			.map((path) -> new PathPolicy(CorsPolicy.builder().name(path).allowedOrigins("*").build(), List.of(path)))
			.toList());

		@Override
		public Object apply(String path) {
			CorsPolicy policy = this.policies.resolve(RequestStub.actual("GET", null).at(path));
			return (policy != null) ? policy : "none";
		}

	}

}
