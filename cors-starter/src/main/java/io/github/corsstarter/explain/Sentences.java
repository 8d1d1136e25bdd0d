package io.github.corsstarter.explain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Quotes values in the sentences of an explanation: text from strangers is cut and made
 * printable, text from operators is left as it is.
 */
final class Sentences {

	/** Most elements of a list that one sentence shows. */
	private static final int MAX_SHOWN = 5;

	/** Longest text from a stranger to show, in characters; no origin is longer. */
	private static final int MAX_LENGTH = 326;

	private Sentences() {
	}

	/** Text from a stranger. */
	static String strangers(String text) {
		return text.isEmpty() ? "''" : "'" + Excerpt.of(text, MAX_LENGTH) + "'";
	}

	/** Text from an operator. */
	static String quoted(String text) {
		return "'" + text + "'";
	}

	/** Texts from an operator: {@code 'a', 'b', 'c'}. */
	static String quoted(List<String> texts) {
		return list(texts.stream().limit(MAX_SHOWN).map(Sentences::quoted).toList(), texts.size());
	}

	/** Texts from a stranger: {@code 'a', 'b', 'c'}. */
	static String strangers(List<String> texts) {
		return list(texts.stream().limit(MAX_SHOWN).map(Sentences::strangers).toList(), texts.size());
	}

	private static String list(List<String> shown, int size) {
		String more = (size > shown.size()) ? " and " + (size - shown.size()) + " more" : "";
		return shown.stream().collect(Collectors.joining(", ", "", more));
	}

}
