package io.github.corsstarter;

/**
 * Is told what was decided. Beans of this type are told of every CORS request that a
 * policy governs, and of those that are denied as no policy could be found; not of
 * requests without an {@code Origin} header. They can change nothing.
 * <p>
 * A listener is called by the thread that serves the request, before it is answered, and
 * by many threads at once: it should be quick. When it throws, the request is served all
 * the same.
 */
@FunctionalInterface
public interface CorsDecisionListener {

	/**
	 * A request was decided on.
	 * @param request the request, as a stranger wrote it; valid during this call only
	 * @param decision the decision
	 */
	void decided(CorsRequest request, CorsDecision decision);

}
