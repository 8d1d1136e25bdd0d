package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.tags.ManyRandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

class PathIndexTests {

	private static final List<String> SEGMENTS = List.of("", "a", "b", "ab", "a.b", "a-1", "A", "ü", "Aa", "BB", "Ü",
			"\u212A");

	private static final List<String> PATTERN_SEGMENTS = List.of("a", "b", "ab", "a.b", "a-1", "A", "ü", "Aa", "BB",
			"*", "{x}", "a?", "a*", "*b", "{x:[ab]+}", "a{x}", "%61", "a;b", "Ü", "k", "{x:[a-k]}");

	private static final List<String> ENDS = List.of("", "", "/", "/*", "/**", "/**", "/{*x}", "//**");

	private static final PathPatternParser ANY_CASE = new PathPatternParser();

	static {
		ANY_CASE.setCaseSensitive(false);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the literal path                  | /api/v1/users    | /api/v1/users
			one segment more                  | /api/v1/users/7  | /api/v1/**
			where everything below begins     | /api/v1          | /api/v1/**
			with nothing behind the slash     | /api/v1/         | /api/v1/**
			a longer segment                  | /api/v11         | /api/**
			another case                      | /API/v1          | /**
			a variable                        | /users/7         | /users/{id}
			a literal instead of a variable  | /users/me        | /users/me
			something behind a variable       | /users/7/orders  | /users/**
			the root                          | /                | /**
			the hash code of another pattern  | /BB/x            | /**
			that other pattern                | /Aa/x            | /Aa/**
			no path at all                    | *                |
			""")
	void mostSpecificPatternIsFound(String description, String path, String expected) {
		PathIndex<PathPattern> index = index(Stream
			.of("/**", "/api/**", "/api/v1/**", "/api/v1/users", "/users/**", "/users/{id}", "/users/me", "/Aa/**")
			.map(PathPatternParser.defaultInstance::parse)
			.toList());
		PathPattern found = find(index, path);
		assertThat((found != null) ? found.getPatternString() : null).isEqualTo(expected);
	}

	@ManyRandomCases
	@Test
	void plainPathIsMatchedAsSpringMatchesIt() {
		for (long seed = 0; seed < 50_000; seed++) {
			Random random = new Random(seed);
			List<PathPattern> patterns = Stream.generate(() -> pattern(random))
				.limit(1 + random.nextInt(12))
				.distinct()
				.map(PathPatternParser.defaultInstance::parse)
				.toList();
			List<PathPattern> inAnyCase = patterns.stream()
				.map((pattern) -> ANY_CASE.parse(pattern.getPatternString()))
				.toList();
			PathIndex<PathPattern> index = index(patterns);
			for (int i = 0; i < 20; i++) {
				String path = segments(random, SEGMENTS).replace("//", "/");
				PathContainer parsed = PathContainer.parsePath(path);
				PathPattern expected = patterns.stream()
					.filter((pattern) -> pattern.matches(parsed))
					.min(Comparator.naturalOrder())
					.orElse(null);
				assertThat(find(index, path)).as("seed %d: %s in %s", seed, path, patterns).isEqualTo(expected);
				PathPattern expectedInAnyCase = inAnyCase.stream()
					.filter((pattern) -> pattern.matches(parsed))
					.min(Comparator.naturalOrder())
					.orElse(null);
				assertThat(String.valueOf(find(index, path, LetterCase.IGNORED)))
					.as("seed %d: %s in any case in %s", seed, path, patterns)
					.isEqualTo(String.valueOf(expectedInAnyCase));
				assertThat(index.find(parsed)).as("seed %d: %s in %s", seed, path, patterns).isEqualTo(expected);
			}
		}
	}

	private static PathPattern find(PathIndex<PathPattern> index, String path) {
		return find(index, path, LetterCase.EXACT);
	}

	private static PathPattern find(PathIndex<PathPattern> index, String path, LetterCase letterCase) {
		PathIndex.Entry<PathPattern> found = index.find(path, letterCase);
		return (found != null) ? found.value() : null;
	}

	private static PathIndex<PathPattern> index(List<PathPattern> patterns) {
		return new PathIndex<>(patterns, Function.identity());
	}

	private static String pattern(Random random) {
		String pattern = segments(random, PATTERN_SEGMENTS) + ENDS.get(random.nextInt(ENDS.size()));
		// No two variables of one pattern may have the same name.
		List<String> parts = new ArrayList<>(List.of(pattern.split("x", -1)));
		return parts.stream().limit(1).collect(Collectors.joining()) + parts.stream()
			.skip(1)
			.map((part) -> "x" + random.nextInt(1_000_000) + part)
			.collect(Collectors.joining());
	}

	private static String segments(Random random, List<String> segments) {
		return Stream.generate(() -> "/" + segments.get(random.nextInt(segments.size())))
			.limit(random.nextInt(4))
			.collect(Collectors.joining());
	}

}
