package io.github.corsstarter.web.servlet;

import java.util.Enumeration;

import io.github.corsstarter.CorsRequest;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * A servlet request as CORS sees it. Copies nothing.
 */
final class ServletCorsRequest implements CorsRequest {

	/** In front of a path that may begin anywhere. */
	private static final String UNKNOWN_ROOT = "/..";

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

	/**
	 * The URI without the context path. Where a container has found the context under
	 * another spelling of its path, which part of the URI is the context path is not
	 * known: then this is a path that climbs above its root, which is ambiguous.
	 */
	@Override
	public String path() {
		String uri = (this.uri != null) ? this.uri : this.request.getRequestURI();
		String path = path(uri, this.request.getContextPath());
		return (path != null && isContextPathPlain(this.request)) ? path : UNKNOWN_ROOT + uri;
	}

	private static @Nullable String path(String uri, String contextPath) {
		if (contextPath.isEmpty()) {
			return uri;
		}
		int start = 0;
		// Tomcat takes '//app/x' for '/x' of the context '/app', and calls the context
		// path '/app'.
		while (!uri.startsWith(contextPath, start) && uri.startsWith("//", start)) {
			start++;
		}
		int end = start + contextPath.length();
		boolean literal = uri.startsWith(contextPath, start) && (uri.length() == end || uri.charAt(end) == '/');
		return literal ? uri.substring(end) : null;
	}

	/**
	 * Whether the container found the context path where a wrapper looks for it too. That
	 * for forwarded headers puts its prefix in front of the whole URI if it finds no
	 * context path, and cuts it off in the wrong place if there are parameters.
	 */
	private static boolean isContextPathPlain(HttpServletRequest request) {
		ServletRequest container = request;
		while (container instanceof ServletRequestWrapper wrapper) {
			container = wrapper.getRequest();
		}
		if (container == request || !(container instanceof HttpServletRequest unwrapped)) {
			return true;
		}
		String contextPath = unwrapped.getContextPath();
		return contextPath.indexOf(';') < 0 && !contextPath.contains("//") && !contextPath.contains("/.")
				&& path(unwrapped.getRequestURI(), contextPath) != null;
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

	/**
	 * Undertow leaves the brackets of an IPv6 address out. Spring's request for forwarded
	 * headers knows no host where a name is none by RFC 2396, as one with an underscore.
	 */
	@Override
	public String host() {
		@Nullable String host = this.request.getServerName();
		if (host == null) {
			return "";
		}
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
