package io.github.corsstarter.benchmark;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * The physical limit on the reactive stack: one origin and one answer, hard-coded. Reads
 * and writes the headers that no correct filter can leave out and does nothing else; it
 * is not correct itself, as it overlooks second lines of a header, knows requested
 * headers in one spelling only, and leaves the last word to whoever comes after it.
 */
final class FloorWebFilter implements WebFilter {

	private static final String PREFLIGHT_VARY = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

	private static final String ALLOWED_METHODS = String.join(", ", Rules.METHODS);

	private static final String ALLOWED_HEADERS = String.join(", ", Rules.HEADERS);

	private static final String EXPOSED_HEADERS = String.join(", ", Rules.EXPOSED_HEADERS);

	private static final String MAX_AGE = Long.toString(Rules.MAX_AGE);

	private final String allowedOrigin;

	FloorWebFilter(String allowedOrigin) {
		this.allowedOrigin = allowedOrigin;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		String origin = request.getHeaders().getFirst("Origin");
		if (origin != null && request.getMethod().equals(HttpMethod.OPTIONS)) {
			String method = request.getHeaders().getFirst("Access-Control-Request-Method");
			if (method != null) {
				return answerPreflight(request, exchange.getResponse(), origin, method);
			}
		}
		HttpHeaders headers = exchange.getResponse().getHeaders();
		headers.set("Vary", "Origin");
		if (this.allowedOrigin.equals(origin)) {
			headers.set("Access-Control-Allow-Origin", origin);
			headers.set("Access-Control-Allow-Credentials", "true");
			headers.set("Access-Control-Expose-Headers", EXPOSED_HEADERS);
		}
		return chain.filter(exchange);
	}

	private Mono<Void> answerPreflight(ServerHttpRequest request, ServerHttpResponse response, String origin,
			String method) {
		HttpHeaders headers = response.getHeaders();
		headers.set("Vary", PREFLIGHT_VARY);
		if (!this.allowedOrigin.equals(origin) || !method.equals("PUT")
				|| !"content-type,x-trace".equals(request.getHeaders().getFirst("Access-Control-Request-Headers"))) {
			response.setStatusCode(HttpStatus.FORBIDDEN);
			return response.setComplete();
		}
		headers.set("Access-Control-Allow-Origin", origin);
		headers.set("Access-Control-Allow-Credentials", "true");
		headers.set("Access-Control-Allow-Methods", ALLOWED_METHODS);
		headers.set("Access-Control-Allow-Headers", ALLOWED_HEADERS);
		headers.set("Access-Control-Max-Age", MAX_AGE);
		response.setStatusCode(HttpStatus.NO_CONTENT);
		return response.setComplete();
	}

}
