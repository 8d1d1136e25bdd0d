package io.github.corsstarter;

/**
 * Is notified of decisions. Beans of this type are notified of every CORS request that a
 * policy governs, and of requests that are denied because no policy could be found; not
 * of requests without an {@code Origin} header. They cannot change a decision.
 * <p>
 * A listener is called by the thread that serves the request, before the response is
 * sent, and by many threads at once, so it should be quick. If it throws, the request is
 * served as usual.
 */
@FunctionalInterface
public interface CorsDecisionListener {

	/**
	 * Called when a request has been decided.
	 * @param request the request as it was received, so anything in it may come from a
	 * stranger; valid during this call only
	 * @param decision the decision
	 */
	void decided(CorsRequest request, CorsDecision decision);

}
