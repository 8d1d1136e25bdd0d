package io.github.corsstarter.internal.origin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.RandomCases;
import io.github.corsstarter.internal.origin.OriginCoverage.Cover;
import io.github.corsstarter.internal.regex.LinearRegex;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@PlainJava
class OriginCoverageTests {

	private static final OriginCoverage COVERAGE = new OriginCoverage(
			List.of(OriginPattern.parse("https://*.example.com"), OriginPattern.parse("http://localhost:[*]")),
			List.of(LinearRegex.compile("https://[a-z]+\\.example\\.(com|org)")));

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			a pattern rather than a regex ~ https://a.example.com ~ PATTERN ~ https://*.example.com
			another pattern               ~ http://localhost:1    ~ PATTERN ~ http://localhost:[*]
			a regex                       ~ https://a.example.org ~ REGEX   ~ https://[a-z]+\\.example\\.(com|org)
			""")
	void ruleThatAllowsAnOriginCoversIt(String description, String origin, OriginMatch match, String rule) {
		assertThat(COVERAGE.coverOf(Origin.parse(origin))).isEqualTo(new Cover(match, rule));
	}

	@Test
	void originThatNoRuleAllowsIsNotCovered() {
		assertThat(COVERAGE.coverOf(Origin.parse("https://example.com"))).isNull();
	}

	@Test
	void firstOfTwoThatAreTheSameCoversTheSecond() {
		OriginPattern first = OriginPattern.parse("http://localhost:[8080,8081]");
		OriginPattern second = OriginPattern.parse("http://localhost:[8081,8080]");
		OriginCoverage coverage = new OriginCoverage(List.of(first, second), List.of());
		assertThat(coverage.coverOf(first)).isNull();
		assertThat(coverage.coverOf(second)).isEqualTo(new Cover(OriginMatch.PATTERN, first.toString()));
	}

	@Test
	void comparisonsDoNotGrowWithTheNumberOfBaseDomains() {
		List<OriginPattern> patterns = Stream
			.of("https://*.a.example", "https://*.a.example:1", "https://*.a.example:2", "https://*.b.example",
					"https://{a}.c.example", "https://{b}.c.example")
			.map(OriginPattern::parse)
			.toList();
		int ofOneHost = 3;
		int ofLabels = 2;
		assertThat(new OriginCoverage(patterns, List.of(LinearRegex.compile("a"))).comparisons())
			.isEqualTo(1 + 1 + ofOneHost + ofLabels);
	}

	@Test
	void lookUpAgreesWithComparingEachWithEach() {
		long seed = 20261124;
		Random random = new Random(seed);
		int covered = 0;
		for (int i = 0; i < RandomCases.times(5_000); i++) {
			Map<String, OriginPattern> patterns = new LinkedHashMap<>();
			for (int j = random.nextInt(8); j >= 0; j--) {
				OriginPattern pattern = OriginPatternTests.pattern(random);
				patterns.put(pattern.toString(), pattern);
			}
			List<OriginPattern> list = List.copyOf(patterns.values());
			OriginCoverage coverage = new OriginCoverage(list, List.of());
			for (int j = 0; j < list.size(); j++) {
				boolean expected = isCovered(list, j);
				assertThat(coverage.coverOf(list.get(j)) != null).as("seed %d: %s among %s", seed, list.get(j), list)
					.isEqualTo(expected);
				covered += expected ? 1 : 0;
			}
		}
		assertThat(covered).isGreaterThan(RandomCases.times(1_000));
	}

	private static boolean isCovered(List<OriginPattern> patterns, int index) {
		OriginPattern pattern = patterns.get(index);
		for (int i = 0; i < patterns.size(); i++) {
			OriginPattern other = patterns.get(i);
			if (i != index && other.covers(pattern) && (i < index || !pattern.covers(other))) {
				return true;
			}
		}
		return false;
	}

}
