package io.github.corsstarter.internal.origin;

import java.util.List;
import java.util.Random;

import io.github.corsstarter.RandomCases;
import io.github.corsstarter.internal.reach.OriginReach;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PlainJava
class OriginPatternTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', quoteCharacter = '"',
			textBlock = """
					no scheme                ~ *.example.com               ~ A pattern begins with a scheme in lower case and '://'. Write 'https://*.example.com'.
					a wildcard scheme        ~ *://example.com             ~ A pattern begins with a scheme in lower case and '://'. Write a pattern such as 'https://*.example.com'.
					upper-case scheme        ~ HTTPS://*.example.com       ~ A pattern begins with a scheme in lower case and '://'. Write 'https://*.example.com'.
					the wildcard alone       ~ *                           ~ Every origin is '*', alone under 'allowed-origins' and without 'allow-credentials'. Write that, or a domain of your own such as 'https://*.example.com'.
					any host                 ~ https://*                   ~ Every origin is '*', alone under 'allowed-origins' and without 'allow-credentials'. Write that, or a domain of your own such as 'https://*.example.com'.
					no dot behind it         ~ https://*example.com        ~ A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					in the middle            ~ https://a.*.example.com     ~ A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					at the end               ~ https://example.*           ~ A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					twice                    ~ https://*.*.example.com     ~ A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					nothing behind it        ~ https://*.                  ~ '' is not a valid host in lower-case ASCII. Write a pattern such as 'https://*.example.com'.
					a path                   ~ https://*.example.com/      ~ 'example.com/' is not a valid host in lower-case ASCII. Write 'https://*.example.com'.
					upper case               ~ https://*.Example.com       ~ 'Example.com' is not a valid host in lower-case ASCII. Write 'https://*.example.com'.
					below an address         ~ https://*.127.0.0.1         ~ An IP address has no subdomains. Write the address alone.
					below an IPv6 address    ~ https://*.[::1]             ~ An IP address has no subdomains. Write the address alone.
					a bare port wildcard     ~ https://example.com:*       ~ '*' is not a port from 1 to 65535. Write 'https://example.com:[*]'.
					half a list              ~ https://*.example.com:180]  ~ '180]' is not a port from 1 to 65535. Write a port, a list such as '[8080,8081]', or '[*]' for any.
					its other half           ~ https://*.example.com:[180  ~ '[180' is not a port from 1 to 65535. Write a port, a list such as '[8080,8081]', or '[*]' for any.
					a list with a word       ~ https://example.com:[80,x]  ~ '[80,x]' is not a port from 1 to 65535. Write a port, a list such as '[8080,8081]', or '[*]' for any.
					an empty list            ~ https://example.com:[]      ~ '[]' is not a port from 1 to 65535. Write a port, a list such as '[8080,8081]', or '[*]' for any.
					the default port         ~ https://*.example.com:443   ~ Browsers leave the default port out. Remove ':443'.
					half an address          ~ http://[::1                 ~ ':1' is not a port from 1 to 65535. Write an origin such as 'https://app.example.com'.
					a label and nothing else ~ https://{[a-z]+}            ~ A label in braces is followed by a dot and the base domain. Write a pattern such as 'https://{[a-z]+}.example.com'.
					an open brace            ~ https://{[a-z]+.example.com ~ A label in braces is followed by a dot and the base domain. Write a pattern such as 'https://{[a-z]+}.example.com'.
					a brace in the middle    ~ https://a.{b}.example.com   ~ 'a.{b}.example.com' is not a valid host in lower-case ASCII. Write a pattern such as 'https://*.example.com'.
					a regex that is none     ~ https://{[a-z}.example.com  ~ The label's regex is refused: '[' at index 0 is not closed. Close it with ']', or escape it as '\\['.
					""")
	void anythingElseIsRefusedWithAnAlternative(String description, String text, String message) {
		assertThatExceptionOfType(OriginSyntaxException.class).isThrownBy(() -> OriginPattern.parse(text))
			.withMessage(message);
	}

	@ParameterizedTest
	@CsvSource({ "https://*.example.com, true", "https://{[a-z]+}.example.com, true", "https://github.io:[*], true",
			"https://*.github.io, false", "https://{a|b}.github.io, false" })
	void patternStaysInOneDomainUnlessItIsOfHostsBelowAPublicSuffix(String pattern, boolean stays) {
		assertThat(OriginReach.staysInOneDomain(OriginPattern.parse(pattern))).isEqualTo(stays);
	}

	/** Only an address ends with a number; this name ends with a digit. */
	@Test
	void hostWhoseNameEndsWithADigitHasSubdomains() {
		assertThat(allows(OriginPattern.parse("https://*.srv1"), "https://app.srv1")).isTrue();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			itself                             ~ https://*.example.com          ~ https://*.example.com
			a domain below                     ~ https://*.example.com          ~ https://*.a.example.com
			two domains below                  ~ https://*.example.com          ~ https://*.a.b.example.com
			a label of the domain              ~ https://*.example.com          ~ https://{[a-z]+}.example.com
			a label of a domain below          ~ https://*.example.com          ~ https://{[a-z]+}.a.example.com
			the same label                     ~ https://{[a-z]+}.example.com   ~ https://{[a-z]+}.example.com
			a host below                       ~ https://*.example.com:[*]      ~ https://a.example.com:[*]
			a host whose label matches         ~ https://{[a-z]+}.example.com:[*] ~ https://a.example.com:[8443]
			a port among any                   ~ http://localhost:[*]           ~ http://localhost:[8080]
			a port of a list                   ~ http://localhost:[8080,8081]   ~ http://localhost:[8081]
			the same list in another order     ~ http://localhost:[8080,8081]   ~ http://localhost:[8081,8080]
			the default port among any         ~ https://*.example.com:[*]      ~ https://*.example.com
			the default port of a list         ~ https://*.example.com:[443,8443] ~ https://*.example.com
			""")
	void patternCoversWhatAllowsNoMore(String description, String pattern, String other) {
		assertThat(OriginPattern.parse(pattern).covers(OriginPattern.parse(other))).isTrue();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			the domain itself                  ~ https://*.example.com:[*]      ~ https://example.com:[*]
			a domain above                     ~ https://*.a.example.com        ~ https://*.example.com
			a look-alike domain                ~ https://*.example.com          ~ https://*.evilexample.com
			another scheme                     ~ https://*.example.com:[*]      ~ http://*.example.com
			another port                       ~ https://*.example.com          ~ https://*.example.com:8443
			any port                           ~ http://localhost:[8080,8081]   ~ http://localhost:[*]
			another list                       ~ http://localhost:[8080,8081]   ~ http://localhost:[8081,8082]
			any labels                         ~ https://{[a-z]+}.example.com   ~ https://*.example.com
			another label                      ~ https://{[a-z]+}.example.com   ~ https://{[0-9]+}.example.com
			a label of a domain below          ~ https://{[a-z]+}.example.com   ~ https://{[a-z]+}.a.example.com
			a host whose label does not match  ~ https://{[a-z]+}.example.com:[*] ~ https://1.example.com:[*]
			a host below a label               ~ https://{[a-z]+}.example.com:[*] ~ https://a.b.example.com:[*]
			another host                       ~ http://localhost:[*]           ~ http://a.localhost:[*]
			""")
	void patternDoesNotCoverWhatAllowsMore(String description, String pattern, String other) {
		assertThat(OriginPattern.parse(pattern).covers(OriginPattern.parse(other))).isFalse();
	}

	@Test
	void coveringPatternAllowsWhatTheOtherOneDoes() {
		long seed = 20261123;
		Random random = new Random(seed);
		int allowed = 0;
		for (int i = 0; i < RandomCases.times(30_000); i++) {
			OriginPattern pattern = pattern(random);
			OriginPattern other = pattern(random);
			if (!pattern.covers(other)) {
				continue;
			}
			for (int j = 0; j < 200; j++) {
				String origin = origin(random);
				if (allows(other, origin)) {
					allowed++;
					assertThat(allows(pattern, origin)).as("seed %d: %s, %s on %s", seed, pattern, other, origin)
						.isTrue();
				}
			}
		}
		assertThat(allowed).isGreaterThan(RandomCases.times(5_000));
	}

	private static boolean allows(OriginPattern pattern, String origin) {
		return OriginSet.of(new OriginRules(List.of(), List.of(pattern), List.of())).match(origin).allows();
	}

	static OriginPattern pattern(Random random) {
		String hosts = pick(random, "*.", "*.", "{a|b}.", "{[a-z]+}.", "{.*}.", "");
		String ports = pick(random, "", ":[*]", ":[8080]", ":[8080,8081]", ":[8081,8080]", ":[443,80]");
		return OriginPattern.parse(pick(random, "http://", "https://") + hosts + domain(random)
				+ ((hosts.isEmpty() && ports.isEmpty()) ? ":[*]" : ports));
	}

	private static String origin(Random random) {
		return pick(random, "http://", "https://") + pick(random, "", "a.", "b.", "a.b.", "1.") + domain(random)
				+ pick(random, "", "", ":8080", ":8081");
	}

	private static String domain(Random random) {
		return pick(random, "com", "a.com", "b.com", "b.a.com", "1.a.com", "a.b.com");
	}

	private static String pick(Random random, String... values) {
		return values[random.nextInt(values.length)];
	}

}
