package io.github.corsstarter.internal.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names that the Fetch standard treats specially. For start-up and explanations only.
 */
public final class FetchNames {

	/**
	 * Methods that browsers and people write in upper case. Methods are case-sensitive.
	 */
	private static final Set<String> STANDARD_METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST",
			"PUT");

	/** Methods that a script may write in any case. {@code PATCH} is not one of them. */
	private static final Set<String> NORMALIZED_METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");

	/**
	 * Headers that are safelisted whatever their value is, or nearly so. For others it
	 * depends on the value, which is not known here.
	 */
	private static final Set<String> SAFELISTED_REQUEST_HEADERS = Set.of("accept", "accept-language",
			"content-language");

	private static final Set<String> VALUE_DEPENDENT_REQUEST_HEADERS = Set.of("accept", "accept-language",
			"content-language", "content-type", "range");

	private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");

	private static final Set<String> FORBIDDEN_REQUEST_HEADERS = Set.of("accept-charset", "accept-encoding",
			"connection", "content-length", "cookie", "cookie2", "date", "dnt", "expect", "host", "keep-alive",
			"origin", "referer", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade", "via");

	/**
	 * Headers that RFC 9110 and 9111 define for requests alone, and others of which
	 * nobody knows a response. {@code Authorization} is not among them: many applications
	 * send a token in it.
	 */
	private static final Set<String> REQUEST_HEADERS_ONLY = Set.of("accept", "accept-charset", "accept-language",
			"cookie", "cookie2", "expect", "from", "host", "if-match", "if-modified-since", "if-none-match", "if-range",
			"if-unmodified-since", "max-forwards", "origin", "proxy-authorization", "range", "referer", "te",
			"user-agent", "x-requested-with");

	private static final List<String> FORBIDDEN_REQUEST_HEADER_PREFIXES = List.of("proxy-", "sec-");

	private static final Set<String> FORBIDDEN_RESPONSE_HEADERS = Set.of("set-cookie", "set-cookie2");

	private FetchNames() {
	}

	/**
	 * The method as a browser sends it.
	 *
	 * @see <a href="https://fetch.spec.whatwg.org/#concept-method-normalize">Fetch:
	 * normalize a method</a>
	 */
	public static String normalizeMethod(String method) {
		String upperCase = method.toUpperCase(Locale.ROOT);
		return NORMALIZED_METHODS.contains(upperCase) ? upperCase : method;
	}

	/**
	 * Whether a browser does not ask for permission to send the request header.
	 *
	 * @see <a href="https://fetch.spec.whatwg.org/#cors-safelisted-request-header">Fetch:
	 * CORS-safelisted request-header</a>
	 */
	public static boolean isSafelistedRequestHeader(String name) {
		return SAFELISTED_REQUEST_HEADERS.contains(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Whether it depends on the value of the request header if a browser asks for
	 * permission.
	 *
	 * @see <a href="https://fetch.spec.whatwg.org/#cors-safelisted-request-header">Fetch:
	 * CORS-safelisted request-header</a>
	 */
	public static boolean dependsOnValue(String name) {
		return VALUE_DEPENDENT_REQUEST_HEADERS.contains(name.toLowerCase(Locale.ROOT));
	}

	/** Whether this is a standard method, ignoring its case. */
	public static boolean isMisspelledMethod(String method) {
		return !STANDARD_METHODS.contains(method) && STANDARD_METHODS.contains(method.toUpperCase(Locale.ROOT));
	}

	/**
	 * Whether scripts cannot send the method.
	 *
	 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-method">Fetch: forbidden
	 * method</a>
	 */
	public static boolean isForbiddenMethod(String method) {
		return FORBIDDEN_METHODS.contains(method.toUpperCase(Locale.ROOT));
	}

	/**
	 * Whether scripts cannot set the request header.
	 *
	 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">Fetch:
	 * forbidden request-header</a>
	 */
	public static boolean isForbiddenRequestHeader(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		return FORBIDDEN_REQUEST_HEADERS.contains(lowerCase)
				|| FORBIDDEN_REQUEST_HEADER_PREFIXES.stream().anyMatch(lowerCase::startsWith);
	}

	/**
	 * Whether browsers send the request header with every CORS request or preflight,
	 * without asking for permission: {@code Origin} and {@code Access-Control-Request-*}.
	 */
	public static boolean isSetByTheProtocol(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		return lowerCase.equals("origin") || lowerCase.startsWith("access-control-request-");
	}

	/** Whether the header means something in requests, but nothing in responses. */
	public static boolean isRequestHeaderOnly(String name) {
		return REQUEST_HEADERS_ONLY.contains(name.toLowerCase(Locale.ROOT));
	}

	/** Whether the header belongs to the CORS protocol itself. */
	public static boolean isCorsHeader(String name) {
		return name.toLowerCase(Locale.ROOT).startsWith("access-control-");
	}

	/**
	 * Whether scripts cannot read the response header.
	 *
	 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-response-header-name">Fetch:
	 * forbidden response-header name</a>
	 */
	public static boolean isForbiddenResponseHeader(String name) {
		return FORBIDDEN_RESPONSE_HEADERS.contains(name.toLowerCase(Locale.ROOT));
	}

}
