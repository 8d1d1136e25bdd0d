package io.github.corsstarter;

import org.jspecify.annotations.Nullable;

/**
 * What CORS needs to know about a request. A view that is valid while the request is
 * being processed; everything in it may come from a stranger.
 */
public interface CorsRequest {

	/**
	 * The request method.
	 * @return the method as received, {@code OPTIONS} for every preflight
	 */
	String method();

	/**
	 * The path, relative to the context path.
	 * @return the raw path, neither decoded nor normalized, without the query
	 */
	String path();

	/**
	 * The scheme of the requested URL, as far as the server knows it: behind a proxy this
	 * depends on {@code server.forward-headers-strategy}.
	 * @return the scheme, in lower case
	 */
	String scheme();

	/**
	 * The host of the requested URL.
	 * @return the host as received, an IPv6 address in brackets
	 */
	String host();

	/**
	 * The port of the requested URL.
	 * @return the port, even if it is the scheme's default
	 */
	int port();

	/**
	 * A request header.
	 * @param name the name, in any case
	 * @return the value; several lines are combined into one value, separated by
	 * {@code ", "}; {@code null} if the request has none
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.3">RFC 9110, section
	 * 5.3: field order</a>
	 */
	@Nullable String header(String name);

	/**
	 * The value of the {@code Origin} header. Several such lines combine into a value
	 * that is not an origin, so it is treated as malformed.
	 * @return the value as received, or {@code null} if the request has none
	 */
	default @Nullable String origin() {
		return header("Origin");
	}

	/**
	 * The method that a preflight asks permission for.
	 * @return the value of {@code Access-Control-Request-Method} as received, or
	 * {@code null} if the request has none
	 */
	default @Nullable String requestedMethod() {
		return header("Access-Control-Request-Method");
	}

	/**
	 * The headers that a preflight asks permission for.
	 * @return the value of {@code Access-Control-Request-Headers} as received, or
	 * {@code null} if the request has none
	 */
	default @Nullable String requestedHeaders() {
		return header("Access-Control-Request-Headers");
	}

}
