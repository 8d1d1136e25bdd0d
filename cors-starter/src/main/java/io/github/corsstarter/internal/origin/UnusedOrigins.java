package io.github.corsstarter.internal.origin;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Origins that are spelled correctly but that no page has, so allowing them is a mistake.
 * For start-up only.
 */
public final class UnusedOrigins {

	/** Schemes whose documents have an opaque origin, or that show no documents. */
	private static final Set<String> WITHOUT_ORIGIN = Set.of("about", "blob", "data", "filesystem", "ftp", "javascript",
			"mailto", "view-source");

	private UnusedOrigins() {
	}

	/**
	 * Why no page has the origin, and what to write instead.
	 * @param origin the origin
	 * @return two sentences, or {@code null} if a page may have it
	 */
	public static @Nullable String mistake(Origin origin) {
		String scheme = origin.scheme();
		if (WITHOUT_ORIGIN.contains(scheme)) {
			return "No page has an origin of the scheme '%s'. Write the origin of the page, such as 'https://app.example.com'."
				.formatted(scheme);
		}
		if (scheme.equals("ws") || scheme.equals("wss")) {
			return "A page that opens a WebSocket has an origin of http or https. Write '%s'."
				.formatted(origin.toString().replaceFirst("^ws", "http"));
		}
		String host = origin.host();
		if (scheme.equals("safari-web-extension") && !host.equals(host.toUpperCase(Locale.ROOT))) {
			return "Safari writes an extension's id in upper case. Write '%s'."
				.formatted(scheme + Origin.SCHEME_END + host.toUpperCase(Locale.ROOT));
		}
		if (host.startsWith("[")) {
			String canonical = "[" + Ipv6Text.canonical(host.substring(1, host.length() - 1)) + "]";
			return canonical.equals(host) ? null : "Browsers write this address in another way. Write '%s'."
				.formatted(origin.toString().replace(host, canonical));
		}
		return null;
	}

}
