package io.github.corsstarter.internal.origin;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Explains to the person who configured it why a text is not a valid pattern of origins,
 * and how to spell it. Decides nothing: {@link OriginPattern} does, and only spellings
 * that it accepts are proposed.
 */
final class PatternDiagnosis {

	/**
	 * Spellings of every origin, or of every origin of a scheme, as patterns or regular
	 * expressions.
	 */
	private static final Pattern EVERY_ORIGIN = Pattern.compile("/?\\^?(?:(?:https?|http\\*|https\\?|\\*)://)?"
			+ "(?:(?:\\*+\\.)?\\*+(?::(?:\\*|\\[\\*]))?/?\\**|\\(?\\.[*+]\\)?)\\$?/?");

	private static final String EVERY_ORIGIN_IS = "Every origin is '*', alone under 'allowed-origins' and without "
			+ "'allow-credentials'. Write that, or a domain of your own such as 'https://*.example.com'.";

	private static final Pattern ANY_PORT = Pattern.compile(":\\*(?=/|$)");

	private PatternDiagnosis() {
	}

	/** Whether the text means every origin. */
	static boolean isEveryOrigin(String text) {
		return EVERY_ORIGIN.matcher(text).matches();
	}

	/** Whether the text could only be meant as a pattern. */
	static boolean isPattern(String text) {
		return text.contains("*") || text.contains("{") || text.contains(":[");
	}

	/** Whether the text could only be meant as a regular expression. */
	static boolean isRegex(String text) {
		return text.contains("\\") || text.contains("(");
	}

	/**
	 * What to write instead of a pattern among the exact origins.
	 * @param text the text
	 * @return sentences that say why, and what to write
	 */
	static String ofOrigin(String text) {
		if (isEveryOrigin(text)) {
			return EVERY_ORIGIN_IS;
		}
		String meant = corrected(text);
		if (meant == null) {
			return "This is a pattern, not an origin. Write it under 'allowed-origin-patterns'.";
		}
		return isPattern(meant)
				? "This is a pattern, not an origin. Write '%s' under 'allowed-origin-patterns'.".formatted(meant)
				: "An origin has no path, so it needs no '*' for one. Write '%s'.".formatted(meant);
	}

	/**
	 * What to write instead of a text that is not a valid pattern.
	 * @param text the text
	 * @param why a sentence that says why it is not valid
	 * @param example a sentence with an example, in case it is not clear what was meant
	 * @return sentences that say why, and what to write
	 */
	static String ofPattern(String text, String why, String example) {
		if (isEveryOrigin(text)) {
			return EVERY_ORIGIN_IS;
		}
		if (isRegex(text) && !text.contains("{")) {
			return "This is a regular expression, not a pattern. Write it under 'allowed-origin-regexes'.";
		}
		String meant = corrected(text);
		return (meant != null) ? why + " Write '" + meant + "'." : why + " " + example;
	}

	/** The pattern or origin that was meant, or {@code null} if that is not clear. */
	private static @Nullable String corrected(String text) {
		String meant = ANY_PORT.matcher(text.strip()).replaceFirst(":[*]");
		int schemeEnd = meant.indexOf(Origin.SCHEME_END);
		if (schemeEnd < 0) {
			return valid((meant.startsWith("localhost") || meant.startsWith("127.") ? "http://" : "https://") + meant);
		}
		int hostStart = schemeEnd + Origin.SCHEME_END.length();
		int path = meant.contains("{") ? -1 : meant.indexOf('/', hostStart);
		meant = (path > 0) ? meant.substring(0, path) : meant;
		if (!meant.contains("{")) {
			meant = meant.toLowerCase(Locale.ROOT);
		}
		String withoutDefaultPort = meant.replaceFirst("^(https://.*):443$|^(http://.*):80$", "$1$2");
		return meant.equals(text) && withoutDefaultPort.equals(text) ? null : valid(withoutDefaultPort);
	}

	private static @Nullable String valid(String pattern) {
		try {
			return OriginPattern.parse(pattern).toString();
		}
		catch (OriginSyntaxException ex) {
			return null;
		}
	}

}
