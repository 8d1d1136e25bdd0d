package io.github.corsstarter.web.reactive;

import java.net.URI;
import java.util.List;

import io.github.corsstarter.CorsRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request of a reactive server as CORS sees it. Copies nothing.
 */
final class ExchangeCorsRequest implements CorsRequest {

	private static final int HTTP_PORT = 80;

	private static final int HTTPS_PORT = 443;

	private final ServerHttpRequest request;

	ExchangeCorsRequest(ServerHttpRequest request) {
		this.request = request;
	}

	@Override
	public String method() {
		return this.request.getMethod().name();
	}

	@Override
	public String path() {
		return this.request.getPath().pathWithinApplication().value();
	}

	/**
	 * A page that opens a web socket has the origin of http or https, whatever a proxy
	 * calls the scheme.
	 */
	@Override
	public String scheme() {
		String scheme = this.request.getURI().getScheme();
		if (scheme == null) {
			return "";
		}
		return switch (scheme) {
			case "ws" -> "http";
			case "wss" -> "https";
			default -> scheme;
		};
	}

	@Override
	public String host() {
		URI uri = this.request.getURI();
		String host = uri.getHost();
		return (host != null) ? host : hostOf(uri.getRawAuthority());
	}

	/**
	 * Java finds no host where a name is none by RFC 2396, as one with an underscore.
	 */
	private static String hostOf(@Nullable String authority) {
		if (authority == null) {
			return "";
		}
		int start = authority.lastIndexOf('@') + 1;
		int colon = authority.indexOf(':', start);
		return authority.substring(start, (colon < 0) ? authority.length() : colon);
	}

	@Override
	public int port() {
		URI uri = this.request.getURI();
		if (uri.getPort() >= 0) {
			return uri.getPort();
		}
		int port = (uri.getHost() == null) ? portOf(uri.getRawAuthority()) : -1;
		return (port >= 0) ? port : scheme().equals("https") ? HTTPS_PORT : HTTP_PORT;
	}

	private static int portOf(@Nullable String authority) {
		if (authority == null) {
			return -1;
		}
		int colon = authority.lastIndexOf(':');
		try {
			return (colon < 0) ? -1 : Integer.parseInt(authority.substring(colon + 1));
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	@Override
	public @Nullable String header(String name) {
		List<String> lines = HeaderLines.of(this.request.getHeaders(), name);
		if (lines == null) {
			return null;
		}
		return (lines.size() == 1) ? lines.get(0) : String.join(", ", lines);
	}

}
