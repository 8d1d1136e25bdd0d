package io.github.corsstarter.servlet;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs the failures of a policy resolver: one a minute as a warning, so that a stranger
 * who finds out how to make it fail cannot flood the log; the others at DEBUG.
 */
final class ResolverFailures {

	private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

	private static final Log logger = LogFactory.getLog(ResolverFailures.class);

	private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

	void log(Throwable failure) {
		long now = System.nanoTime();
		long until = this.quietUntil.get();
		if (now - until >= 0 && this.quietUntil.compareAndSet(until, now + QUIET_NANOS)) {
			logger.warn("The policy resolver failed; the request is treated as denied", failure);
		}
		else if (logger.isDebugEnabled()) {
			logger.debug("The policy resolver failed again; the request is treated as denied", failure);
		}
	}

}
