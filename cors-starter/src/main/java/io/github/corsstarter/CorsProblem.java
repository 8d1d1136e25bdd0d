package io.github.corsstarter;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in a policy, as data: where it is, the value found there, and what to write
 * instead.
 *
 * @param property the key of the policy, as it is spelled in YAML:
 * {@code allowed-origins}
 * @param index the index in the list, or {@value #WHOLE} if the mistake is not in a
 * single element
 * @param value the value found there, or {@code null} if there is none
 * @param message one sentence that says why it is refused, and one that says what to
 * write instead
 */
public record CorsProblem(String property, int index, @Nullable Object value, String message) {

	/**
	 * Index of a problem that is not in a single element of a list.
	 */
	public static final int WHOLE = -1;

	/**
	 * Create a problem.
	 * @param property the key of the policy
	 * @param index the index in the list, or {@value #WHOLE}
	 * @param value the value found there, or {@code null}
	 * @param message why it is refused, and what to write instead
	 */
	public CorsProblem {
		Objects.requireNonNull(property, "'property' must not be null");
		Objects.requireNonNull(message, "'message' must not be null");
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
