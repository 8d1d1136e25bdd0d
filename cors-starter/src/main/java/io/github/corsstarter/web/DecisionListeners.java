package io.github.corsstarter.web;

import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.internal.policy.Failures;

/**
 * Combines several listeners into one that never fails: if one of them throws, the others
 * are notified all the same and the request is served.
 */
final class DecisionListeners implements CorsDecisionListener {

	private final CorsDecisionListener[] listeners;

	private final FailureLog failures = new FailureLog();

	/**
	 * Create a listener that passes decisions on.
	 * @param listeners the listeners, in the order in which they are notified
	 */
	DecisionListeners(List<CorsDecisionListener> listeners) {
		this.listeners = listeners.toArray(CorsDecisionListener[]::new);
	}

	@Override
	public void decided(CorsRequest request, CorsDecision decision) {
		for (CorsDecisionListener listener : this.listeners) {
			try {
				listener.decided(request, decision);
			}
			catch (Throwable ex) {
				Failures.throwIfFatal(ex);
				this.failures.log("The decision listener " + listener.getClass().getName()
						+ " failed; the request is treated as if it had not", ex);
			}
		}
	}

}
