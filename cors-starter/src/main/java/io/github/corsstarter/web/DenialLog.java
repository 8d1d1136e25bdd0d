package io.github.corsstarter.web;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.explain.Excerpt;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs each denial on one line, at DEBUG only, because strangers decide how many there
 * are. What they send can neither end the line nor add a word to it.
 */
public final class DenialLog implements CorsDecisionListener {

	/** Most characters of an origin, a list of headers or a path. */
	private static final int TEXT_LENGTH = 128;

	/** Most characters of a method or a policy's name. */
	private static final int NAME_LENGTH = 64;

	private static final Log logger = LogFactory.getLog(DenialLog.class);

	/**
	 * Create a log.
	 */
	public DenialLog() {
	}

	@Override
	public void decided(CorsRequest request, CorsDecision decision) {
		if (decision.verdict().denies() && logger.isDebugEnabled()) {
			String requestedMethod = request.requestedMethod();
			logger.debug("Denied: type=" + decision.type().key() + " verdict=" + decision.verdict().key() + " policy="
					+ Excerpt.of(decision.policy().name(), NAME_LENGTH) + " origin="
					+ Excerpt.of(request.origin(), TEXT_LENGTH) + " method="
					+ Excerpt.of((requestedMethod != null) ? requestedMethod : request.method(), NAME_LENGTH)
					+ " headers=" + Excerpt.of(request.requestedHeaders(), TEXT_LENGTH) + " path="
					+ Excerpt.of(request.path(), TEXT_LENGTH));
		}
	}

}
