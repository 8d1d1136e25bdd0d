package io.github.corsstarter.internal.policy;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Finds what is left in an entry of a list when it was copied from another format: quotes
 * that a compose file keeps, the brackets of JSON, the separators of other lists.
 */
final class Leftovers {

	private static final String QUOTES = "\"'`\u2018\u2019\u201c\u201d";

	private static final Pattern SEPARATORS = Pattern.compile("[;,|\\s]+");

	private Leftovers() {
	}

	/**
	 * What is left over in an entry.
	 * @param property the key of the list
	 * @param entry the entry
	 * @return two sentences that say what, and what to write; {@code null} if nothing is
	 */
	static @Nullable String mistake(String property, String entry) {
		if (entry.chars().noneMatch(Leftovers::mayBeLeftOver)) {
			return null;
		}
		String text = entry.strip();
		boolean regex = property.equals(PolicyKeys.ALLOWED_ORIGIN_REGEXES);
		boolean path = property.equals(PolicyKeys.PATHS);
		String plain = withoutQuotesAndBrackets(text);
		boolean brackets = (text.startsWith("[") && (text.endsWith("]") || hasQuotes(text))) || text.startsWith("[\"");
		if (brackets && (!regex || hasQuotes(text)) && !plain.isEmpty()) {
			return "The brackets of a list in JSON are part of this value. Write " + listed(plain) + ".";
		}
		if (isQuoted(text)) {
			return plain.isEmpty() ? "These quotes are part of the value. Remove them."
					: "The quotes are part of this value, as some tools keep them. Write " + listed(plain) + ".";
		}
		if (text.contains(";") && !path && !plain.isEmpty()) {
			return "Entries are separated by commas, not by semicolons. Write " + listed(plain) + ".";
		}
		if (text.endsWith(",") && !text.strip().equals(",")) {
			return "The comma at the end is part of this entry. Write " + listed(plain) + ".";
		}
		return null;
	}

	/** Hardly any entry has such a character, and lists may be long. */
	private static boolean mayBeLeftOver(int c) {
		return c == '[' || c == ';' || c == ',' || isQuote((char) c);
	}

	private static boolean isQuoted(String text) {
		return !text.isEmpty() && (isQuote(text.charAt(0)) || isQuote(text.charAt(text.length() - 1)));
	}

	private static boolean hasQuotes(String text) {
		return text.chars().anyMatch((c) -> isQuote((char) c));
	}

	private static boolean isQuote(char c) {
		return QUOTES.indexOf(c) >= 0;
	}

	private static String withoutQuotesAndBrackets(String text) {
		String trimmed = text.replaceAll("[" + QUOTES + "]", "").strip();
		if (trimmed.startsWith("[")) {
			trimmed = trimmed.substring(1);
			trimmed = trimmed.endsWith("]") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
		}
		return trimmed.replaceAll("^[;,\\s]+|[;,\\s]+$", "");
	}

	private static String listed(String plain) {
		String[] entries = SEPARATORS.split(plain);
		return ((entries.length > 1) ? "the entries " : "")
				+ Arrays.stream(entries).collect(Collectors.joining("', '", "'", "'"));
	}

}
