package io.github.corsstarter.autoconfigure.sources;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when policies that sources supply are refused. The message lists everything that
 * is wrong with them.
 */
public final class RefusedSourcesException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final transient List<SourceProblem> problems;

	RefusedSourcesException(Collection<SourceProblem> problems) {
		super(problems.stream()
			.map((problem) -> System.lineSeparator() + "- " + problem)
			.collect(Collectors.joining("", "Policies of sources are refused:", "")));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Everything that is wrong with the policies.
	 * @return the problems, at least one, in the order of the sources
	 */
	public List<SourceProblem> problems() {
		return this.problems;
	}

}
