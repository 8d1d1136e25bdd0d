package io.github.corsstarter;

/**
 * The type of a request in the CORS protocol.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-requests">Fetch: CORS request and
 * CORS-preflight request</a>
 */
public enum RequestType {

	/** A request without an {@code Origin} header. */
	WITHOUT_ORIGIN("without-origin"),

	/**
	 * An {@code OPTIONS} request with an {@code Origin} and an
	 * {@code Access-Control-Request-Method} header, with which a browser asks for
	 * permission.
	 */
	PREFLIGHT("preflight"),

	/** Any other request with an {@code Origin} header. */
	ACTUAL("actual");

	private final String key;

	RequestType(String key) {
		this.key = key;
	}

	/**
	 * The type as it is spelled in logs, tags and JSON.
	 * @return {@code preflight}, for example
	 */
	public String key() {
		return this.key;
	}

}
