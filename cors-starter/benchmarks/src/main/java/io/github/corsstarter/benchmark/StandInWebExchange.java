package io.github.corsstarter.benchmark;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * A request and a response that behave like Spring's and cost next to nothing: headers
 * are lists, address and path have been parsed already, as a server's have when the
 * filters run, and the actions before the commit are called in turn. The objects are used
 * again.
 */
final class StandInWebExchange implements WebExchange {

	private final Request request;

	private final Response response = new Response();

	private final LeanExchange exchange;

	StandInWebExchange(String method, String path, Map<String, String> headers) {
		this.request = new Request(method, path, headers);
		this.exchange = new LeanExchange(this.request);
	}

	@Override
	public ServerWebExchange renew() {
		this.request.received.renew();
		this.response.renew();
		this.exchange.renew(this.response);
		return this.exchange;
	}

	@Override
	public int status() {
		return (this.response.status != null) ? this.response.status.value() : 200;
	}

	@Override
	public Map<String, String> headers() {
		Map<String, String> headers = new TreeMap<>();
		this.response.written.forEach(
				(name, lines) -> headers.merge(name, String.join(", ", lines), (some, others) -> some + ", " + others));
		return headers;
	}

	/**
	 * The request.
	 */
	private static final class Request implements ServerHttpRequest {

		private final HttpMethod method;

		private final URI uri;

		private final RequestPath path;

		private final StandInHeaders received;

		private final HttpHeaders headers;

		Request(String method, String path, Map<String, String> headers) {
			this.method = HttpMethod.valueOf(method);
			this.uri = URI.create("https://api.example.com" + path);
			this.path = RequestPath.parse(this.uri, null);
			this.received = new StandInHeaders(headers);
			this.headers = new HttpHeaders(this.received);
		}

		@Override
		public HttpMethod getMethod() {
			return this.method;
		}

		@Override
		public URI getURI() {
			return this.uri;
		}

		@Override
		public RequestPath getPath() {
			return this.path;
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public @Nullable InetSocketAddress getRemoteAddress() {
			return null;
		}

		@Override
		public String getId() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Map<String, Object> getAttributes() {
			throw new UnsupportedOperationException();
		}

		@Override
		public MultiValueMap<String, String> getQueryParams() {
			throw new UnsupportedOperationException();
		}

		@Override
		public MultiValueMap<String, HttpCookie> getCookies() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return Flux.empty();
		}

	}

	/**
	 * The response.
	 */
	private static final class Response implements ServerHttpResponse {

		private final StandInHeaders written = new StandInHeaders(Map.of());

		private final HttpHeaders headers = new HttpHeaders(this.written);

		private final List<Supplier<? extends Mono<Void>>> actions = new ArrayList<>(4);

		private @Nullable HttpStatusCode status;

		private boolean committed;

		void renew() {
			this.written.renew();
			this.actions.clear();
			this.status = null;
			this.committed = false;
		}

		@Override
		public boolean setStatusCode(@Nullable HttpStatusCode status) {
			this.status = status;
			return true;
		}

		@Override
		public @Nullable HttpStatusCode getStatusCode() {
			return this.status;
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public void beforeCommit(Supplier<? extends Mono<Void>> action) {
			this.actions.add(action);
		}

		@Override
		public boolean isCommitted() {
			return this.committed;
		}

		@Override
		public Mono<Void> setComplete() {
			for (int i = 0; i < this.actions.size(); i++) {
				if (!Objects.equals(this.actions.get(i).get(), Mono.empty())) {
					throw new UnsupportedOperationException("A stand-in does not wait");
				}
			}
			this.committed = true;
			return Mono.empty();
		}

		@Override
		public DataBufferFactory bufferFactory() {
			return DefaultDataBufferFactory.sharedInstance;
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			throw new UnsupportedOperationException();
		}

		@Override
		public MultiValueMap<String, ResponseCookie> getCookies() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void addCookie(ResponseCookie cookie) {
			throw new UnsupportedOperationException();
		}

	}

}
