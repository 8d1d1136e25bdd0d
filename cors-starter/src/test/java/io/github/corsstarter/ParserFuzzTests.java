package io.github.corsstarter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.origin.OriginPattern;
import io.github.corsstarter.internal.origin.OriginRules;
import io.github.corsstarter.internal.origin.OriginSet;
import io.github.corsstarter.internal.origin.OriginSyntaxException;
import io.github.corsstarter.internal.protocol.AllowedHeaders;
import io.github.corsstarter.internal.reach.OriginReach;
import io.github.corsstarter.internal.regex.LinearRegex;
import io.github.corsstarter.internal.regex.RegexSyntaxException;
import io.github.corsstarter.tags.ManyRandomCases;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a parser is given, it throws only what it declares, and takes steps at most
 * linear in the length of its input. Replays the seeds that are committed;
 * {@code JAZZER_FUZZ=1 mvn test -pl cors-starter -Dtest=ParserFuzzTests#origin} looks for
 * others, one method at a time.
 */
@ManyRandomCases
@PlainJava
class ParserFuzzTests {

	/** Steps per character: a few loops over it, and a few calls in each. */
	private static final long STEPS_PER_CHARACTER = 40;

	private static final long STEPS_AT_LEAST = 2_000;

	/** Steps that compiling any regex may take: its automaton is bounded. */
	private static final long STEPS_TO_COMPILE = 100_000_000;

	/**
	 * Steps that finding out what it allows may take: each of the calculations is
	 * bounded.
	 */
	private static final long STEPS_TO_ANALYSE = 300_000_000;

	private static final Function<String, Long> ORIGIN_STEPS = StepCounter.of(MatchOrigin.class);

	private static final Function<String, Long> HEADERS_STEPS = StepCounter.of(AllowHeaders.class);

	private static final Function<String, Long> REGEX_STEPS = StepCounter.of(CompileRegex.class);

	private static final Function<String, Long> REACH_STEPS = StepCounter.of(FindReach.class);

	private static final Function<String, Long> MATCH_STEPS = StepCounter.of(MatchRegex.class);

	@FuzzTest(maxDuration = "10m")
	void origin(byte[] input) {
		String text = text(input);
		Origin origin = Origin.tryParse(text);
		if (origin != null) {
			assertThat(origin.scheme() + "://" + origin.host()).isEqualTo(text.replaceFirst(":[0-9]+$", ""));
			assertThat(origin.isOf(origin.scheme(), origin.host(), origin.port())).isTrue();
		}
		else {
			assertThat(catchMessage(() -> Origin.parse(text))).isNotBlank();
		}
		assertThat(new MatchOrigin().apply(text)).isNotNull();
		assertThat(ORIGIN_STEPS.apply(text)).isLessThan(linear(text));
	}

	@FuzzTest(maxDuration = "10m")
	void originPattern(byte[] input) {
		String text = text(input);
		try {
			OriginPattern pattern = OriginPattern.parse(text);
			assertThat(pattern).hasToString(text);
			OriginSet origins = OriginSet.of(new OriginRules(List.of(), List.of(pattern), List.of()));
			assertThat(origins.match("https://example.com.evil.example")).isIn(OriginMatch.NONE, OriginMatch.PATTERN);
		}
		catch (OriginSyntaxException ex) {
			assertThat(ex).hasMessageEndingWith(".");
		}
	}

	@FuzzTest(maxDuration = "10m")
	void regex(byte[] input) {
		String text = text(input);
		int end = text.indexOf('\n');
		String expression = (end < 0) ? text : text.substring(0, end);
		String subject = (end < 0) ? text : text.substring(end + 1);
		try {
			LinearRegex regex = LinearRegex.compile(expression);
			if (subject.length() <= 20 && subject.chars().allMatch((c) -> c < 128)) {
				assertThat(regex.matches(subject)).isEqualTo(Pattern.matches(expression, subject));
			}
		}
		catch (RegexSyntaxException ex) {
			assertThat(ex).hasMessageEndingWith(".");
		}
		assertThat(REGEX_STEPS.apply(expression)).isLessThan(STEPS_TO_COMPILE);
		assertThat(MATCH_STEPS.apply(subject)).isLessThan(linear(subject));
	}

	@FuzzTest(maxDuration = "10m")
	void reach(byte[] input) {
		String text = text(input);
		for (String example : new FindReach().apply(text)) {
			assertThat(LinearRegex.compile(text).matches(example)).as(example).isTrue();
		}
		assertThat(REACH_STEPS.apply(text)).isLessThan(STEPS_TO_ANALYSE);
	}

	@FuzzTest(maxDuration = "10m")
	void requestHeaders(byte[] input) {
		String text = text(input);
		new AllowHeaders().apply(text);
		assertThat(HEADERS_STEPS.apply(text)).isLessThan(linear(text));
	}

	@Test
	void countingCounts() {
		String origin = "https://" + "a.".repeat(100) + "example.com";
		assertThat(ORIGIN_STEPS.apply(origin)).isGreaterThan(origin.length());
		assertThat(HEADERS_STEPS.apply("content-type")).isGreaterThan("content-type".length());
		assertThat(REGEX_STEPS.apply("(a|b)*c")).isGreaterThan(100);
		assertThat(REACH_STEPS.apply("https://[a-z]+\\.example\\.com")).isGreaterThan(1_000);
		assertThat(MATCH_STEPS.apply("a.".repeat(1_000))).isGreaterThan(2_000);
	}

	@Test
	void listThatCannotBeAllowedIsGivenUpEarly() {
		for (String hostile : List.of(",".repeat(8_192), " ".repeat(8_192), "x".repeat(8_192), "x,".repeat(4_096),
				"a,".repeat(4_096), " ,".repeat(4_096), "a" + " ".repeat(8_191))) {
			assertThat(HEADERS_STEPS.apply(hostile)).as(hostile.substring(0, 4)).isLessThan(1_000);
		}
	}

	private static long linear(String text) {
		return STEPS_PER_CHARACTER * text.length() + STEPS_AT_LEAST;
	}

	private static String text(byte[] input) {
		return new String(input, StandardCharsets.UTF_8);
	}

	private static String catchMessage(Runnable action) {
		try {
			action.run();
			return "";
		}
		catch (OriginSyntaxException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	/**
	 * Looks an origin up in rules of every kind.
	 */
	public static final class MatchOrigin implements Function<String, OriginMatch> {

		private final OriginSet origins = OriginSet.of(new OriginRules(List.of("https://example.com"),
				List.of(OriginPattern.parse("https://*.example.com"),
						OriginPattern.parse("https://{[a-z]+-[0-9]+}.preview.example.com:[*]")),
				List.of(LinearRegex.compile("https://.*\\..*\\..*\\.example\\.com"))));

		@Override
		public OriginMatch apply(String origin) {
			return this.origins.match(origin);
		}

	}

	/**
	 * Checks a list of headers.
	 */
	public static final class AllowHeaders implements Function<String, Boolean> {

		private final AllowedHeaders headers = AllowedHeaders.of(List.of("Content-Type", "X-CSRF-TOKEN", "A"));

		@Override
		public Boolean apply(String requested) {
			return this.headers.allows(requested, true);
		}

	}

	/**
	 * Compiles an expression, or finds that it is not valid.
	 */
	public static final class CompileRegex implements Function<String, Boolean> {

		@Override
		public Boolean apply(String expression) {
			try {
				LinearRegex.compile(expression);
				return true;
			}
			catch (RegexSyntaxException ex) {
				return false;
			}
		}

	}

	/**
	 * Finds out what an expression allows, or that it is not valid.
	 */
	public static final class FindReach implements Function<String, List<String>> {

		@Override
		public List<String> apply(String expression) {
			List<String> examples = new ArrayList<>();
			try {
				OriginReach reach = OriginReach.of(LinearRegex.compile(expression));
				if (!reach.isEmpty()) {
					add(reach.insecureExample(), examples);
					OriginReach.Domains domains = reach.domains();
					add(domains.unboundedExample(), examples);
					add((domains.openSuffix() != null) ? domains.openSuffix().example() : null, examples);
				}
			}
			catch (RegexSyntaxException ex) {
				assertThat(ex).hasMessageEndingWith(".");
			}
			return examples;
		}

		private static void add(String example, List<String> examples) {
			if (example != null) {
				examples.add(example);
			}
		}

	}

	/**
	 * Matches input that takes a backtracking engine quadratic time or more.
	 */
	public static final class MatchRegex implements Function<String, Boolean> {

		private final LinearRegex regex = LinearRegex
			.compile("https://(.*\\.)*(.*\\.)*.*\\.example\\.com|(a*)*b|[.a]*");

		@Override
		public Boolean apply(String input) {
			return this.regex.matches(input);
		}

	}

}
