package io.github.corsstarter.internal.reach;

import io.github.corsstarter.internal.origin.HostSyntax;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.regex.Language;
import io.github.corsstarter.internal.regex.LinearRegex;

/**
 * The origins that {@link Origin#tryParse} accepts, as languages. They follow all of its
 * rules except those on lengths: an automaton that counts to 253 is too large to
 * calculate with, and no domain depends on it.
 */
public final class OriginLanguages {

	/** What stands in front of a host. */
	static final Language SCHEME;

	/** What stands after a host: a port or nothing. */
	static final Language PORT;

	/** Stands for a character that varies. No origin has it. */
	static final char HOLE = '\u0001';

	/** What stands in front of a host where characters vary, which may hold its end. */
	static final Language SCHEME_WITH_HOLES;

	/** What stands after a host where characters vary. */
	static final Language PORT_WITH_HOLES;

	/** Characters of which the origins of web pages consist. */
	static final String CHARACTERS = HostSyntax.NAME_CHARACTERS + "+.:/[]";

	/** Characters of which origins with opaque hosts consist. */
	static final String OPAQUE_CHARACTERS = HostSyntax.OPAQUE_CHARACTERS + "+.:/[]";

	/** Origins that have no port, and texts that are not origins. */
	static final Language PORTLESS;

	/** A dot that may stand at the end of a host. */
	static final Language DOT;

	/** Texts that do not end with a dot. */
	static final Language DOTLESS;

	/** Origins whose host is a domain name. */
	static final Language NAMES;

	/** Origins whose host is an IP address. */
	static final Language ADDRESSES;

	/** Origins whose host is neither, as only custom schemes have it. */
	static final Language OPAQUE;

	/** Origins of the machine itself, and texts that are not origins. */
	static final Language LOOPBACK;

	/**
	 * Origins of private networks, by their addresses, and texts that are not origins.
	 */
	static final Language PRIVATE;

	/** Origins over http, and texts that are not origins. */
	static final Language HTTP;

	/** One label of a host name. */
	static final LinearRegex LABEL = LinearRegex.compile("[a-z0-9_-]{1," + HostSyntax.MAX_LABEL_LENGTH + "}");

	/** A part of an opaque host that has no dot. */
	static final LinearRegex OPAQUE_LABEL = LinearRegex
		.compile("[A-Za-z0-9_~-]{1," + HostSyntax.MAX_LABEL_LENGTH + "}");

	static {
		String scheme = "[a-z][a-z0-9+.-]*://";
		String port = "(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?";
		String labels = "([a-z0-9_-]+\\.)*";
		Language defaultPorts = Language.of("http://.*:80|https://.*:443");
		SCHEME = Language.of(scheme);
		PORT = Language.of(port);
		SCHEME_WITH_HOLES = Language.of(".*(://|" + HOLE + ")");
		PORT_WITH_HOLES = Language.of("(:[0-9" + HOLE + "]*)?");
		PORTLESS = Language.of("[^:]*://([^:]*|\\[.*\\])");
		DOT = Language.of("\\.?");
		DOTLESS = Language.of(".*[^.]");
		NAMES = Language.of(scheme + labels + "[a-z0-9_-]+\\.?" + port)
			.minus(Language.of(scheme + labels + "([0-9]+|0x[0-9a-f]*)\\.?" + port))
			.minus(defaultPorts);
		ADDRESSES = Language.of(scheme + ipv4() + port)
			.or(Language.of(scheme + "\\[" + ipv6() + "\\]" + port))
			.minus(defaultPorts);
		OPAQUE = Language.of(scheme + "[A-Za-z0-9._~-]+" + port)
			.minus(Language.of("https?://.*"))
			.minus(NAMES)
			.minus(ADDRESSES);
		LOOPBACK = Language.of(".*://((.*\\.)?localhost\\.?|127\\.[0-9.]+|\\[::1\\])(:[0-9]+)?");
		PRIVATE = Language.of(".*://(10\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+|192\\.168\\.[0-9.]+"
				+ "|169\\.254\\.[0-9.]+|\\[f[cd][0-9a-f:]+\\]|\\[fe[89ab][0-9a-f:]+\\])(:[0-9]+)?");
		HTTP = Language.of("http://.*");
	}

	private OriginLanguages() {
	}

	/** Origins of all hosts below a domain, and texts that are not origins. */
	static Language below(String domain) {
		return Language.of("[^:]*://.*\\." + quoted(domain) + "\\.?(:[0-9]+)?");
	}

	/** Origins of a host, and texts that are not origins. */
	static Language at(String host) {
		return Language.of("[^:]*://" + quoted(host) + "\\.?(:[0-9]+)?");
	}

	private static String quoted(String host) {
		return host.replaceAll("[.\\[\\]]", "\\\\$0");
	}

	private static String ipv4() {
		String number = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
		return "(" + number + "\\.){3}" + number;
	}

	private static String ipv6() {
		String piece = "(0|[1-9a-f][0-9a-f]{0,3})";
		StringBuilder result = new StringBuilder("(" + piece + "(:" + piece + "){7}|::(" + after(piece, 6) + ")?");
		for (int before = 1; before <= 6; before++) {
			String rest = (before < 6) ? "(" + after(piece, 6 - before) + ")?" : "";
			result.append('|').append(piece).append("(:" + piece + "){" + (before - 1) + "}").append("::").append(rest);
		}
		return result.append(')').toString();
	}

	private static String after(String piece, int most) {
		return piece + "(:" + piece + "){0," + (most - 1) + "}";
	}

}
