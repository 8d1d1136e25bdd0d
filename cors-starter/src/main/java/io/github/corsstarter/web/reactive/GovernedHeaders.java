package io.github.corsstarter.web.reactive;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

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
final class GovernedHeaders implements Supplier<Mono<Void>> {

	/**
	 * Where WebFlux puts the path pattern of the handler it chose. Written out, as this
	 * is to work without WebFlux's own handlers too.
	 */
	private static final String HANDLER_PATTERN = "org.springframework.web.reactive.HandlerMapping.bestMatchingPattern";

	/** Where Spring Cloud Gateway puts the path pattern of the route it chose. */
	private static final String ROUTE_PATTERN = "org.springframework.cloud.gateway.support.ServerWebExchangeUtils.gatewayPredicateMatchedPathAttr";

	private static final String[] NAMES = CorsHeaders.RESPONSE_HEADERS.toArray(String[]::new);

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
		HttpHeaders headers = this.exchange.getResponse().getHeaders();
		if (headers.isEmpty()) {
			writeFirst(headers);
		}
		else {
			write(headers, false);
		}
	}

	private void writeFirst(HttpHeaders headers) {
		this.decision.forEachHeader(headers::set);
		String vary = this.decision.vary();
		if (!vary.isEmpty()) {
			headers.set(VaryNames.VARY, vary);
		}
	}

	/**
	 * Put the headers right when the response is committed: errors are rendered on this
	 * one, whatever was made of it meanwhile.
	 */
	void keep() {
		this.exchange.getResponse().beforeCommit(this);
	}

	/**
	 * Put the headers right. At the time of the commit they can still be changed.
	 * @return completes at once
	 */
	@Override
	public Mono<Void> get() {
		HttpHeaders headers = this.exchange.getResponse().getHeaders();
		if (!isAsDecided(headers)) {
			write(headers, true);
		}
		return Mono.empty();
	}

	/** Whether nobody wrote any of the headers, as nearly always. */
	private boolean isAsDecided(HttpHeaders headers) {
		int present = 0;
		for (String name : NAMES) {
			if (headers.getFirst(name) != null) {
				present++;
			}
		}
		Comparison comparison = new Comparison(headers);
		this.decision.forEachHeader(comparison);
		if (comparison.equal != present || comparison.differs) {
			return false;
		}
		List<String> vary = HeaderLines.of(headers, VaryNames.VARY);
		return (vary != null) ? vary.size() == 1 && vary.get(0).equals(this.decision.vary())
				: this.decision.vary().isEmpty();
	}

	private void write(HttpHeaders headers, boolean behind) {
		for (String name : NAMES) {
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
	 * How the headers of a response compare with those of a decision.
	 */
	private static final class Comparison implements BiConsumer<String, String> {

		private final HttpHeaders headers;

		private int equal;

		private boolean differs;

		Comparison(HttpHeaders headers) {
			this.headers = headers;
		}

		@Override
		public void accept(String name, String value) {
			List<String> lines = HeaderLines.of(this.headers, name);
			if (lines != null && lines.size() == 1 && lines.get(0).equals(value)) {
				this.equal++;
			}
			else {
				this.differs = true;
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
