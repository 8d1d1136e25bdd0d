package io.github.corsstarter.internal.reach;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.internal.origin.HostSyntax;
import io.github.corsstarter.internal.origin.OriginPattern;
import io.github.corsstarter.internal.origin.OriginSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a regular expression for origins had in mind: its literal text, with
 * holes. Read roughly, as callers check the outcome: it provides examples that people
 * recognise, and decides nothing.
 */
final class OriginTemplate {

	/** Stands for something that varies. */
	private static final String HOLE = "\u0001";

	/** Stands for a dot that was not escaped. */
	private static final String DOT = "\u0002";

	private static final String EVIL = "evil";

	/** What an attacker would put into a hole, the most telling first. */
	private static final List<String> FILLINGS = List.of(EVIL, "evil-", "-evil", ".evil.example", "evil.example",
			"evil.", EVIL + "1", "evil.com", "xyz", "com", "x", "1", "8080", "");

	/** What an unescaped dot may match besides a dot. */
	private static final List<String> DOTS = List.of("", "-", "x");

	private static final Pattern ELEMENT = Pattern.compile("(?<start>^\\^|\\$$)|(?<open>\\((?:\\?(?::|<\\w+>))?)"
			+ "|(?<more>\\|[^()|]*)|(?<close>\\))|(?<hole>\\\\[dwsDWS]|\\[\\^?(?:\\\\.|[^\\]])+\\]|\\.(?=[*+?{]))"
			+ "|(?<dot>\\.)|\\\\(?<escaped>.)|(?<quantifier>[*+?]|\\{[0-9,]+\\})|(?<literal>.)");

	private static final Pattern SCHEME = Pattern.compile("^[^:]*://");

	private final String text;

	private OriginTemplate(String text) {
		this.text = text;
	}

	static OriginTemplate of(String expression) {
		StringBuilder text = new StringBuilder();
		Matcher element = ELEMENT.matcher(expression);
		while (element.find()) {
			String literal = (element.group("literal") != null) ? element.group("literal") : element.group("escaped");
			if (literal != null) {
				text.append(literal);
			}
			else if (element.group("dot") != null) {
				text.append(DOT);
			}
			else if (element.group("hole") != null && !text.toString().endsWith(HOLE)) {
				text.append(HOLE);
			}
		}
		return new OriginTemplate(text.toString());
	}

	/**
	 * Origins that an attacker might try.
	 * @return texts that may be origins, the most telling first
	 */
	Set<String> attempts() {
		Set<String> attempts = new LinkedHashSet<>();
		for (String filling : FILLINGS) {
			int hole = this.text.indexOf(HOLE);
			int last = this.text.lastIndexOf(HOLE);
			if (hole >= 0) {
				addWithDots(this.text.replace(HOLE, filling), attempts);
				addWithDots(fill(hole, filling), attempts);
				addWithDots(fill(last, filling), attempts);
			}
		}
		addWithDots(this.text, attempts);
		attempts.add("https://evil.example");
		attempts.add("http://evil.example");
		return attempts;
	}

	/** Fills one hole, and closes the others. */
	private String fill(int hole, String filling) {
		String before = this.text.substring(0, hole).replace(HOLE, "");
		return before + filling + this.text.substring(hole + 1).replace(HOLE, "");
	}

	private static void addWithDots(String filled, Set<String> attempts) {
		for (String dot : DOTS) {
			attempts.add(filled.replaceFirst(DOT, dot).replace(DOT, "."));
		}
		attempts.add(filled.replace(DOT, "."));
	}

	/**
	 * The host that was meant, without what varies in front of it.
	 * @return a host with a registrable domain, or {@code null} if that is not clear
	 */
	@Nullable String intendedHost() {
		String plain = SCHEME.matcher(this.text.replace(DOT, ".")).replaceFirst("");
		String host = null;
		for (String part : plain.split("[" + HOLE + ":]", -1)) {
			// Text that begins in the middle of a label is not a host.
			if (part.startsWith("-")) {
				continue;
			}
			String trimmed = part.replaceAll("^[.-]+|[.-]+$", "").toLowerCase(Locale.ROOT);
			if (HostSyntax.isHost(trimmed) && PublicSuffixList.get().registrableDomain(trimmed) != null) {
				host = trimmed;
			}
		}
		return host;
	}

	/** Whether nothing varies except dots that were not escaped. */
	boolean isLiteral() {
		return !this.text.contains(HOLE);
	}

	/**
	 * A pattern for the hosts below the one that was meant.
	 * @return the pattern, or {@code null} if that does not seem to be what was meant
	 */
	@Nullable String pattern() {
		String host = intendedHost();
		if (host == null || !PublicSuffixList.get().isOneDomain(host)) {
			return null;
		}
		Matcher scheme = SCHEME.matcher(this.text);
		String rest = scheme.replaceFirst("").replace(DOT, ".");
		int start = rest.lastIndexOf(host);
		if (rest.lastIndexOf(HOLE, start) < 0) {
			return null;
		}
		String end = rest.substring(start + host.length());
		String port = end.equals(":" + HOLE) ? ":[*]" : end;
		boolean https = this.text.contains(HOLE + "://") || !SCHEME.matcher(this.text).find();
		String prefix = https ? "https://" : this.text.substring(0, this.text.length() - rest.length());
		try {
			return OriginPattern.parse(prefix + "*." + host + port).toString();
		}
		catch (OriginSyntaxException ex) {
			return null;
		}
	}

	/**
	 * Whether the domain was written literally, so nobody is surprised that it is
	 * allowed.
	 */
	boolean names(String domain) {
		String plain = SCHEME.matcher(this.text.replace(DOT, ".")).replaceFirst(".");
		return Pattern.compile("(?<![a-z0-9_-])" + Pattern.quote(domain) + "(?![a-z0-9._-])").matcher(plain).find();
	}

}
