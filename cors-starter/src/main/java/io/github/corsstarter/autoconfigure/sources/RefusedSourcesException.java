package io.github.corsstarter.autoconfigure.sources;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when policies that sources supply are refused. The message lists what is wrong
 * with them.
 */
public final class RefusedSourcesException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/** Most problems that the message names: a table may have any number of rows. */
	private static final int MAX_NAMED = 100;

	private final transient List<SourceProblem> problems;

	RefusedSourcesException(Collection<SourceProblem> problems) {
		super(problems.stream()
			.limit(MAX_NAMED)
			.map((problem) -> System.lineSeparator() + "- " + problem)
			.collect(Collectors.joining("", "Policies of sources are refused:", more(problems.size()))));
		this.problems = List.copyOf(problems);
	}

	private static String more(int problems) {
		return (problems > MAX_NAMED) ? "%n- and %d more".formatted(problems - MAX_NAMED) : "";
	}

	/**
	 * Everything that is wrong with the policies.
	 * @return the problems, at least one, in the order of the sources
	 */
	public List<SourceProblem> problems() {
		return this.problems;
	}

}
