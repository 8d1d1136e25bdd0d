package io.github.corsstarter.internal.origin;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The hosts that a browser can write into an origin: domain names in lower-case ASCII,
 * IPv4 addresses in dotted decimal, and IPv6 addresses in brackets; and, where an
 * application has a scheme of its own, opaque hosts, which are whatever it likes. Works
 * on a region of a string so that a request's origin need not be cut into pieces.
 *
 * @see <a href="https://url.spec.whatwg.org/#host-serializing">URL: host serializing</a>
 */
public final class HostSyntax {

	/**
	 * Longest domain name, in characters (RFC 1035, section 2.3.4), not counting a dot at
	 * its end.
	 */
	static final int MAX_LENGTH = 253;

	/** Longest label of a domain name, in characters (RFC 1035, section 2.3.4). */
	public static final int MAX_LABEL_LENGTH = 63;

	/** What labels of a domain name are made of. */
	public static final String NAME_CHARACTERS = IntStream.range(0, 128)
		.filter((c) -> isNameCharacter((char) c))
		.mapToObj(Character::toString)
		.collect(Collectors.joining());

	/**
	 * What opaque hosts are made of, besides dots: the unreserved characters of RFC 3986,
	 * section 2.3. No custom scheme is known that needs others.
	 */
	public static final String OPAQUE_CHARACTERS = IntStream.range(0, 128)
		.filter((c) -> isOpaqueCharacter((char) c))
		.mapToObj(Character::toString)
		.collect(Collectors.joining());

	private static final int IPV6_PIECES = 8;

	private static final int IPV6_PIECE_DIGITS = 4;

	private HostSyntax() {
	}

	/**
	 * Whether the text is a host of a web page.
	 * @param text the text
	 * @return {@code true} if it is spelled as a browser would spell it
	 */
	public static boolean isHost(String text) {
		return isHost(text, false);
	}

	static boolean isHost(String text, boolean opaque) {
		return hostEnd(text, 0, opaque) == text.length();
	}

	/**
	 * Where the host that begins here ends. Every origin that is refused passes through
	 * here, so each character of a name is read only once.
	 * @param text the text that holds the host
	 * @param from where the host begins
	 * @param opaque whether the scheme is a custom one, whose hosts are opaque
	 * @return the index of the first character after the host, or -1 if there is no host
	 * that is spelled as a browser would spell it
	 * @see <a href="https://url.spec.whatwg.org/#opaque-host">URL: opaque host</a>
	 */
	static int hostEnd(String text, int from, boolean opaque) {
		if (from < text.length() && text.charAt(from) == '[') {
			// If the closing bracket is missing, there is no address either.
			int end = text.indexOf(']', from);
			return isIpv6(text, from + 1, end) ? end + 1 : -1;
		}
		return opaque ? opaqueEnd(text, from) : nameEnd(text, from);
	}

	private static int opaqueEnd(String text, int from) {
		int i = from;
		while (i < text.length() && (text.charAt(i) == '.' || isOpaqueCharacter(text.charAt(i)))) {
			i++;
		}
		return (i > from && i - from <= MAX_LENGTH) ? i : -1;
	}

	/**
	 * Where the labels end, if none of them is empty or too long. A dot may follow the
	 * last one, as it does where a user types it, unless that is a number: a browser
	 * takes the dot away from an address.
	 */
	private static int nameEnd(String text, int from) {
		int length = text.length();
		int labelStart = from;
		int i = from;
		while (i < length) {
			char c = text.charAt(i);
			if (c == '.') {
				if (!isLabelLength(i - labelStart)) {
					return -1;
				}
				if (isNameEnd(text, i + 1)) {
					return (i - from <= MAX_LENGTH && !isNumber(text, labelStart, i)) ? i + 1 : -1;
				}
				labelStart = i + 1;
			}
			else if (!isNameCharacter(c)) {
				break;
			}
			i++;
		}
		boolean name = isLabelLength(i - labelStart) && i - from <= MAX_LENGTH;
		return (name && (!isNumber(text, labelStart, i) || isIpv4(text, from, i))) ? i : -1;
	}

	/** Whether a port or nothing follows: whatever else does, there is no host. */
	private static boolean isNameEnd(String text, int index) {
		return index == text.length() || text.charAt(index) == ':';
	}

	private static boolean isLabelLength(int length) {
		return length > 0 && length <= MAX_LABEL_LENGTH;
	}

	/**
	 * RFC 1123 allows no underscore in a host name, but the URL standard does and
	 * browsers do send it.
	 */
	private static boolean isNameCharacter(char c) {
		return isLowerAlpha(c) || isDigit(c) || c == '-' || c == '_';
	}

	private static boolean isOpaqueCharacter(char c) {
		return isNameCharacter(c) || (c >= 'A' && c <= 'Z') || c == '~';
	}

	/**
	 * A host without the dot that may stand at its end: a resolver sees no difference.
	 * @param host the host
	 * @return the host that everybody writes
	 */
	public static String withoutTrailingDot(String host) {
		return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
	}

	/**
	 * Whether a browser would take a host with this last label for an IPv4 address.
	 *
	 * @see <a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">URL: ends in a
	 * number</a>
	 */
	private static boolean isNumber(String text, int from, int to) {
		if (text.startsWith("0x", from)) {
			return allHexDigits(text, from + 2, to);
		}
		for (int i = from; i < to; i++) {
			if (!isDigit(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean allHexDigits(String text, int from, int to) {
		for (int i = from; i < to; i++) {
			if (!isHexDigit(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/** Whether the host is an IP address rather than a name. */
	public static boolean isAddress(String host) {
		return host.startsWith("[") || isIpv4(host, 0, host.length());
	}

	static boolean isIpv4(String text, int from, int to) {
		int numbers = 0;
		int start = from;
		for (int i = from; i <= to; i++) {
			if (i == to || text.charAt(i) == '.') {
				if (!isDecimal(text, start, i, 255)) {
					return false;
				}
				numbers++;
				start = i + 1;
			}
		}
		return numbers == 4;
	}

	/**
	 * Whether the region is a decimal number without leading zeros that does not exceed a
	 * limit.
	 * @param text the text that holds the number
	 * @param from where the number begins
	 * @param to where it ends, exclusive
	 * @param limit the largest number that is accepted, of at most five digits
	 * @return {@code true} if it is
	 */
	static boolean isDecimal(String text, int from, int to, int limit) {
		int length = to - from;
		if (length < 1 || length > 5 || (length > 1 && text.charAt(from) == '0')) {
			return false;
		}
		int number = 0;
		for (int i = from; i < to; i++) {
			char c = text.charAt(i);
			if (!isDigit(c)) {
				return false;
			}
			number = number * 10 + (c - '0');
		}
		return number <= limit;
	}

	/**
	 * Whether the region is an IPv6 address as RFC 5952 writes it. Which of several runs
	 * of zeros is left out is not checked: that would take more code than it is worth.
	 */
	private static boolean isIpv6(String text, int from, int to) {
		int pieces = 0;
		boolean compressed = false;
		int i = from;
		while (i < to) {
			if (text.startsWith("::", i)) {
				if (compressed) {
					return false;
				}
				compressed = true;
				i += 2;
			}
			else {
				if (pieces > 0 && text.charAt(i - 1) != ':') {
					if (text.charAt(i) != ':') {
						return false;
					}
					i++;
				}
				int end = pieceEnd(text, i);
				if (end == i || (text.charAt(i) == '0' && end - i > 1)) {
					return false;
				}
				pieces++;
				i = end;
			}
		}
		return compressed ? pieces < IPV6_PIECES - 1 : pieces == IPV6_PIECES;
	}

	/** Where the piece ends: at the closing bracket at the latest. */
	private static int pieceEnd(String text, int from) {
		int end = from;
		while (end - from < IPV6_PIECE_DIGITS && isHexDigit(text.charAt(end))) {
			end++;
		}
		return end;
	}

	static boolean isLowerAlpha(char c) {
		return c >= 'a' && c <= 'z';
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isHexDigit(char c) {
		return isDigit(c) || (c >= 'a' && c <= 'f');
	}

}
