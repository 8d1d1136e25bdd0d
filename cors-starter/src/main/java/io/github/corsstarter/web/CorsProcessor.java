package io.github.corsstarter.web;

import java.util.List;
import java.util.Objects;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.internal.policy.FailClosedResolver;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the requests of a web application, servlet or reactive: finds the policy,
 * lets it decide, and notifies the listeners. The caller applies the decision. Safe for
 * concurrent use; a resolver or listener that fails neither fails a request nor allows
 * one.
 */
public final class CorsProcessor {

	private final PolicyResolver resolver;

	private final CorsDecisionListener listener;

	/**
	 * Create a processor.
	 * @param resolver finds the policy for a request
	 * @param listeners are notified of every decision about a CORS request
	 */
	public CorsProcessor(PolicyResolver resolver, List<CorsDecisionListener> listeners) {
		Objects.requireNonNull(resolver, "'resolver' must not be null");
		FailureLog failures = new FailureLog();
		this.resolver = new FailClosedResolver(resolver,
				(failure) -> failures.log("The policy resolver failed; the request is treated as denied", failure));
		this.listener = new DecisionListeners(listeners);
	}

	/**
	 * Decide about a request.
	 * @param request the request
	 * @return the decision, or {@code null} if no policy governs the request
	 */
	public @Nullable CorsDecision process(CorsRequest request) {
		CorsPolicy policy = this.resolver.resolve(request);
		if (policy == null) {
			return null;
		}
		CorsDecision decision = policy.decide(request);
		if (decision.type() != RequestType.WITHOUT_ORIGIN) {
			this.listener.decided(request, decision);
		}
		return decision;
	}

}
