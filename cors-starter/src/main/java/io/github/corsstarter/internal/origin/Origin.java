package io.github.corsstarter.internal.origin;

import java.util.Objects;

import io.github.corsstarter.internal.reach.OriginLanguages;
import org.jspecify.annotations.Nullable;

/**
 * A tuple origin: scheme, host and port. Immutable. Keeps its ASCII serialization and the
 * positions of the parts in it, so parsing copies nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454, section
 * 6.2: ASCII serialization of an origin</a>
 */
public final class Origin {

	/**
	 * Longest serialized origin, in characters: scheme (64), "://", host (253) and port
	 * (6).
	 */
	public static final int MAX_LENGTH = 326;

	/** What a document with an opaque origin sends, a sandboxed frame for example. */
	public static final String OPAQUE = "null";

	/** Separates the scheme from the host. */
	public static final String SCHEME_END = "://";

	/** The port of an origin that writes none and whose scheme has no default port. */
	static final int NO_PORT = -1;

	/** Longest scheme, in characters. No standard names one; Chromium's is shorter. */
	private static final int MAX_SCHEME_LENGTH = 64;

	static final int MAX_PORT = 65535;

	private final String serialized;

	private final int schemeEnd;

	private final int hostEnd;

	private final int port;

	private Origin(String serialized, int schemeEnd, int hostEnd, int port) {
		this.serialized = serialized;
		this.schemeEnd = schemeEnd;
		this.hostEnd = hostEnd;
		this.port = port;
	}

	/**
	 * Parse what may be an origin's ASCII serialization. Made for the request path: takes
	 * time linear in the length and gives up after {@value #MAX_LENGTH} characters.
	 * @param serialized the text, which may come from a stranger
	 * @return the origin, or {@code null} if a browser would not write an origin this way
	 */
	public static @Nullable Origin tryParse(String serialized) {
		int length = serialized.length();
		if (length > MAX_LENGTH) {
			return null;
		}
		int schemeEnd = serialized.indexOf(':');
		if (!isScheme(serialized, schemeEnd) || !serialized.startsWith(SCHEME_END, schemeEnd)) {
			return null;
		}
		int hostStart = schemeEnd + SCHEME_END.length();
		int defaultPort = defaultPort(serialized, schemeEnd);
		int hostEnd = HostSyntax.hostEnd(serialized, hostStart, hasOpaqueHosts(defaultPort));
		if (hostEnd < 0) {
			return null;
		}
		if (hostEnd == length) {
			return new Origin(serialized, schemeEnd, hostEnd, defaultPort);
		}
		if (serialized.charAt(hostEnd) != ':' || !isPort(serialized, hostEnd + 1)) {
			return null;
		}
		int port = Integer.parseInt(serialized, hostEnd + 1, length, 10);
		return (port != defaultPort) ? new Origin(serialized, schemeEnd, hostEnd, port) : null;
	}

	/**
	 * Parse an origin from the configuration.
	 * @param text the text
	 * @return the origin
	 * @throws OriginSyntaxException if it is not one; the message says why and what to
	 * write instead
	 */
	public static Origin parse(String text) {
		Origin origin = tryParse(text);
		if (origin == null) {
			throw new OriginSyntaxException(OriginDiagnosis.of(text));
		}
		return origin;
	}

	/**
	 * The origin that a browser would have sent instead of a text that is not a valid
	 * origin: in lower case, without a path, without the default port.
	 * @param text the text, which may come from a stranger
	 * @return the origin, or {@code null} if that cannot be told
	 */
	public static @Nullable Origin corrected(String text) {
		return OriginDiagnosis.correctedOrigin(text);
	}

	/**
	 * Whether the first characters are a scheme in lower case (RFC 3986, section 3.1).
	 */
	static boolean isScheme(String text, int end) {
		if (end < 1 || end > MAX_SCHEME_LENGTH || !HostSyntax.isLowerAlpha(text.charAt(0))) {
			return false;
		}
		for (int i = 1; i < end; i++) {
			char c = text.charAt(i);
			if (!HostSyntax.isLowerAlpha(c) && !HostSyntax.isDigit(c) && c != '+' && c != '-' && c != '.') {
				return false;
			}
		}
		return true;
	}

	/**
	 * Where the host that begins here ends: before the port, or at the end of the text.
	 */
	static int hostEnd(String text, int hostStart) {
		int from = text.startsWith("[", hostStart) ? text.indexOf(']', hostStart) : hostStart;
		int colon = (from < 0) ? -1 : text.indexOf(':', from);
		return (colon < 0) ? text.length() : colon;
	}

	/** Whether the rest of the text is a port other than 0. */
	static boolean isPort(String text, int from) {
		return HostSyntax.isDecimal(text, from, text.length(), MAX_PORT) && text.charAt(from) != '0';
	}

	/** The default port of the scheme at the beginning of the text. */
	static int defaultPort(String text, int schemeEnd) {
		if (schemeEnd == 5 && text.startsWith("https")) {
			return 443;
		}
		return (schemeEnd == 4 && text.startsWith("http")) ? 80 : NO_PORT;
	}

	/**
	 * Whether hosts are opaque: those of all schemes but http and https are, as only
	 * their applications know what they mean.
	 * @param defaultPort the default port of the scheme
	 */
	static boolean hasOpaqueHosts(int defaultPort) {
		return defaultPort == NO_PORT;
	}

	/**
	 * The scheme.
	 * @return the scheme, in lower case
	 */
	public String scheme() {
		return this.serialized.substring(0, this.schemeEnd);
	}

	/**
	 * The host.
	 * @return a domain name, with a dot at its end if there is one, an IPv4 address, an
	 * IPv6 address in brackets, or what a custom scheme has instead
	 */
	public String host() {
		return this.serialized.substring(hostStart(), this.hostEnd);
	}

	/**
	 * The port.
	 * @return the port, the scheme's default if none is written, or -1 if it has none
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Whether this is the origin of a URL with these parts.
	 * @param scheme the URL's scheme, in lower case
	 * @param host the URL's host, in any case, an IPv6 address in brackets
	 * @param port the URL's port, even if it is the default one
	 * @return {@code true} if all three are the same
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-5">RFC 6454, section
	 * 5: comparing origins</a>
	 */
	public boolean isOf(String scheme, String host, int port) {
		int hostStart = hostStart();
		return this.port == port && scheme.length() == this.schemeEnd && this.serialized.startsWith(scheme)
				&& host.length() == this.hostEnd - hostStart
				&& this.serialized.regionMatches(true, hostStart, host, 0, host.length());
	}

	/**
	 * Whether anybody on the network can tamper with the origin's pages, as they come
	 * over http and not from the user's own machine.
	 * @return {@code true} if so
	 */
	public boolean isInsecure() {
		return hasScheme("http") && !isLoopback();
	}

	/**
	 * Answers for one origin what {@link OriginLanguages#LOOPBACK} answers for all, so
	 * that not every start-up with an exact origin has to build the automata.
	 */
	private boolean isLoopback() {
		String host = HostSyntax.withoutTrailingDot(host());
		return host.equals("localhost") || host.endsWith(".localhost") || host.equals("[::1]")
				|| (host.startsWith("127.") && HostSyntax.isIpv4(host, 0, host.length()));
	}

	boolean hasScheme(String scheme) {
		return scheme.length() == this.schemeEnd && this.serialized.startsWith(scheme);
	}

	int hostStart() {
		return this.schemeEnd + SCHEME_END.length();
	}

	int hostEnd() {
		return this.hostEnd;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Origin origin && this.serialized.equals(origin.serialized);
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.serialized);
	}

	/**
	 * The ASCII serialization.
	 */
	@Override
	public String toString() {
		return this.serialized;
	}

}
