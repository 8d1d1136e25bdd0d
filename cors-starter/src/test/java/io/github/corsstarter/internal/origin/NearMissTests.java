package io.github.corsstarter.internal.origin;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.corsstarter.RandomCases;
import io.github.corsstarter.internal.origin.NearMiss.Difference;
import io.github.corsstarter.internal.regex.LinearRegex;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How an origin that no rule allows differs from the rule that nearly does.
 */
@PlainJava
class NearMissTests {

	private static final long SEED = 20261121;

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			http for https                     | http://a.example       | https://a.example      | SCHEME
			https for http, on the same port   | https://a.example:8080 | http://a.example:8080  | SCHEME
			another scheme altogether          | capacitor://a.example  | https://a.example      | SCHEME
			a port where there is none         | https://a.example:8443 | https://a.example      | PORT
			no port where there is one         | https://a.example      | https://a.example:8443 | PORT
			another port                       | http://localhost:3000  | http://localhost:5173  | PORT
			another scheme and port            | http://a.example:8080  | https://a.example      | SCHEME_AND_PORT
			with www.                          | https://www.a.example  | https://a.example      | WITH_WWW
			without www.                       | https://a.example      | https://www.a.example  | WITHOUT_WWW
			with www. and another port         | https://www.a.example:1 | https://a.example     |
			with www. and another scheme       | http://www.a.example:1 | https://a.example:1    |
			below                              | https://b.a.example    | https://a.example      | BELOW_EXACT
			above                              | https://example        | https://a.example      |
			the loopback address for localhost | http://127.0.0.1:3000  | http://localhost:3000  | LOCAL_NAME
			localhost for the loopback address | http://localhost:3000  | http://127.0.0.1:3000  | LOCAL_NAME
			one loopback address for another   | http://[::1]           | http://127.0.0.1       | LOCAL_NAME
			localhost on another port, by name | http://127.0.0.1:3000  | http://localhost:5173  |
			a letter missing                   | https://aple.example   | https://apple.example  | ONE_CHARACTER
			a letter too many                  | https://appple.example | https://apple.example  | ONE_CHARACTER
			two letters swapped                | https://appel.example  | https://apple.example  | ONE_CHARACTER
			a letter missing, another port     | https://aple.example:1 | https://apple.example  |
			another host                       | https://evil.example   | https://apple.example  |
			a look-alike below another domain  | https://a.example.evil.example | https://a.example |
			""")
	void exactOriginIsNearlyMatched(String description, String origin, String rule, Difference expected) {
		assertThat(difference(new OriginRules(List.of(rule), List.of(), List.of()), origin)).isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the bare domain                   | https://a.example        | https://*.a.example        | BARE_DOMAIN
			the loopback address              | http://127.0.0.1:3000    | http://localhost:[*]       | LOCAL_NAME
			the loopback address, exact       | http://127.0.0.1:3000    | http://localhost:3000      | LOCAL_NAME
			below an exact origin             | https://b.a.example      | https://a.example          | BELOW_EXACT
			a port of an exact origin         | https://a.example:8443   | https://a.example          | PORT
			the bare domain of a label        | https://a.example        | https://{[a-z]+}.a.example | BARE_DOMAIN
			http for https                    | http://b.a.example       | https://*.a.example        | SCHEME
			a port                            | https://b.a.example:8443 | https://*.a.example        | PORT
			a port that is not of the list    | http://localhost:3000    | http://localhost:[80,8080] | PORT
			https with the default port       | https://localhost        | http://localhost:[80,8080] | SCHEME
			another scheme and port           | https://localhost:3000   | http://localhost:[80,8080] | SCHEME_AND_PORT
			deeper than one label             | https://c.b.a.example    | https://{[a-z]+}.a.example | TOO_DEEP
			another label                     | https://b1.a.example     | https://{[a-z]+}.a.example | LABEL
			below the host of a port pattern  | http://b.localhost       | http://localhost:[*]       | BELOW_PATTERN
			deeper below such a host          | http://c.b.localhost     | http://localhost:[*]       | BELOW_PATTERN
			a look-alike domain               | https://evila.example    | https://*.a.example        |
			another domain, as long           | https://b.example        | https://*.a.example        |
			another domain and scheme         | http://b.example         | https://*.a.example        |
			the bare domain, another scheme   | http://a.example         | https://*.a.example        |
			the bare domain, another port     | https://a.example:8443   | https://*.a.example        |
			the domain above                  | https://example          | https://*.a.example        |
			""")
	void patternIsNearlyMatched(String description, String origin, String rule, Difference expected) {
		assertThat(difference(new OriginRules(List.of(), List.of(OriginPattern.parse(rule)), List.of()), origin))
			.isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			http for https        | http://b1.example          | SCHEME
			a port                | https://b1.example:8443    | PORT
			both                  | http://b1.example:8080     | SCHEME_AND_PORT
			with www.             | https://www.b1.example     | WITH_WWW
			without www.          | https://c1.example         | WITHOUT_WWW
			https for http        | https://d1.example         | SCHEME
			something else        | https://evil.example       |
			that with www.        | https://www.evil.example   |
			that, but at its end  | https://evilb1.example     |
			""")
	void regexIsNearlyMatched(String description, String origin, Difference expected) {
		LinearRegex regex = LinearRegex.compile("https://(b[0-9]|www\\.c[0-9])\\.example|http://d1\\.example");
		assertThat(difference(new OriginRules(List.of(), List.of(), List.of(regex)), origin)).isEqualTo(expected);
	}

	@Test
	void likelierDifferenceIsNamed() {
		OriginRules rules = new OriginRules(List.of("https://ap.example", "https://app.example:8443"),
				List.of(OriginPattern.parse("https://*.app.example")), List.of());
		assertThat(rules.nearest(Origin.parse("https://app.example")))
			.isEqualTo(new NearMiss(Difference.PORT, "https://app.example:8443"));
	}

	@Test
	void firstOfTwoThatAreAsNearIsNamed() {
		OriginRules rules = new OriginRules(
				List.of("https://app.example:8443", "https://app.example:9443", "https://other.test"), List.of(),
				List.of());
		assertThat(rules.nearest(Origin.parse("https://app.example")))
			.isEqualTo(new NearMiss(Difference.PORT, "https://app.example:8443"));
	}

	@Test
	void oneCharacterIsWhatTheEditDistanceSays() {
		Random random = new Random(SEED);
		for (int i = 0; i < RandomCases.times(50_000); i++) {
			String one = word(random);
			String other = word(random);
			OriginRules rules = new OriginRules(List.of("https://" + other + ".example"), List.of(), List.of());
			assertThat(difference(rules, "https://" + one + ".example") == Difference.ONE_CHARACTER)
				.as("seed %s, %s and %s", SEED, one, other)
				.isEqualTo(distance(one, other) == 1);
		}
	}

	@Test
	void comparingIsBounded() {
		List<String> many = IntStream.range(0, 100_000).mapToObj((i) -> "https://a" + i + ".example").toList();
		OriginRules rules = new OriginRules(many, List.of(), List.of());
		assertThat(rules.nearest(Origin.parse("http://a9999.example"))).isNotNull();
		assertThat(rules.nearest(Origin.parse("http://a99999.example"))).isNull();
	}

	private static Difference difference(OriginRules rules, String origin) {
		NearMiss nearest = rules.nearest(Origin.parse(origin));
		return (nearest != null) ? Objects.requireNonNull(nearest.difference()) : null;
	}

	private static String word(Random random) {
		return random.ints(1 + random.nextInt(4), 'a', 'd').mapToObj(Character::toString).reduce("", String::concat);
	}

	/** Insertions, deletions, substitutions, and swaps of neighbours. */
	private static int distance(String one, String other) {
		if (one.isEmpty() || other.isEmpty()) {
			return Math.max(one.length(), other.length());
		}
		int replaced = distance(one.substring(1), other.substring(1)) + ((one.charAt(0) == other.charAt(0)) ? 0 : 1);
		int deleted = distance(one.substring(1), other) + 1;
		int inserted = distance(one, other.substring(1)) + 1;
		boolean swapped = one.length() > 1 && other.length() > 1 && one.charAt(0) == other.charAt(1)
				&& one.charAt(1) == other.charAt(0);
		int transposed = swapped ? distance(one.substring(2), other.substring(2)) + 1 : Integer.MAX_VALUE;
		return Collections.min(List.of(replaced, deleted, inserted, transposed));
	}

}
