package io.github.corsstarter.internal.protocol;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The header fields of the CORS protocol.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch: CORS
 * protocol</a>
 */
public final class CorsHeaders {

	public static final String ORIGIN = "Origin";

	public static final String REQUEST_METHOD = "Access-Control-Request-Method";

	public static final String REQUEST_HEADERS = "Access-Control-Request-Headers";

	public static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	public static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

	public static final String ALLOW_METHODS = "Access-Control-Allow-Methods";

	public static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

	public static final String MAX_AGE = "Access-Control-Max-Age";

	public static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";

	/** Of a draft that browsers implemented for a while. Never sent. */
	public static final String ALLOW_PRIVATE_NETWORK = "Access-Control-Allow-Private-Network";

	/** What every answer to a preflight depends on. */
	public static final String PREFLIGHT_VARY = ORIGIN + ", " + REQUEST_METHOD + ", " + REQUEST_HEADERS;

	/** Stands for any value; to a browser only if no credentials are sent. */
	public static final String WILDCARD = "*";

	/** What the names of all headers of the protocol but one begin with. */
	private static final String PREFIX = "Access-Control-";

	/** The response headers of the protocol, and of the draft. */
	public static final List<String> RESPONSE_HEADERS = List.of(ALLOW_ORIGIN, ALLOW_CREDENTIALS, ALLOW_METHODS,
			ALLOW_HEADERS, MAX_AGE, EXPOSE_HEADERS, ALLOW_PRIVATE_NETWORK);

	private CorsHeaders() {
	}

	/**
	 * Whether the header belongs to the CORS protocol, or to what may become of it.
	 * @param name a name, in any case
	 * @return {@code true} if it begins like those of the protocol
	 */
	public static boolean isCors(String name) {
		return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
	}

	/**
	 * The response header with this name.
	 * @param name a name, in any case
	 * @return the name as it is spelled in the standard, or {@code null} if no browser
	 * knows such a header
	 */
	public static @Nullable String knownResponseHeader(String name) {
		return RESPONSE_HEADERS.stream().filter((known) -> known.equalsIgnoreCase(name)).findFirst().orElse(null);
	}

}
