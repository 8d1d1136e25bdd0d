package io.github.corsstarter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in a policy, as data: where it is, what stands there, and what to do.
 *
 * @param property the key of the policy, as it is spelled in YAML:
 * {@code allowed-origins}
 * @param index the place in the list, or {@value #WHOLE} if the mistake is not in one
 * element
 * @param value what stands there, or {@code null} if nothing does
 * @param message one sentence that says why it is refused, and one that says what to
 * write instead
 */
public record CorsProblem(String property, int index, @Nullable Object value, String message) {

	/**
	 * Index of a problem that is not in one element of a list.
	 */
	public static final int WHOLE = -1;

	private static final String UNRESOLVED = "This placeholder was not resolved. Define the property that it names.";

	/**
	 * Create a problem.
	 * @param property the key of the policy
	 * @param index the place in the list, or {@value #WHOLE}
	 * @param value what stands there, or {@code null}
	 * @param message why it is refused, and what to write instead
	 */
	public CorsProblem {
		Objects.requireNonNull(property, "'property' must not be null");
		Objects.requireNonNull(message, "'message' must not be null");
	}

	/**
	 * The problems of a list, element by element. Any element may hold a placeholder that
	 * nothing resolved: Spring leaves it in the value, where a regular expression might
	 * even accept it, and so no rule gets to see such a value.
	 * @param property the key of the policy
	 * @param values the elements
	 * @param rule what is wrong with an element: a message for each mistake
	 * @return the problems, in the order of the elements
	 */
	public static List<CorsProblem> ofEach(String property, List<String> values, Function<String, List<String>> rule) {
		List<CorsProblem> problems = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			String value = values.get(i);
			for (String message : value.contains("${") ? List.of(UNRESOLVED) : rule.apply(value)) {
				problems.add(new CorsProblem(property, i, value, message));
			}
		}
		return problems;
	}

	/**
	 * The problem on one line: {@code allowed-origins[0] 'x': Why. What to write.}
	 */
	@Override
	public String toString() {
		return this.property + ((this.index != WHOLE) ? "[" + this.index + "]" : "")
				+ ((this.value != null) ? " '" + this.value + "'" : "") + ": " + this.message;
	}

}
