package io.github.corsstarter.web.servlet;

import java.util.Enumeration;

import io.github.corsstarter.CorsRequest;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * A servlet request as CORS sees it. Copies nothing.
 */
final class ServletCorsRequest implements CorsRequest {

	private final HttpServletRequest request;

	/** What stands in the place of the request's own URI, or {@code null} for that. */
	private final @Nullable String uri;

	/**
	 * Create a view of a request as the client sent it.
	 * @param request the request
	 */
	ServletCorsRequest(HttpServletRequest request) {
		this(request, null);
	}

	private ServletCorsRequest(HttpServletRequest request, @Nullable String uri) {
		this.request = request;
		this.uri = uri;
	}

	/**
	 * The request that failed, seen from the dispatch that renders the error.
	 * @param dispatched the request of the error dispatch
	 * @return the view
	 */
	static ServletCorsRequest failed(HttpServletRequest dispatched) {
		Object uri = dispatched.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return new ServletCorsRequest(dispatched, (uri instanceof String failed) ? failed : null);
	}

	@Override
	public String method() {
		return this.request.getMethod();
	}

	@Override
	public String path() {
		String uri = (this.uri != null) ? this.uri : this.request.getRequestURI();
		String contextPath = this.request.getContextPath();
		int start = 0;
		// Tomcat takes '//app/x' for '/x' of the context '/app', and calls the context
		// path '/app'.
		while (!uri.startsWith(contextPath, start) && uri.startsWith("//", start)) {
			start++;
		}
		// A container may find the context under yet another spelling: then it is for
		// whoever matches the path to make sense of the whole.
		return uri.startsWith(contextPath, start) ? uri.substring(start + contextPath.length()) : uri;
	}

	/**
	 * A page that opens a web socket has the origin of http or https, whatever a proxy
	 * calls the scheme.
	 */
	@Override
	public String scheme() {
		String scheme = this.request.getScheme();
		return switch (scheme) {
			case "ws" -> "http";
			case "wss" -> "https";
			default -> scheme;
		};
	}

	/** Undertow leaves the brackets of an IPv6 address out. */
	@Override
	public String host() {
		String host = this.request.getServerName();
		return (host.indexOf(':') >= 0 && !host.startsWith("[")) ? "[" + host + "]" : host;
	}

	@Override
	public int port() {
		return this.request.getServerPort();
	}

	@Override
	public @Nullable String header(String name) {
		// Not asked for the first line alone: a container would go through its headers
		// once more to tell whether there are others.
		Enumeration<String> lines = this.request.getHeaders(name);
		if (!lines.hasMoreElements()) {
			return null;
		}
		String first = lines.nextElement();
		return lines.hasMoreElements() ? combined(first, lines) : first;
	}

	private static String combined(String first, Enumeration<String> others) {
		StringBuilder combined = new StringBuilder(first);
		while (others.hasMoreElements()) {
			combined.append(", ").append(others.nextElement());
		}
		return combined.toString();
	}

}
