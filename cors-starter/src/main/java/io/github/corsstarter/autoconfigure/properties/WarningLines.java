package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsProblem;

/**
 * Warnings as lines of a log. A long list that is wrong throughout, or many policies that
 * are, would fill it: what goes beyond is counted.
 */
final class WarningLines {

	/** Most lines about the entries of one list. */
	private static final int MAX_OF_A_LIST = 10;

	/** Most lines in all, not counting those that count. */
	private static final int MAX = 100;

	private final List<String> lines = new ArrayList<>();

	private final Map<String, Integer> byList = new LinkedHashMap<>();

	private int left;

	private WarningLines() {
	}

	/**
	 * The lines for warnings.
	 * @param warnings the warnings
	 * @return the first of them, and how many there are beside
	 */
	static List<String> of(Collection<PropertyProblem> warnings) {
		WarningLines lines = new WarningLines();
		warnings.forEach(lines::add);
		lines.count();
		return lines.lines;
	}

	/**
	 * The first of some lines.
	 * @param all the lines
	 * @return those that are not too many, and how many there are beside
	 */
	static List<String> first(List<String> all) {
		if (all.size() <= MAX) {
			return all;
		}
		List<String> first = new ArrayList<>(all.subList(0, MAX));
		first.add("cors: %d more warnings like these".formatted(all.size() - MAX));
		return first;
	}

	private void add(PropertyProblem warning) {
		boolean entry = warning.problem().index() != CorsProblem.WHOLE;
		int ofList = entry ? this.byList.merge(list(warning), 1, Integer::sum) : 1;
		if (ofList > MAX_OF_A_LIST) {
			return;
		}
		if (this.lines.size() < MAX) {
			this.lines.add(warning.toString());
		}
		else {
			this.left++;
		}
	}

	private static String list(PropertyProblem warning) {
		CorsProblem problem = warning.problem();
		return new PropertyProblem(warning.policy(),
				new CorsProblem(problem.property(), CorsProblem.WHOLE, null, problem.message()))
			.key();
	}

	private void count() {
		List<String> counts = new ArrayList<>();
		this.byList.forEach((list, warnings) -> {
			if (warnings > MAX_OF_A_LIST) {
				counts.add("%s: %d more warnings about entries of this list".formatted(list, warnings - MAX_OF_A_LIST));
			}
		});
		this.lines.addAll(first(counts));
		if (this.left > 0) {
			this.lines.add("cors: %d more warnings about other lists and policies".formatted(this.left));
		}
	}

}
