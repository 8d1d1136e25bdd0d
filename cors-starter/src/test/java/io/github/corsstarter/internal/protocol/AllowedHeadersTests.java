package io.github.corsstarter.internal.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.github.corsstarter.RandomCases;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@PlainJava
class AllowedHeadersTests {

	private final AllowedHeaders listed = AllowedHeaders.of(List.of("Content-Type", "X-CSRF-TOKEN"));

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
			none requested                     ~ ~ true
			an empty value                     ~ ""                                     ~ true
			one, as browsers send it           ~ content-type                           ~ true
			all, as browsers send them         ~ content-type,x-csrf-token              ~ true
			another order                      ~ x-csrf-token,content-type              ~ true
			another case                       ~ Content-TYPE                           ~ true
			a space behind the comma           ~ content-type, x-csrf-token             ~ true
			white space all around             ~ "  content-type \t , x-csrf-token "    ~ true
			a few empty elements               ~ ,,content-type,,x-csrf-token,          ~ true
			one twice, not from a browser      ~ content-type,content-type              ~ true
			one that is not listed             ~ x-other                                ~ false
			one that is not listed, at the end ~ content-type,x-other                   ~ false
			a prefix of a listed one           ~ content-typ                            ~ false
			a listed one and more              ~ content-type-x                         ~ false
			one character more than any listed ~ content-types                          ~ false
			a space inside                     ~ content type                           ~ false
			no comma between                   ~ content-type x-csrf-token              ~ false
			another separator                  ~ content-type;x-csrf-token              ~ false
			a quoted name                      ~ 'content-type'                         ~ false
			no ASCII                           ~ content-tÿpe                           ~ false
			the first that is no ASCII         ~ "content-t\u0080pe"                    ~ false
			the wildcard, as a name            ~ *                                      ~ false
			more names than are listed         ~ content-type,content-type,content-type ~ false
			many empty elements                ~ ,,,,,,,,,,,,,,,,,                      ~ false
			""")
	void listIsAllowedIfEachNameIs(String description, String requested, boolean allowed) {
		assertThat(this.listed.allows(requested, false)).isEqualTo(allowed);
		assertThat(this.listed.allows(requested, true)).isEqualTo(allowed);
	}

	@Test
	void lettersThatAreTheSameInAnotherCaseOnlyOutsideAsciiAreNot() {
		// The Kelvin sign becomes a 'k' when the case of Unicode is folded.
		assertThat(AllowedHeaders.of(List.of("X-Key")).allows("x-\u212Aey", false)).isFalse();
	}

	@Test
	void whiteSpaceEndsSomewhere() {
		assertThat(this.listed.allows(" ".repeat(16) + "content-type", false)).isTrue();
		assertThat(this.listed.allows(" ".repeat(17) + "content-type", false)).isFalse();
		assertThat(this.listed.allows("content-type" + " ".repeat(8_000), false)).isFalse();
	}

	@Test
	void sixteenEmptyElementsAreOverlooked() {
		assertThat(this.listed.allows(",".repeat(15), false)).isTrue();
		assertThat(this.listed.allows(",".repeat(16), false)).isFalse();
	}

	@Test
	void wildcardAllowsAnythingThatIsAName() {
		AllowedHeaders any = AllowedHeaders.anyAnd(List.of("*"));
		assertThat(any.allows("x-one,x-two", false)).isTrue();
		assertThat(any.allows("x one", false)).isFalse();
		assertThat(any.header("x-one", false)).isEqualTo("*");
		assertThat(any.header("x-one,x-two", true)).isEqualTo("x-one,x-two");
	}

	@Test
	void wildcardWithoutCredentialsDoesNotCoverAuthorization() {
		AllowedHeaders any = AllowedHeaders.anyAnd(List.of("*"));
		AllowedHeaders anyAndAuthorization = AllowedHeaders.anyAnd(List.of("*", "AUTHORIZATION"));
		assertThat(any.allows("authorization,x-one", false)).isFalse();
		assertThat(any.allows("x-one,authorization", false)).isFalse();
		assertThat(any.allows("authorization-token,content-type1", false)).isTrue();
		assertThat(any.allows("authorization,x-one", true)).isTrue();
		assertThat(anyAndAuthorization.allows("authorization,x-one", false)).isTrue();
		assertThat(anyAndAuthorization.header("authorization", false)).isEqualTo("*, Authorization");
	}

	@Test
	void answerListsAllThatAreAllowedOnce() {
		assertThat(AllowedHeaders.of(List.of("Content-Type", "X-One", "content-type")).header("x-one", true))
			.isEqualTo("Content-Type, X-One");
		assertThat(AllowedHeaders.of(List.of()).header(null, true)).isNull();
	}

	@Test
	void randomListsAreJudgedAsANaiveParserJudgesThem() {
		long seed = 20261121;
		Random random = new Random(seed);
		List<String> names = List.of("a", "ab", "abc", "x-1", "x-2", "X-Long-Name");
		AllowedHeaders headers = AllowedHeaders.of(names);
		int allowed = 0;
		for (int i = 0; i < RandomCases.times(300_000); i++) {
			StringBuilder requested = new StringBuilder();
			for (int j = random.nextInt(5); j >= 0; j--) {
				requested.append(any(random, "", " ", "\t"))
					.append(any(random, "a", "AB", "abc", "x-1", "X-2", "x-long-name", "", "abcd", "a b", "é"))
					.append(any(random, "", " "))
					.append((j > 0) ? "," : "");
			}
			boolean expected = naive(names, requested.toString());
			assertThat(headers.allows(requested.toString(), false)).as("seed %d: '%s'", seed, requested)
				.isEqualTo(expected);
			allowed += expected ? 1 : 0;
		}
		assertThat(allowed).isBetween(RandomCases.times(50_000), RandomCases.times(250_000));
	}

	private static boolean naive(List<String> names, String requested) {
		List<String> elements = Arrays.stream(requested.split(",", -1))
			.map((element) -> element.strip().toLowerCase(Locale.ROOT))
			.filter((element) -> !element.isEmpty())
			.toList();
		List<String> known = names.stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList();
		return known.containsAll(elements) && elements.size() <= names.size();
	}

	private static String any(Random random, String... some) {
		return some[random.nextInt(some.length)];
	}

	@Test
	void denialNamesNoWildcard() {
		assertThat(AllowedHeaders.anyAnd(List.of("*")).listed()).isNull();
		assertThat(AllowedHeaders.anyAnd(List.of("*", "Authorization")).listed()).isNull();
		assertThat(AllowedHeaders.of(List.of("X-One", "X-Two")).listed()).isEqualTo("X-One, X-Two");
		assertThat(AllowedHeaders.of(List.of()).listed()).isNull();
		assertThat(AllowedMethods.ANY.listed()).isEqualTo("GET, HEAD, POST");
		assertThat(AllowedMethods.of(List.of("PUT")).listed()).isEqualTo("GET, HEAD, POST, PUT");
	}

}
