package io.github.corsstarter.internal.origin;

import java.net.IDN;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Explains to the person who configured it why a text is not a valid origin, and how to
 * spell it correctly. Decides nothing: {@link Origin} says whether a text is an origin,
 * and only spellings that it accepts are proposed.
 */
final class OriginDiagnosis {

	/** The parts of what people write, read as leniently as by a URL parser. */
	private static final Pattern PARTS = Pattern
		.compile("(?<scheme>[^:/?#]*)://(?<user>[^/?#@]*@)?(?<host>\\[[^]]*]|[^:/?#]*)(?<port>:[^/?#]*)?(?<rest>.*)");

	private OriginDiagnosis() {
	}

	/**
	 * Diagnose a text that is not a valid origin.
	 * @param text the text
	 * @return one sentence that says why, and one that says what to write
	 */
	static String of(String text) {
		if (text.isBlank()) {
			return "An origin cannot be blank. Remove the entry, or write an origin such as 'https://app.example.com'.";
		}
		if (text.equals(Origin.OPAQUE)) {
			return "Any sandboxed page sends 'null', no matter whose it is. Serve the page from an origin of its own.";
		}
		if (PatternDiagnosis.isEveryOrigin(text)) {
			return PatternDiagnosis.ofOrigin(text);
		}
		if (text.contains(".*") || text.contains("\\.") || text.contains("(")) {
			return "This is a regular expression, not an origin. Write it under 'allowed-origin-regexes'.";
		}
		if (PatternDiagnosis.isPattern(text)) {
			return PatternDiagnosis.ofOrigin(text);
		}
		if (text.strip().length() != text.length()) {
			return "An origin has no spaces around it." + write(text.strip());
		}
		if (text.chars().anyMatch((c) -> Character.isWhitespace(c) || c == ',')) {
			return "One entry is one origin. Write each origin as an entry of its own.";
		}
		Matcher parts = PARTS.matcher(text);
		if (!parts.matches()) {
			return "An origin begins with a scheme and '://'." + write(withScheme(text));
		}
		return why(text, parts) + write(corrected(parts));
	}

	/** As the page is most likely served: over http on the user's own machine alone. */
	private static String withScheme(String text) {
		String rest = text.startsWith("//") ? text.substring(2) : text;
		Origin http = correctedOrigin("http://" + rest);
		return (http != null && !http.isInsecure()) ? http.toString()
				: Objects.requireNonNullElse(correctedOrigin("https://" + rest), "").toString();
	}

	/**
	 * The origin that a browser would have sent instead of a text that is not a valid
	 * origin.
	 * @param text the text, which may come from a stranger
	 * @return the origin, or {@code null} if that cannot be told
	 */
	static @Nullable Origin correctedOrigin(String text) {
		if (text.length() > Origin.MAX_LENGTH) {
			return null;
		}
		Matcher parts = PARTS.matcher(text.strip());
		return parts.matches() ? Origin.tryParse(corrected(parts)) : null;
	}

	private static String why(String text, Matcher parts) {
		if (text.startsWith("file:")) {
			return "Pages from files send 'null', not an origin.";
		}
		if (parts.group("user") != null) {
			return "An origin has no user info.";
		}
		String rest = parts.group("rest");
		if (rest.equals("/")) {
			return "An origin has no trailing slash.";
		}
		if (!rest.isEmpty()) {
			return "An origin has no " + (rest.startsWith("/") ? "path" : rest.startsWith("?") ? "query" : "fragment")
					+ ".";
		}
		if (!text.chars().allMatch((c) -> c < 128)) {
			return "Browsers send international host names in Punycode.";
		}
		String inLowerCase = hasOpaqueHosts(parts) ? parts.group("scheme") : text;
		if (!inLowerCase.equals(inLowerCase.toLowerCase(Locale.ROOT))) {
			return "Browsers send origins in lower case.";
		}
		if (!Origin.isScheme(text, parts.end("scheme"))) {
			return "'%s' is not a valid scheme.".formatted(parts.group("scheme"));
		}
		String port = parts.group("port");
		if (port != null && !Origin.isPort(port, 1)) {
			return "'%s' is not a port from 1 to 65535.".formatted(port.substring(1));
		}
		if (port != null && isDefaultPort(parts)) {
			return "Browsers leave the default port out.";
		}
		return "'%s' is not a host that a browser can put into an origin.".formatted(parts.group("host"));
	}

	private static String corrected(Matcher parts) {
		String port = parts.group("port");
		boolean withPort = port != null && !isDefaultPort(parts);
		String host = hasOpaqueHosts(parts) ? parts.group("host") : ascii(parts.group("host"));
		return parts.group("scheme").toLowerCase(Locale.ROOT) + Origin.SCHEME_END + host + (withPort ? port : "");
	}

	/** The host in Punycode, or empty if it cannot be converted. */
	private static String ascii(String host) {
		try {
			return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static boolean isDefaultPort(Matcher parts) {
		return parts.group("port").equals(":" + defaultPort(parts));
	}

	private static boolean hasOpaqueHosts(Matcher parts) {
		return Origin.hasOpaqueHosts(defaultPort(parts));
	}

	private static int defaultPort(Matcher parts) {
		String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
		return Origin.defaultPort(scheme, scheme.length());
	}

	private static String write(String proposal) {
		return (Origin.tryParse(proposal) != null) ? " Write '" + proposal + "'."
				: " Write an origin such as 'https://app.example.com'.";
	}

}
