package io.github.corsstarter;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A request to {@code https://api.example.com/api/notes}, unless it is for another path.
 */
public final class RequestStub implements CorsRequest {

	private final String method;

	private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private String path = "/api/notes";

	private RequestStub(String method) {
		this.method = method;
	}

	/**
	 * A request without any header.
	 * @param method its method
	 * @return the request
	 */
	public static RequestStub of(String method) {
		return new RequestStub(method);
	}

	public static RequestStub preflight(@Nullable String origin, @Nullable String method, @Nullable String headers) {
		return of("OPTIONS").with("Origin", origin)
			.with("Access-Control-Request-Method", method)
			.with("Access-Control-Request-Headers", headers);
	}

	/**
	 * A request that is not a preflight.
	 * @param method its method
	 * @param origin its origin, or {@code null} for none
	 * @return the request
	 */
	public static RequestStub actual(String method, @Nullable String origin) {
		return of(method).with("Origin", origin);
	}

	/**
	 * Send a header with the request.
	 * @param name the header's name
	 * @param value its value, or {@code null} to send none
	 * @return this request
	 */
	public RequestStub with(String name, @Nullable String value) {
		if (value != null) {
			this.headers.put(name, value);
		}
		return this;
	}

	/**
	 * Send the request elsewhere.
	 * @param path the raw path
	 * @return this request
	 */
	public RequestStub at(String path) {
		this.path = path;
		return this;
	}

	@Override
	public String method() {
		return this.method;
	}

	@Override
	public String path() {
		return this.path;
	}

	@Override
	public String scheme() {
		return "https";
	}

	@Override
	public String host() {
		return "api.example.com";
	}

	@Override
	public int port() {
		return 443;
	}

	@Override
	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

	/**
	 * The headers that the request has.
	 * @return their names
	 */
	public Set<String> headers() {
		return this.headers.keySet();
	}

	@Override
	public String toString() {
		return this.method + " " + this.path + " " + this.headers;
	}

}
