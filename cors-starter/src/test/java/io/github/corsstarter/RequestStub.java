package io.github.corsstarter;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A request to {@code https://api.example.com/api/notes}.
 */
final class RequestStub implements CorsRequest {

	private final String method;

	private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private RequestStub(String method) {
		this.method = method;
	}

	static RequestStub of(String method) {
		return new RequestStub(method);
	}

	static RequestStub preflight(@Nullable String origin, @Nullable String method, @Nullable String headers) {
		return of("OPTIONS").with("Origin", origin)
			.with("Access-Control-Request-Method", method)
			.with("Access-Control-Request-Headers", headers);
	}

	static RequestStub actual(String method, @Nullable String origin) {
		return of(method).with("Origin", origin);
	}

	RequestStub with(String name, @Nullable String value) {
		if (value != null) {
			this.headers.put(name, value);
		}
		return this;
	}

	@Override
	public String method() {
		return this.method;
	}

	@Override
	public String path() {
		return "/api/notes";
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

}
