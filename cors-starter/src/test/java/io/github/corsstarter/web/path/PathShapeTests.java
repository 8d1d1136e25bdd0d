package io.github.corsstarter.web.path;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

import static org.assertj.core.api.Assertions.assertThat;

class PathShapeTests {

	private static final List<String> ELEMENTS = List.of("a", "b", ".", "?", "*", "{v}", "{w}", "{v:[ab]+}",
			"{w:[ab]+}", "{w:a{1}}");

	private static final List<String> ENDS = List.of("", "", "/", "/**", "/{*v}", "/{*w}", "/*", "/{w}");

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			no variable at all                  | /api/**                | /api/**
			another name                        | /users/{id}            | /users/{name}
			another name in the middle          | /users/{id}/notes      | /users/{name}/notes
			another name within a segment       | /a-{x}.txt             | /a-{y}.txt
			another name before an expression   | /users/{id:[0-9]{3}}/a | /users/{nr:[0-9]{3}}/a
			a star in the middle for a variable | /users/*/notes         | /users/{id}/notes
			a star within a segment             | /a-*.txt               | /a-{name}.txt
			the rest without a name             | /files/**              | /files/{*path}
			""")
	void shapeIsTheSame(String description, String one, String other) {
		assertThat(new PathShape(one)).isEqualTo(new PathShape(other)).hasSameHashCodeAs(new PathShape(other));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a star at the end matches nothing too | /users/*         | /users/{id}
			a variable with an expression         | /users/{id}      | /users/{id:[0-9]+}
			another expression                    | /users/{id:[a]}  | /users/{id:[b]}
			what looks like a variable in one     | /{id:[{a}]}      | /{id:[{b}]}
			an escaped brace in an expression     | /{id:\\{a}       | /{id:\\{b}
			two stars within a segment            | /a/**            | /a/x**
			a trailing slash                      | /users/{id}      | /users/{id}/
			""")
	void shapeIsAnother(String description, String one, String other) {
		assertThat(new PathShape(one)).isNotEqualTo(new PathShape(other));
	}

	@Test
	void patternsOfOneShapeMatchTheSamePaths() {
		int same = 0;
		for (long seed = 0; seed < 200_000; seed++) {
			Random random = new Random(seed);
			PathPattern one = pattern(random);
			PathPattern other = pattern(random);
			if (one == null || other == null || one.getPatternString().equals(other.getPatternString())
					|| !shape(one).equals(shape(other))) {
				continue;
			}
			same++;
			for (int i = 0; i < 50; i++) {
				PathContainer path = PathContainer.parsePath(path(random));
				assertThat(one.matches(path)).as("seed %s: %s and %s on '%s'", seed, one, other, path)
					.isEqualTo(other.matches(path));
			}
		}
		assertThat(same).isGreaterThan(2_000);
	}

	private static PathShape shape(PathPattern pattern) {
		return new PathShape(pattern.getPatternString());
	}

	/** A pattern, or {@code null} if it turned out to be none. */
	private static PathPattern pattern(Random random) {
		StringBuilder pattern = new StringBuilder();
		for (int i = random.nextInt(3); i > 0; i--) {
			pattern.append("/").append(pick(random, ELEMENTS));
			if (random.nextInt(4) == 0) {
				pattern.append(pick(random, ELEMENTS));
			}
		}
		try {
			return PathPatternParser.defaultInstance.parse(pattern + pick(random, ENDS));
		}
		catch (PatternParseException ex) {
			return null;
		}
	}

	private static String path(Random random) {
		StringBuilder path = new StringBuilder();
		for (int i = random.nextInt(5); i > 0; i--) {
			path.append(pick(random, List.of("/", "/a", "/b", "/ab", "/a.b", "/a;b=c", "/%0A", "/c%0Ab", "a")));
		}
		return path.toString();
	}

	private static String pick(Random random, List<String> values) {
		return values.get(random.nextInt(values.size()));
	}

}
