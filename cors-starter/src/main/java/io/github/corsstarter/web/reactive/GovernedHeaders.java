package io.github.corsstarter.web.reactive;

import java.util.List;
import java.util.function.BiConsumer;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.internal.protocol.CorsHeaders;
import io.github.corsstarter.web.ForeignHeaders;
import io.github.corsstarter.web.VaryNames;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;

/**
 * The headers of a response that say of CORS what was decided: written when that is
 * known, and put right when the response is committed. For one exchange.
 */
final class GovernedHeaders {

	/**
	 * Where WebFlux puts the path pattern of the handler it chose. Written out, as this
	 * is to work without WebFlux's own handlers too.
	 */
	private static final String HANDLER_PATTERN = "org.springframework.web.reactive.HandlerMapping.bestMatchingPattern";

	/** Where Spring Cloud Gateway puts the path pattern of the route it chose. */
	private static final String ROUTE_PATTERN = "org.springframework.cloud.gateway.support.ServerWebExchangeUtils.gatewayPredicateMatchedPathAttr";

	private final ServerWebExchange exchange;

	private final CorsDecision decision;

	private final ForeignHeaders foreign;

	/**
	 * Create headers.
	 * @param exchange the exchange, with the response as it was before any filter behind
	 * ours decorated it
	 * @param decision the decision about its request
	 * @param foreign takes note of what others write
	 */
	GovernedHeaders(ServerWebExchange exchange, CorsDecision decision, ForeignHeaders foreign) {
		this.exchange = exchange;
		this.decision = decision;
		this.foreign = foreign;
	}

	/**
	 * Write the headers.
	 */
	void write() {
		write(this.exchange.getResponse().getHeaders(), false);
	}

	/**
	 * Put the headers right when the response is committed: errors are rendered on this
	 * one, whatever was made of it meanwhile.
	 */
	void keep() {
		this.exchange.getResponse().beforeCommit(this::restore);
	}

	/**
	 * Put the headers right. At the time of the commit they can still be changed.
	 * @return completes at once
	 */
	Mono<Void> restore() {
		write(this.exchange.getResponse().getHeaders(), true);
		return Mono.empty();
	}

	private void write(HttpHeaders headers, boolean behind) {
		for (String name : CorsHeaders.RESPONSE_HEADERS) {
			if (headers.getFirst(name) != null) {
				drop(name, headers, behind);
			}
		}
		this.decision.forEachHeader((name, value) -> {
			if (headers.getFirst(name) == null) {
				headers.set(name, value);
			}
		});
		writeVary(headers);
	}

	/** Drops a header unless it is ours. */
	private void drop(String name, HttpHeaders headers, boolean behind) {
		List<String> lines = HeaderLines.of(headers, name);
		if (lines != null && lines.size() == 1) {
			Value ours = new Value(name);
			this.decision.forEachHeader(ours);
			if (lines.get(0).equals(ours.value)) {
				return;
			}
		}
		if (behind) {
			this.foreign.dropped(name, handlerPattern(), this.exchange.getRequest().getPath().value(),
					this.decision.policy());
		}
		else {
			this.foreign.inFront(name, this.decision.policy());
		}
		HeaderLines.remove(headers, name);
	}

	private @Nullable Object handlerPattern() {
		Object pattern = this.exchange.getAttribute(HANDLER_PATTERN);
		return (pattern != null) ? pattern : this.exchange.getAttribute(ROUTE_PATTERN);
	}

	private void writeVary(HttpHeaders headers) {
		String names = this.decision.vary();
		List<String> lines = HeaderLines.of(headers, VaryNames.VARY);
		if (lines == null) {
			if (!names.isEmpty()) {
				headers.set(VaryNames.VARY, names);
			}
			return;
		}
		if (lines.size() == 1 && lines.get(0).equals(names)) {
			return;
		}
		List<String> others = VaryNames.withoutRepetitions(lines);
		HeaderLines.remove(headers, VaryNames.VARY);
		others.forEach((line) -> headers.add(VaryNames.VARY, line));
		for (String name : StringUtils.tokenizeToStringArray(names, ",")) {
			if (!VaryNames.contains(others, name)) {
				headers.add(VaryNames.VARY, name);
			}
		}
	}

	/**
	 * The value of one of the headers of a decision.
	 */
	private static final class Value implements BiConsumer<String, String> {

		private final String wanted;

		private @Nullable String value;

		Value(String wanted) {
			this.wanted = wanted;
		}

		@Override
		public void accept(String name, String value) {
			if (name.equals(this.wanted)) {
				this.value = value;
			}
		}

	}

}
