package io.github.corsstarter.explain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the sentences of an explanation quote: what a stranger sent is cut and printable,
 * what an operator wrote stands as it is.
 */
final class Sentences {

	/** Elements of a list that one sentence shows. */
	private static final int MAX_SHOWN = 5;

	/** Of what a stranger sent, in characters; no origin is longer. */
	private static final int MAX_LENGTH = 326;

	private Sentences() {
	}

	/** What a stranger sent. */
	static String strangers(String text) {
		return text.isEmpty() ? "''" : "'" + Excerpt.of(text, MAX_LENGTH) + "'";
	}

	/** What an operator wrote. */
	static String quoted(String text) {
		return "'" + text + "'";
	}

	/** What an operator wrote: {@code 'a', 'b', 'c'}. */
	static String quoted(List<String> texts) {
		return list(texts.stream().limit(MAX_SHOWN).map(Sentences::quoted).toList(), texts.size());
	}

	/** What a stranger sent: {@code 'a', 'b', 'c'}. */
	static String strangers(List<String> texts) {
		return list(texts.stream().limit(MAX_SHOWN).map(Sentences::strangers).toList(), texts.size());
	}

	private static String list(List<String> shown, int size) {
		String more = (size > shown.size()) ? " and " + (size - shown.size()) + " more" : "";
		return shown.stream().collect(Collectors.joining(", ", "", more));
	}

}
