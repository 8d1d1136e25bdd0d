package io.github.corsstarter.web.reactive;

import java.util.function.Supplier;

import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

/**
 * An exchange whose response says of CORS what was decided, whatever is done to it later.
 */
final class GovernedExchange extends ServerWebExchangeDecorator {

	private final ServerHttpResponse response;

	/**
	 * Create an exchange.
	 * @param exchange the exchange, whose response has its headers
	 * @param headers the headers
	 */
	GovernedExchange(ServerWebExchange exchange, GovernedHeaders headers) {
		super(exchange);
		this.response = new Response(exchange.getResponse(), headers);
	}

	@Override
	public ServerHttpResponse getResponse() {
		return this.response;
	}

	/**
	 * Actions before the commit run in the order of their registration, so each that
	 * comes after ours is followed by ours once more.
	 */
	private static final class Response extends ServerHttpResponseDecorator {

		private final GovernedHeaders headers;

		Response(ServerHttpResponse delegate, GovernedHeaders headers) {
			super(delegate);
			this.headers = headers;
		}

		@Override
		public void beforeCommit(Supplier<? extends Mono<Void>> action) {
			super.beforeCommit(() -> Mono.defer(action)
				.onErrorResume((failure) -> this.headers.get().then(Mono.error(failure)))
				.then(Mono.defer(this.headers)));
		}

	}

}
