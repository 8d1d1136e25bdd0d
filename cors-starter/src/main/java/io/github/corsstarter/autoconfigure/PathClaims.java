package io.github.corsstarter.autoconfigure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.web.PathPolicy;

import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which of the path patterns that match the same paths goes first. Immutable.
 */
final class PathClaims {

	private final Map<String, Claim> winners;

	/**
	 * Compare the paths of policies.
	 * @param policies the policies
	 */
	PathClaims(List<PathPolicy> policies) {
		this.winners = policies.stream()
			.flatMap((policy) -> policy.paths().stream())
			.distinct()
			.map((path) -> new Claim(path,
					policies.stream().filter((policy) -> policy.paths().contains(path)).toList()))
			.collect(Collectors.toMap((claim) -> shape(claim.path()), (claim) -> claim, PathClaims::first));
	}

	private static Claim first(Claim one, Claim other) {
		PathPatternParser parser = PathPatternParser.defaultInstance;
		return Stream.of(one, other).min(Comparator.comparing((claim) -> parser.parse(claim.path()))).orElseThrow();
	}

	/**
	 * The path pattern that goes first.
	 * @param path a path pattern of one of the policies
	 * @return the one that matches the same paths and is tried first, which may be the
	 * path itself
	 */
	Claim winner(String path) {
		return Objects.requireNonNull(this.winners.get(shape(path)));
	}

	/** The pattern without the names of its variables. */
	private static String shape(String path) {
		return Stream.of(path.split("/", -1)).map(PathClaims::shapeOfSegment).collect(Collectors.joining("/"));
	}

	private static String shapeOfSegment(String segment) {
		if (!segment.startsWith("{") || segment.indexOf('}') != segment.length() - 1) {
			return segment;
		}
		if (segment.startsWith("{*")) {
			return "**";
		}
		// A variable with a regular expression does not match all that a star does.
		return (segment.indexOf(':') < 0) ? "*" : segment;
	}

	/**
	 * A path pattern and whose it is.
	 *
	 * @param path the path pattern
	 * @param policies the policies that have it, at least one
	 */
	record Claim(String path, List<PathPolicy> policies) {

		boolean isOf(PathPolicy policy) {
			return this.policies.contains(policy);
		}

	}

}
