package io.github.corsstarter.web.reactive;

import java.util.List;
import java.util.function.Predicate;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.CorsProcessor;
import io.github.corsstarter.web.ForeignHeaders;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Asks the resolver for the policy that governs a request, and the policy for its
 * decision, and applies it. A preflight is answered here, and nothing behind this filter
 * sees it. The headers of any other response are set before the rest of the chain runs
 * and put right when the response is committed, so that errors carry them too; and
 * nothing behind this filter can change them. Does not block.
 * <p>
 * As an exception handler it governs what failed in front of it, and leaves the rest to
 * the handlers that follow.
 */
public final class CorsPolicyWebFilter implements WebFilter, WebExceptionHandler, Ordered {

	/** The exchange attribute that says that a request was decided about. */
	private static final String DECIDED = CorsPolicyWebFilter.class.getName() + ".DECIDED";

	private final CorsProcessor processor;

	private final boolean rejectDisallowed;

	private final @Nullable ExplainedDenials explainedDenials;

	private final int order;

	private final Predicate<ServerWebExchange> scope;

	private final ForeignHeaders foreign = new ForeignHeaders();

	/**
	 * Create a filter.
	 * @param resolver finds the policy for a request; must not block
	 * @param rejectDisallowed whether an actual request that is denied is answered with
	 * 403, instead of being passed on without CORS headers
	 * @param listeners are told of every decision about a CORS request; must not block
	 * @param explainer explains to whoever sends a preflight why it is denied, or
	 * {@code null} for a denial that reveals nothing
	 * @param order where among the filters this one stands, as well as among the
	 * exception handlers
	 */
	public CorsPolicyWebFilter(PolicyResolver resolver, boolean rejectDisallowed, List<CorsDecisionListener> listeners,
			@Nullable CorsExplainer explainer, int order) {
		this(resolver, rejectDisallowed, listeners, explainer, order, (exchange) -> true);
	}

	/**
	 * Create a filter that leaves some exchanges alone.
	 * @param resolver finds the policy for a request; must not block
	 * @param rejectDisallowed whether an actual request that is denied is answered with
	 * 403, instead of being passed on without CORS headers
	 * @param listeners are told of every decision about a CORS request; must not block
	 * @param explainer explains to whoever sends a preflight why it is denied, or
	 * {@code null} for a denial that reveals nothing
	 * @param order where among the filters this one stands, as well as among the
	 * exception handlers
	 * @param scope whether an exchange is for this filter; asked before the resolver
	 */
	public CorsPolicyWebFilter(PolicyResolver resolver, boolean rejectDisallowed, List<CorsDecisionListener> listeners,
			@Nullable CorsExplainer explainer, int order, Predicate<ServerWebExchange> scope) {
		this.processor = new CorsProcessor(resolver, listeners);
		this.rejectDisallowed = rejectDisallowed;
		this.explainedDenials = (explainer != null) ? new ExplainedDenials(explainer) : null;
		this.order = order;
		this.scope = scope;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!this.scope.test(exchange) || isDecided(exchange)) {
			return chain.filter(exchange);
		}
		CorsRequest view = new ExchangeCorsRequest(exchange.getRequest());
		CorsDecision decision = this.processor.process(view);
		if (decision == null) {
			return chain.filter(exchange);
		}
		GovernedHeaders headers = new GovernedHeaders(exchange, decision, this.foreign);
		headers.write();
		if (decision.type() == RequestType.PREFLIGHT) {
			return answer(view, decision, exchange.getResponse());
		}
		if (decision.verdict().denies() && this.rejectDisallowed) {
			exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
			return exchange.getResponse().setComplete();
		}
		headers.keep();
		return chain.filter(new GovernedExchange(exchange, headers));
	}

	private Mono<Void> answer(CorsRequest request, CorsDecision decision, ServerHttpResponse response) {
		if (decision.verdict().denies() && this.explainedDenials != null) {
			return this.explainedDenials.write(request, decision, response);
		}
		response.setStatusCode(decision.verdict().denies() ? HttpStatus.FORBIDDEN : HttpStatus.NO_CONTENT);
		return response.setComplete();
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		if (this.scope.test(exchange) && !exchange.getResponse().isCommitted() && !isDecided(exchange)) {
			CorsDecision decision = this.processor.process(new ExchangeCorsRequest(exchange.getRequest()));
			if (decision != null) {
				GovernedHeaders headers = new GovernedHeaders(exchange, decision, this.foreign);
				headers.write();
				headers.keep();
			}
		}
		return Mono.error(failure);
	}

	/** Whether this exchange was here before; from now on it was. */
	private static boolean isDecided(ServerWebExchange exchange) {
		return exchange.getAttributes().put(DECIDED, true) != null;
	}

}
