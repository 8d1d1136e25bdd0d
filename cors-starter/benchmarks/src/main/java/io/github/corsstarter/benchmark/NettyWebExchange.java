package io.github.corsstarter.benchmark;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.http.support.Netty4HeadersAdapter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * Spring's own request and response on Netty's own headers: what a filter gets from
 * Netty, less the connection. The response is new for each request, and so is the origin
 * as a string.
 */
final class NettyWebExchange implements WebExchange {

	private static final String ORIGIN = "Origin";

	private final DefaultHttpHeaders received = new DefaultHttpHeaders();

	private final byte @Nullable [] origin;

	private final LeanExchange exchange;

	private @Nullable Response response;

	NettyWebExchange(String method, String path, Map<String, String> headers) {
		headers.forEach(this.received::add);
		String origin = headers.get(ORIGIN);
		this.origin = (origin != null) ? origin.getBytes(StandardCharsets.ISO_8859_1) : null;
		this.exchange = new LeanExchange(
				new Request(HttpMethod.valueOf(method), URI.create("https://api.example.com" + path),
						new HttpHeaders(new Netty4HeadersAdapter(this.received))));
	}

	@Override
	public ServerWebExchange renew() {
		if (this.origin != null) {
			this.received.set(ORIGIN, new String(this.origin, StandardCharsets.ISO_8859_1));
		}
		this.response = new Response();
		this.exchange.renew(this.response);
		return this.exchange;
	}

	private Response response() {
		return Objects.requireNonNull(this.response);
	}

	@Override
	public int status() {
		HttpStatusCode status = response().getStatusCode();
		return (status != null) ? status.value() : 200;
	}

	@Override
	public Map<String, String> headers() {
		Map<String, String> headers = new TreeMap<>();
		for (Map.Entry<String, String> line : Objects.requireNonNull(response().sent)) {
			headers.merge(line.getKey(), line.getValue(), (some, others) -> some + ", " + others);
		}
		return headers;
	}

	/**
	 * The request.
	 */
	private static final class Request extends AbstractServerHttpRequest {

		Request(HttpMethod method, URI uri, HttpHeaders headers) {
			super(method, uri, null, headers);
		}

		@Override
		protected MultiValueMap<String, HttpCookie> initCookies() {
			return new LinkedMultiValueMap<>();
		}

		@Override
		protected @Nullable SslInfo initSslInfo() {
			return null;
		}

		@Override
		@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
		public <T> T getNativeRequest() {
			return (T) this;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return Flux.empty();
		}

	}

	/**
	 * The response, which keeps what would be sent.
	 */
	private static final class Response extends AbstractServerHttpResponse {

		private final DefaultHttpHeaders written;

		private @Nullable DefaultHttpHeaders sent;

		Response() {
			this(new DefaultHttpHeaders());
		}

		private Response(DefaultHttpHeaders written) {
			super(DefaultDataBufferFactory.sharedInstance, new HttpHeaders(new Netty4HeadersAdapter(written)));
			this.written = written;
		}

		@Override
		@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
		public <T> T getNativeResponse() {
			return (T) this;
		}

		@Override
		protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
			return Mono.from(body).then();
		}

		@Override
		protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			return Flux.from(body).concatMap(Flux::from).then();
		}

		@Override
		protected void applyStatusCode() {
			// There is nowhere to send it.
		}

		@Override
		protected void applyHeaders() {
			this.sent = this.written;
		}

		@Override
		protected void applyCookies() {
			// There are none.
		}

	}

}
