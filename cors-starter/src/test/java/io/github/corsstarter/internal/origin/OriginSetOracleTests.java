package io.github.corsstarter.internal.origin;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.RandomCases;
import io.github.corsstarter.internal.regex.LinearRegex;
import io.github.corsstarter.tags.ManyRandomCases;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;

import static io.github.corsstarter.RandomCases.any;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sets of all kinds of rules together, against {@link PlainOrigins}. A million origins,
 * most of them origins of a rule with something changed.
 */
@ManyRandomCases
@PlainJava
class OriginSetOracleTests {

	private static final int ROUNDS = 2_500;

	private static final int ORIGINS = 400;

	private static final List<String> SCHEMES = List.of("https", "https", "http", "capacitor", "h2+x.y-z");

	private static final List<String> LABELS = List.of("a", "b", "ab", "ba", "a-b", "_a", "pr-1", "1", "0x1", "xn--a",
			"a".repeat(63));

	private static final List<String> ADDRESSES = List.of("127.0.0.1", "10.0.0.255", "[::1]", "[::]",
			"[2001:db8::ff00:42:8329]", "[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6::]", "[::3:4:5:6:7:8]");

	private static final List<String> PORTS = List.of("", "", "", ":80", ":443", ":81", ":8443", ":65535");

	private static final List<String> PATTERN_PORTS = List.of("", "", ":81", ":8443", ":[*]", ":[443,8443]",
			":[80, 81]", ":[65535]");

	private static final List<String> LABEL_REGEXES = List.of("[a-z]+", "pr-[0-9]+", "a|b", ".*", "a.b", "[^-]+",
			"(a|b)*", "a?", "[ab]{2,3}", "\\w+", "^b.?$", "_.*|xn--a");

	private static final List<String> HOST_REGEXES = List.of("(.*\\.)?", "([ab]+\\.)*", "[a-z-]+\\.", ".+", "(a|b)?",
			"\\w+.", "");

	/** Characters that are out of place somewhere, or everywhere. */
	private static final String CHARACTERS = "ab1A-_~.:/[]*@ ,%\u00fc\u212a\uff41\n\0";

	private int matched;

	@Test
	void matchIsThatOfAPlainReading() {
		int rounds = RandomCases.rounds(ROUNDS, (random) -> {
			List<String> exact = rules(random, () -> origin(random));
			List<String> patterns = rules(random, () -> pattern(random));
			List<String> regexes = (random.nextInt(3) == 0) ? rules(random, () -> regex(random)) : List.of();
			PlainOrigins plain = new PlainOrigins(exact, patterns, regexes);
			OriginSet origins = OriginSet
				.of(new OriginRules(exact, patterns.stream().map(OriginPattern::parse).toList(),
						regexes.stream().map(LinearRegex::compile).toList()));
			for (int i = 0; i < ORIGINS; i++) {
				String origin = candidate(random, exact, patterns);
				OriginMatch expected = plain.match(origin);
				assertThat(origins.match(origin)).as("'%s' in %s, %s and %s", origin, exact, patterns, regexes)
					.isEqualTo(expected);
				this.matched += expected.allows() ? 1 : 0;
			}
		});
		int all = rounds * ORIGINS;
		assertThat(this.matched).as("allowed of %d", all).isBetween(all / 10, all * 9 / 10);
	}

	/** Mostly a few, and sometimes more than the smallest look-up tables hold. */
	private static List<String> rules(RandomGenerator random, Supplier<String> rule) {
		int most = any(random, 1, 4, 4, 40);
		return Stream.generate(rule).limit(random.nextInt(most + 1)).distinct().toList();
	}

	private static String candidate(RandomGenerator random, List<String> exact, List<String> patterns) {
		String origin = switch (random.nextInt(4)) {
			case 0 -> exact.isEmpty() ? "null" : any(random, exact);
			case 1 -> patterns.isEmpty() ? origin(random) : below(random, any(random, patterns));
			case 2 -> patterns.isEmpty() ? origin(random) : below(random, any(random, patterns));
			default -> any(random, SCHEMES) + "://" + any(random, "", "", "", ".", "A", "~.") + host(random)
					+ any(random, PORTS);
		};
		return (random.nextInt(3) == 0) ? changed(random, origin) : origin;
	}

	/** An origin that a pattern might allow. */
	private static String below(RandomGenerator random, String pattern) {
		String filled = pattern.replaceFirst("\\*\\.|\\{.*}\\.", any(random, LABELS) + ".")
			.replaceFirst(":\\[(.*)]$", "");
		return random.nextBoolean() ? filled
				: filled.replaceFirst("(?<=//)", any(random, LABELS) + ".") + any(random, PORTS);
	}

	private static String changed(RandomGenerator random, String origin) {
		StringBuilder changed = new StringBuilder(origin);
		char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
		int index = random.nextInt(origin.length());
		switch (random.nextInt(4)) {
			case 0 -> changed.insert(index, c);
			case 1 -> changed.setCharAt(index, c);
			case 2 -> changed.deleteCharAt(index);
			default -> changed.append(c);
		}
		return changed.toString();
	}

	private static String origin(RandomGenerator random) {
		String origin = any(random, SCHEMES) + "://" + host(random) + any(random, PORTS);
		boolean malformed = new PlainOrigins(List.of(), List.of(), List.of()).match(origin) == OriginMatch.MALFORMED;
		return malformed ? "https://example.com" : origin;
	}

	private static String pattern(RandomGenerator random) {
		String hosts = any(random, "*.", "*.", "{" + any(random, LABEL_REGEXES) + "}.", "");
		String ports = hosts.isEmpty() ? any(random, ":[*]", ":[443,8443]", ":[80, 81]") : any(random, PATTERN_PORTS);
		String base = (hosts.isEmpty() && random.nextBoolean()) ? any(random, ADDRESSES) : name(random);
		return any(random, SCHEMES) + "://" + hosts + base + ports;
	}

	private static String regex(RandomGenerator random) {
		return any(random, "https?", "http", "[a-z]+", ".*") + "://" + any(random, HOST_REGEXES)
				+ name(random).replace(".", any(random, "\\.", ".")) + any(random, "", "(:[0-9]+)?", ":8443", ".*");
	}

	private static String host(RandomGenerator random) {
		return (random.nextInt(5) == 0) ? any(random, ADDRESSES) : name(random);
	}

	/** A name whose last label could not end an address. */
	private static String name(RandomGenerator random) {
		StringBuilder name = new StringBuilder();
		for (int i = random.nextInt(3); i > 0; i--) {
			name.append(any(random, LABELS)).append('.');
		}
		return name.append(any(random, "a", "b", "example", "example.")).toString();
	}

}
