package io.github.corsstarter.autoconfigure.properties;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when the {@code cors} properties are refused. The message lists everything that
 * is wrong with them; a failure analyzer finds out where it is written.
 */
public final class RefusedPropertiesException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final transient List<PropertyProblem> problems;

	RefusedPropertiesException(Collection<PropertyProblem> problems) {
		super(problems.stream()
			.map((problem) -> System.lineSeparator() + "- " + problem)
			.collect(Collectors.joining("", "The properties under 'cors' are refused:", "")));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Everything that is wrong with the properties.
	 * @return the problems, at least one, the default policy's first
	 */
	public List<PropertyProblem> problems() {
		return this.problems;
	}

}
