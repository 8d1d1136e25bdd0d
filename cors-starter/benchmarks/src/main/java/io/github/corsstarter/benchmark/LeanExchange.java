package io.github.corsstarter.benchmark;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

/**
 * An exchange that is a request, a response and attributes, and is used again.
 */
final class LeanExchange extends ServerWebExchangeDecorator {

	private final ServerHttpRequest request;

	private final Attributes attributes = new Attributes();

	private @Nullable ServerHttpResponse response;

	LeanExchange(ServerHttpRequest request) {
		super(Unexpected.everything(ServerWebExchange.class));
		this.request = request;
	}

	void renew(ServerHttpResponse response) {
		this.response = response;
		this.attributes.clear();
	}

	@Override
	public ServerHttpRequest getRequest() {
		return this.request;
	}

	@Override
	@SuppressWarnings("NullAway")
	public ServerHttpResponse getResponse() {
		return this.response;
	}

	@Override
	public Map<String, Object> getAttributes() {
		return this.attributes;
	}

	@Override
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	public <T> @Nullable T getAttribute(String name) {
		return (T) this.attributes.get(name);
	}

	@Override
	public @Nullable ApplicationContext getApplicationContext() {
		return null;
	}

	/**
	 * More than any subject sets, in a list that is searched.
	 */
	private static final class Attributes extends AbstractMap<String, Object> {

		private static final int MAX_ATTRIBUTES = 8;

		private final String[] names = new String[MAX_ATTRIBUTES];

		private final Object[] values = new Object[MAX_ATTRIBUTES];

		private int count;

		private int find(Object name) {
			int index = 0;
			while (index < this.count && !this.names[index].equals(name)) {
				index++;
			}
			return index;
		}

		@Override
		public @Nullable Object get(Object name) {
			int index = find(name);
			return (index < this.count) ? this.values[index] : null;
		}

		@Override
		public @Nullable Object put(String name, Object value) {
			int index = find(name);
			Object before = (index < this.count) ? this.values[index] : null;
			this.names[index] = name;
			this.values[index] = value;
			this.count = Math.max(this.count, index + 1);
			return before;
		}

		@Override
		public void clear() {
			this.count = 0;
		}

		@Override
		public Set<Entry<String, Object>> entrySet() {
			throw new UnsupportedOperationException();
		}

	}

}
