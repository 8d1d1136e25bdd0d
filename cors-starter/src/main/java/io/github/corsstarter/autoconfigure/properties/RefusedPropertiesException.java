package io.github.corsstarter.autoconfigure.properties;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when the {@code cors} properties are refused. The message lists what is wrong
 * with them; a failure analyzer finds out where it is written.
 */
public final class RefusedPropertiesException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/** Most problems that the message names; it stands on one line of the log. */
	private static final int MAX_NAMED = 100;

	private final transient List<PropertyProblem> problems;

	RefusedPropertiesException(Collection<PropertyProblem> problems) {
		super(problems.stream()
			.limit(MAX_NAMED)
			.map((problem) -> System.lineSeparator() + "- " + problem)
			.collect(Collectors.joining("", "The properties under 'cors' are refused:", more(problems.size()))));
		this.problems = List.copyOf(problems);
	}

	private static String more(int problems) {
		return (problems > MAX_NAMED) ? "%n- and %d more".formatted(problems - MAX_NAMED) : "";
	}

	/**
	 * Everything that is wrong with the properties.
	 * @return the problems, at least one, the default policy's first
	 */
	public List<PropertyProblem> problems() {
		return this.problems;
	}

}
