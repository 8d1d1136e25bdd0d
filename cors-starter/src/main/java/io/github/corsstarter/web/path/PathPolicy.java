package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.InvalidCorsPolicyException;
import io.github.corsstarter.internal.policy.ListProblems;
import io.github.corsstarter.internal.policy.PolicyKeys;

import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * A policy and the paths that it governs. Immutable; whatever its paths are, they are
 * path patterns.
 *
 * @param policy the policy
 * @param paths path patterns, relative to the context path
 */
public record PathPolicy(CorsPolicy policy, List<String> paths) {

	/**
	 * The pattern of all paths there are.
	 */
	public static final String ALL_PATHS = "/**";

	/**
	 * Create the pair.
	 * @param policy the policy
	 * @param paths path patterns, relative to the context path
	 * @throws InvalidCorsPolicyException if there is no path, or one is no path pattern;
	 * the message lists every problem
	 */
	public PathPolicy {
		Objects.requireNonNull(policy, "'policy' must not be null");
		paths = List.copyOf(paths);
		List<CorsProblem> problems = problems(paths);
		if (!problems.isEmpty()) {
			throw new InvalidCorsPolicyException(policy.name(), problems);
		}
	}

	/**
	 * What is wrong with the paths that somebody wants a policy to govern.
	 * @param paths what should be path patterns
	 * @return the problems, in the order of the paths; empty if a policy may have them
	 */
	public static List<CorsProblem> problems(List<String> paths) {
		if (paths.isEmpty()) {
			return List.of(new CorsProblem(PolicyKeys.PATHS, CorsProblem.WHOLE, null,
					"A policy without a path governs nothing. Write '" + ALL_PATHS + "' for all paths."));
		}
		return ListProblems.of(PolicyKeys.PATHS, paths, PathPolicy::mistakes);
	}

	/**
	 * The shapes of the paths: policies share a path if they have one in common.
	 * @return the shapes
	 */
	public Set<PathShape> shapes() {
		return this.paths.stream().map(PathShape::new).collect(Collectors.toUnmodifiableSet());
	}

	private static List<String> mistakes(String path) {
		if (!path.startsWith("/")) {
			return List.of("A path begins with '/'. " + instead(path.strip()));
		}
		List<String> mistakes = new ArrayList<>();
		try {
			PathPatternParser.defaultInstance.parse(path);
		}
		catch (PatternParseException ex) {
			mistakes.add("This is not a valid path pattern: " + ex.getMessage()
					+ ". Write a pattern such as '/api/**' or '/users/{id}'.");
		}
		return mistakes;
	}

	private static String instead(String meant) {
		if (meant.isEmpty() || meant.contains("://")) {
			return "Write a pattern such as '/api/**'.";
		}
		if (meant.equals("*") || meant.equals(".*")) {
			return "Write '" + ALL_PATHS + "'.";
		}
		return "Write '" + (meant.startsWith("/") ? "" : "/") + meant + "'.";
	}

}
