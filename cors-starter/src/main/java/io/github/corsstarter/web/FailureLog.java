package io.github.corsstarter.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs failures of plugged-in code: one a minute as a warning, so that a stranger who
 * finds out how to cause them cannot flood the log, and the others at DEBUG. Safe for
 * concurrent use.
 */
final class FailureLog {

	private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

	private static final Log logger = LogFactory.getLog(FailureLog.class);

	private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

	/**
	 * Log a failure.
	 * @param message what failed, and what happens to the request
	 * @param failure the failure
	 */
	void log(String message, Throwable failure) {
		long now = System.nanoTime();
		long until = this.quietUntil.get();
		if (now - until >= 0 && this.quietUntil.compareAndSet(until, now + QUIET_NANOS)) {
			logger.warn(message, failure);
		}
		else {
			logger.debug(message, failure);
		}
	}

}
