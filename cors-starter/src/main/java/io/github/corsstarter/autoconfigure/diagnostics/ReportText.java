package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The text of a report, in the form of Spring Boot's own reports. Not safe for concurrent
 * use.
 */
final class ReportText {

	/** Longest line, in characters, unless a single word is longer. */
	private static final int WIDTH = 100;

	/** Number of spaces in front of a line that continues another. */
	private static final int INDENT = 12;

	/** Number of characters at the beginning of a line that no line ends in. */
	private static final int FIRST_WORD = 12;

	private final StringBuilder text;

	private final List<String> problems = new ArrayList<>();

	ReportText(String heading) {
		this.text = new StringBuilder(heading);
	}

	/**
	 * Append a problem.
	 * @param property where it is
	 * @param value what stands there, or {@code null} if nothing does
	 * @param origin where that comes from, or {@code null} if it is not known
	 * @param reason why it is refused, and what to write instead
	 */
	void append(String property, @Nullable Object value, @Nullable Object origin, String reason) {
		this.problems.add(property + ((value != null) ? " '" + value + "'" : "") + ": " + reason);
		this.text.append("%n".formatted());
		appendWrapped("    Property: " + property);
		if (value != null) {
			appendWrapped("    Value: \"" + value + "\"");
		}
		if (origin != null) {
			appendWrapped("    Origin: " + origin);
		}
		appendWrapped("    Reason: " + reason);
	}

	/**
	 * Append that there is more.
	 * @param problems how many problems are not shown
	 */
	void appendRest(int problems) {
		String rest = "%,d more are not shown.".formatted(problems);
		this.problems.add(rest);
		this.text.append("%n%n    %s".formatted(rest));
	}

	/** Wraps the line, so that a terminal need not. */
	private void appendWrapped(String line) {
		int start = 0;
		int indent = 0;
		while (line.length() - start + indent > WIDTH) {
			int end = line.lastIndexOf(' ', start + WIDTH - indent);
			end = (end > start + FIRST_WORD) ? end : line.indexOf(' ', start + FIRST_WORD);
			if (end < 0) {
				break;
			}
			this.text.append("%n%s%s".formatted(" ".repeat(indent), line.substring(start, end)));
			start = end + 1;
			indent = INDENT;
		}
		this.text.append("%n%s%s".formatted(" ".repeat(indent), line.substring(start)));
	}

	/**
	 * The problems that were appended.
	 * @return the problems, each on one line
	 */
	List<String> problems() {
		return this.problems;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
