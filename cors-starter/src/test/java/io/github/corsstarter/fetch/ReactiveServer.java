package io.github.corsstarter.fetch;

import java.net.URI;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;

/**
 * A server with the starter's web filter.
 */
final class ReactiveServer implements Network {

	private final CorsPolicyWebFilter filter;

	ReactiveServer(PolicyResolver resolver, boolean rejectDisallowed, @Nullable CorsExplainer explainer) {
		this.filter = new CorsPolicyWebFilter(resolver, rejectDisallowed, List.of(), explainer, 0);
	}

	@Override
	public HttpResponse send(HttpRequest request) {
		MockServerWebExchange exchange = exchange(request);
		MockServerHttpResponse response = exchange.getResponse();
		this.filter.filter(exchange, ReactiveServer::handle).onErrorResume((failure) -> {
			// As the server does, on the response that it knows.
			response.setStatusCode(HttpStatusCode.valueOf(500));
			return response.setComplete();
		}).block();
		HeaderList[] headers = { HeaderList.EMPTY };
		response.getHeaders()
			.forEach((name, values) -> values.forEach((value) -> headers[0] = headers[0].with(name, value)));
		return new HttpResponse(Objects.requireNonNull(response.getStatusCode()).value(), headers[0]);
	}

	private static MockServerWebExchange exchange(HttpRequest request) {
		MockServerHttpRequest.BodyBuilder builder = MockServerHttpRequest.method(HttpMethod.valueOf(request.method()),
				URI.create(request.url().toString()));
		for (Header header : request.headers().headers()) {
			builder.header(header.name(), header.value());
		}
		return MockServerWebExchange.from(builder);
	}

	private static Mono<Void> handle(ServerWebExchange exchange) {
		try {
			exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(200));
			Behaviour.of(exchange.getRequest().getPath().value(), new Answer(exchange.getResponse()));
		}
		catch (Behaviour.HandlerException ex) {
			return Mono.error(ex);
		}
		return exchange.getResponse().setComplete();
	}

	private record Answer(ServerHttpResponse response) implements Behaviour.Answer {

		@Override
		public void status(int status) {
			this.response.setStatusCode(HttpStatusCode.valueOf(status));
		}

		@Override
		public void set(String name, String value) {
			this.response.getHeaders().set(name, value);
		}

		@Override
		public void add(String name, String value) {
			this.response.getHeaders().add(name, value);
		}

		@Override
		public void reset() {
			this.response.getHeaders().clear();
		}

	}

}
