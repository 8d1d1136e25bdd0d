package io.github.corsstarter.internal.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.corsstarter.CorsProblem;

/**
 * Checks the elements of a list one by one.
 */
public final class ListProblems {

	private static final String UNRESOLVED = "This placeholder was not resolved. Define the property that it names.";

	private ListProblems() {
	}

	/**
	 * The problems of a list, element by element. Any element may hold an unresolved
	 * placeholder: Spring leaves it in the value, where it might even pass as part of a
	 * regular expression, so the rule never sees such a value.
	 * @param property the key of the policy
	 * @param values the elements
	 * @param rule returns a message for each mistake in an element
	 * @return the problems, in the order of the elements
	 */
	public static List<CorsProblem> of(String property, List<String> values, Function<String, List<String>> rule) {
		List<CorsProblem> problems = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			String value = values.get(i);
			for (String message : messages(property, value, rule)) {
				problems.add(new CorsProblem(property, i, value, message));
			}
		}
		return problems;
	}

	private static List<String> messages(String property, String value, Function<String, List<String>> rule) {
		if (value.contains("${")) {
			return List.of(UNRESOLVED);
		}
		String leftover = Leftovers.mistake(property, value);
		return (leftover != null) ? List.of(leftover) : rule.apply(value);
	}

}
