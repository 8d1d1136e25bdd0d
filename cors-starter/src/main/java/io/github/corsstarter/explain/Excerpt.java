package io.github.corsstarter.explain;

import org.jspecify.annotations.Nullable;

/**
 * Makes text from a stranger safe to quote in a log line or a sentence: it can neither
 * end the line nor look like more than one word, and it is cut to a given length.
 */
public final class Excerpt {

	/** Stands for a character that is not shown. */
	private static final char HIDDEN = '?';

	private static final String CUT = "...";

	private Excerpt() {
	}

	/**
	 * An excerpt of the text.
	 * @param text the text
	 * @param length the most characters to show
	 * @return printable ASCII without spaces and quotes; a dash if there is no text
	 */
	public static String of(@Nullable String text, int length) {
		if (text == null || text.isEmpty()) {
			return "-";
		}
		int end = Math.min(text.length(), length);
		int first = firstHidden(text, end);
		if (first == text.length()) {
			return text;
		}
		StringBuilder excerpt = new StringBuilder(end + CUT.length()).append(text, 0, first);
		for (int i = first; i < end; i++) {
			excerpt.append(isShown(text.charAt(i)) ? text.charAt(i) : HIDDEN);
		}
		return excerpt.append((end < text.length()) ? CUT : "").toString();
	}

	private static int firstHidden(String text, int end) {
		int first = 0;
		while (first < end && isShown(text.charAt(first))) {
			first++;
		}
		return first;
	}

	private static boolean isShown(char c) {
		return c > ' ' && c < 0x7f && c != '"' && c != '\'';
	}

}
