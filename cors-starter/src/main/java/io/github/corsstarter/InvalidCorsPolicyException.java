package io.github.corsstarter;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a policy is refused. The message lists everything that is wrong with it.
 */
public final class InvalidCorsPolicyException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** Most problems that the message names. */
	private static final int MAX_NAMED = 100;

	private final transient List<CorsProblem> problems;

	/**
	 * Create an exception.
	 * @param policy the policy's name
	 * @param problems what is wrong with it, at least one problem
	 */
	public InvalidCorsPolicyException(String policy, List<CorsProblem> problems) {
		super(problems.stream()
			.limit(MAX_NAMED)
			.map((problem) -> System.lineSeparator() + "- " + problem)
			.collect(Collectors.joining("", "Policy '" + policy + "' is refused:", more(problems.size()))));
		this.problems = List.copyOf(problems);
	}

	private static String more(int problems) {
		return (problems > MAX_NAMED) ? "%n- and %d more".formatted(problems - MAX_NAMED) : "";
	}

	/**
	 * Everything that is wrong with the policy.
	 * @return the problems, at least one, in the order of the policy's keys
	 */
	public List<CorsProblem> problems() {
		return this.problems;
	}

}
