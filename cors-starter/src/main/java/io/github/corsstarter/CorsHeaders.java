package io.github.corsstarter;

/**
 * The header fields of the CORS protocol.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch: CORS
 * protocol</a>
 */
final class CorsHeaders {

	static final String ORIGIN = "Origin";

	static final String REQUEST_METHOD = "Access-Control-Request-Method";

	static final String REQUEST_HEADERS = "Access-Control-Request-Headers";

	static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

	static final String ALLOW_METHODS = "Access-Control-Allow-Methods";

	static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

	static final String MAX_AGE = "Access-Control-Max-Age";

	static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";

	/** What an answer to a preflight depends on, whatever it says. */
	static final String PREFLIGHT_VARY = ORIGIN + ", " + REQUEST_METHOD + ", " + REQUEST_HEADERS;

	/** Stands for any value, but for a browser only where no credentials are sent. */
	static final String WILDCARD = "*";

	private CorsHeaders() {
	}

}
