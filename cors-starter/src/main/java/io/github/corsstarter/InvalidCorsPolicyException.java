package io.github.corsstarter;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a policy is refused. The message lists everything that is wrong with it.
 */
public final class InvalidCorsPolicyException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final transient List<CorsProblem> problems;

	/**
	 * Create an exception.
	 * @param policy the policy's name
	 * @param problems what is wrong with it, at least one problem
	 */
	public InvalidCorsPolicyException(String policy, List<CorsProblem> problems) {
		super(problems.stream()
			.map((problem) -> System.lineSeparator() + "- " + problem)
			.collect(Collectors.joining("", "Policy '" + policy + "' is refused:", "")));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Everything that is wrong with the policy.
	 * @return the problems, at least one, in the order of the policy's keys
	 */
	public List<CorsProblem> problems() {
		return this.problems;
	}

}
