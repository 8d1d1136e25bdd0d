package io.github.corsstarter.internal.protocol;

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

	/** What every answer to a preflight depends on. */
	public static final String PREFLIGHT_VARY = ORIGIN + ", " + REQUEST_METHOD + ", " + REQUEST_HEADERS;

	/** Stands for any value; to a browser only if no credentials are sent. */
	public static final String WILDCARD = "*";

	private CorsHeaders() {
	}

}
