package io.github.corsstarter;

/**
 * What a policy decides about a request. A verdict that denies names the first step of
 * the check that failed, in the order of the Fetch standard.
 */
public enum Verdict {

	/** A request without an {@code Origin} header: there is nothing to allow or deny. */
	NOT_CORS("not-cors"),

	/**
	 * A request whose {@code Origin} header is the server's own origin: the browser lets
	 * the page read the response whatever the headers say.
	 */
	SAME_ORIGIN("same-origin"),

	/** The browser may let the page go on. */
	ALLOWED("allowed"),

	/** The resolver failed, so no policy could be found. */
	RESOLVER_FAILED("resolver-failed"),

	/** Spellings of the same path are governed by different policies. */
	PATH_AMBIGUOUS("path-ambiguous"),

	/** The {@code Origin} header is not a valid origin, or there are several. */
	ORIGIN_MALFORMED("origin-malformed"),

	/** The policy does not allow the origin. */
	ORIGIN_NOT_ALLOWED("origin-not-allowed"),

	/** The policy does not allow the method that the preflight asks for. */
	METHOD_NOT_ALLOWED("method-not-allowed"),

	/** The policy does not allow a header that the preflight asks for. */
	HEADER_NOT_ALLOWED("header-not-allowed");

	private final String key;

	Verdict(String key) {
		this.key = key;
	}

	/**
	 * The verdict as it is spelled in logs, tags and JSON.
	 * @return {@code origin-not-allowed}, for example
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Whether the request is denied.
	 * @return {@code true} if the browser must not let the page go on
	 */
	public boolean denies() {
		return compareTo(ALLOWED) > 0;
	}

}
