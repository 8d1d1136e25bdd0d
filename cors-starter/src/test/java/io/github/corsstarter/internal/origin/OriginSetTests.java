package io.github.corsstarter.internal.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.RandomCases;
import io.github.corsstarter.internal.regex.LinearRegex;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@PlainJava
class OriginSetTests {

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~', textBlock = """
			one label in front            ~ https://*.example.com            ~ https://a.example.com       ~ PATTERN
			several labels in front       ~ https://*.example.com            ~ https://a.b.example.com     ~ PATTERN
			the bare domain               ~ https://*.example.com            ~ https://example.com         ~ NONE
			a look-alike domain           ~ https://*.example.com            ~ https://evilexample.com     ~ NONE
			a look-alike below another    ~ https://*.example.com            ~ https://a.evilexample.com   ~ NONE
			the domain below another      ~ https://*.example.com            ~ https://example.com.evil    ~ NONE
			another scheme                ~ https://*.example.com            ~ http://a.example.com        ~ NONE
			another scheme, as long       ~ https://*.example.com:[*]        ~ ionic://a.example.com:81    ~ NONE
			a port that is not listed     ~ https://*.example.com            ~ https://a.example.com:8443  ~ NONE
			an empty label in front       ~ https://*.example.com            ~ https://.example.com        ~ MALFORMED
			the port that is written      ~ https://*.example.com:8443       ~ https://a.example.com:8443  ~ PATTERN
			no port where one is written  ~ https://*.example.com:8443       ~ https://a.example.com       ~ NONE
			any port                      ~ http://localhost:[*]             ~ http://localhost:5173       ~ PATTERN
			no port where any is          ~ http://localhost:[*]             ~ http://localhost            ~ PATTERN
			below a host with any port    ~ http://localhost:[*]             ~ http://a.localhost:5173     ~ NONE
			a listed port                 ~ http://localhost:[8080,8081]     ~ http://localhost:8081       ~ PATTERN
			an unlisted port              ~ http://localhost:[8080,8081]     ~ http://localhost:8082       ~ NONE
			a listed default port         ~ https://*.example.com:[443,8443] ~ https://a.example.com       ~ PATTERN
			any port of an address        ~ http://[::1]:[*]                 ~ http://[::1]:3000           ~ PATTERN
			a label that matches          ~ https://{pr-[0-9]+}.example.com  ~ https://pr-42.example.com   ~ PATTERN
			a label that does not         ~ https://{pr-[0-9]+}.example.com  ~ https://pr-x.example.com    ~ NONE
			a label that matches in part  ~ https://{pr-[0-9]+}.example.com  ~ https://pr-42x.example.com  ~ NONE
			a matching label, one deeper  ~ https://{pr-[0-9]+}.example.com  ~ https://a.pr-42.example.com ~ NONE
			no label                      ~ https://{.*}.example.com         ~ https://example.com         ~ NONE
			a label regex that likes dots ~ https://{.*}.example.com         ~ https://a.b.example.com     ~ NONE
			a label regex with bounds     ~ https://{[a-z]{2,3}}.example.com ~ https://abc.example.com     ~ PATTERN
			an app's scheme               ~ capacitor://*.example.com        ~ capacitor://a.example.com   ~ PATTERN
			""")
	void patternAllowsWhatItSays(String description, String pattern, String origin, OriginMatch expected) {
		assertThat(patterns(pattern).match(origin)).isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~', textBlock = """
			the whole                 ~ https://(a|b)\\.example\\.com ~ https://a.example.com  ~ REGEX
			anchors mean nothing more ~ ^https://a\\.example\\.com$   ~ https://a.example.com  ~ REGEX
			a part in front           ~ a\\.example\\.com             ~ https://a.example.com  ~ NONE
			a part behind             ~ https://a\\.example           ~ https://a.example.com  ~ NONE
			a dot is any character    ~ https://a.example             ~ https://abexample      ~ REGEX
			not an origin             ~ .*                            ~ https://a.example/path ~ MALFORMED
			an opaque origin          ~ .*                            ~ null                   ~ NONE
			""")
	void regexMatchesTheWholeOfAnOrigin(String description, String regex, String origin, OriginMatch expected) {
		OriginSet origins = OriginSet.of(new OriginRules(List.of(), List.of(), List.of(LinearRegex.compile(regex))));
		assertThat(origins.match(origin)).isEqualTo(expected);
	}

	@Test
	void strongestMatchWins() {
		OriginSet origins = OriginSet.of(new OriginRules(List.of("https://exact.example.com"),
				List.of(OriginPattern.parse("https://*.example.com")), List.of(LinearRegex.compile("https://.*"))));
		assertThat(origins.match("https://exact.example.com")).isEqualTo(OriginMatch.EXACT);
		assertThat(origins.match("https://other.example.com")).isEqualTo(OriginMatch.PATTERN);
		assertThat(origins.match("https://other.example.org")).isEqualTo(OriginMatch.REGEX);
		assertThat(origins.match("http://other.example.org")).isEqualTo(OriginMatch.NONE);
	}

	@Test
	void anyAllowsWhateverIsSent() {
		assertThat(OriginSet.ANY.match("https://a.example")).isEqualTo(OriginMatch.ANY);
		assertThat(OriginSet.ANY.match("null")).isEqualTo(OriginMatch.ANY);
		assertThat(OriginSet.ANY.match("file://")).isEqualTo(OriginMatch.ANY);
		assertThat(OriginSet.ANY.match("https://a.example/")).isEqualTo(OriginMatch.ANY);
		assertThat(OriginSet.ANY.match("")).isEqualTo(OriginMatch.ANY);
		assertThat(OriginSet.ANY.match("x".repeat(8 * 1024))).isEqualTo(OriginMatch.ANY);
		assertThat(OriginSet.NONE.match("https://a.example")).isEqualTo(OriginMatch.NONE);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~', textBlock = """
			exactly            ~ http://localhost.:3000          ~ EXACT
			exactly            ~ http://localhost:3000           ~ NONE
			below              ~ https://a.example.com           ~ PATTERN
			below              ~ https://a.example.com.          ~ NONE
			below with a dot   ~ https://a.example.org.          ~ PATTERN
			below with a dot   ~ https://a.example.org           ~ NONE
			a label            ~ https://pr-1.example.net        ~ PATTERN
			a label            ~ https://pr-1.example.net.       ~ NONE
			two dots           ~ https://a.example.org..         ~ MALFORMED
			an address         ~ http://127.0.0.1.               ~ MALFORMED
			an extension       ~ safari-web-extension://140BB581-A2C0 ~ EXACT
			in lower case      ~ safari-web-extension://140bb581-a2c0 ~ NONE
			a dot              ~ app://.                         ~ EXACT
			two of them        ~ app://..                        ~ NONE
			below opaque hosts ~ app://X.example.com             ~ PATTERN
			of another case    ~ app://x.Example.com             ~ NONE
			a web page's       ~ https://A.example.com           ~ MALFORMED
			""")
	void dotAtTheEndAndTheCaseOfOpaqueHostsCount(String description, String origin, OriginMatch expected) {
		OriginSet origins = OriginSet
			.of(new OriginRules(List.of("http://localhost.:3000", "safari-web-extension://140BB581-A2C0", "app://."),
					List.of(OriginPattern.parse("https://*.example.com"), OriginPattern.parse("https://*.example.org."),
							OriginPattern.parse("https://{pr-[0-9]+}.example.net"),
							OriginPattern.parse("app://*.example.com")),
					List.of()));
		assertThat(origins.match(origin)).isEqualTo(expected);
	}

	@Test
	void longestOriginIsAllowed() {
		String longest = "s".repeat(64) + "://" + "a.".repeat(126) + "a:65535";
		assertThat(longest).hasSize(Origin.MAX_LENGTH);
		assertThat(OriginSet.of(new OriginRules(List.of(longest), List.of(), List.of())).match(longest))
			.isEqualTo(OriginMatch.EXACT);
	}

	@ParameterizedTest
	@ValueSource(ints = { 327, 8 * 1024, 1024 * 1024 })
	void overlongOriginIsMalformed(int length) {
		String overlong = "https://" + "a.".repeat(length / 2) + "example.com";
		assertThat(patterns("https://*.example.com").match(overlong)).isEqualTo(OriginMatch.MALFORMED);
	}

	@Test
	void lookUpAgreesWithANaiveOneOverRandomOrigins() {
		long seed = 20261121;
		Random random = new Random(seed);
		int allowed = 0;
		for (int i = 0; i < RandomCases.times(2_000); i++) {
			Set<String> exact = new TreeSet<>();
			List<NaivePattern> patterns = new ArrayList<>();
			for (int j = 0; j < 1 + random.nextInt(12); j++) {
				exact.add(randomOrigin(random));
				patterns.add(NaivePattern.random(random));
			}
			OriginSet origins = OriginSet.of(new OriginRules(List.copyOf(exact),
					patterns.stream().map((pattern) -> OriginPattern.parse(pattern.text())).toList(), List.of()));
			for (int j = 0; j < 100; j++) {
				String origin = randomOrigin(random);
				OriginMatch expected = exact.contains(origin) ? OriginMatch.EXACT
						: patterns.stream().anyMatch((pattern) -> pattern.allows(origin)) ? OriginMatch.PATTERN
								: OriginMatch.NONE;
				assertThat(origins.match(origin)).as("seed %d: %s in %s and %s", seed, origin, exact, patterns)
					.isEqualTo(expected);
				allowed += expected.allows() ? 1 : 0;
			}
		}
		assertThat(allowed).isBetween(RandomCases.times(5_000), RandomCases.times(195_000));
	}

	private static OriginSet patterns(String... patterns) {
		return OriginSet
			.of(new OriginRules(List.of(), Stream.of(patterns).map(OriginPattern::parse).toList(), List.of()));
	}

	private static String randomOrigin(Random random) {
		return any(random, "http", "https") + "://" + randomHost(random, 1 + random.nextInt(4))
				+ any(random, "", "", ":81", ":8443");
	}

	private static String randomHost(Random random, int labels) {
		StringBuilder host = new StringBuilder();
		for (int i = 0; i < labels; i++) {
			host.append((i > 0) ? "." : "").append(any(random, "a", "b", "ab", "ba"));
		}
		return host.toString();
	}

	private static String any(Random random, String... some) {
		return some[random.nextInt(some.length)];
	}

	/**
	 * A pattern and a Java regular expression that means the same.
	 */
	private record NaivePattern(String text, Pattern regex) {

		static NaivePattern random(Random random) {
			String scheme = any(random, "http", "https");
			String base = randomHost(random, 1 + random.nextInt(3));
			String prefix = any(random, "*.", "{a|ba}.", "{[ab]}.");
			String port = any(random, "", ":81", ":[*]", ":[81,8443]");
			String labels = prefix.equals("*.") ? "([ab]+\\.)+" : prefix.replace('{', '(').replace("}.", ")\\.");
			String ports = switch (port) {
				case ":[*]" -> "(:\\d+)?";
				case ":[81,8443]" -> ":(81|8443)";
				default -> port;
			};
			return new NaivePattern(scheme + "://" + prefix + base + port,
					Pattern.compile(scheme + "://" + labels + Pattern.quote(base) + ports));
		}

		boolean allows(String origin) {
			return this.regex.matcher(origin).matches();
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
