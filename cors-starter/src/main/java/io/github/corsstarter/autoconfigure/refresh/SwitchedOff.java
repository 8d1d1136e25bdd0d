package io.github.corsstarter.autoconfigure.refresh;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.PolicyRefresh;
import io.github.corsstarter.PolicyRefresh.Outcome;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.env.Environment;

/**
 * The refresher of an application that switched policies off: it has nothing to refresh,
 * and says so if it is switched on without a restart.
 */
public final class SwitchedOff implements CorsPolicyRefresher {

	private static final Log logger = LogFactory.getLog(SwitchedOff.class);

	private final Environment environment;

	private final PolicyRefresh unchanged;

	private final AtomicBoolean warned = new AtomicBoolean();

	/**
	 * Create a refresher.
	 * @param environment where the properties are
	 */
	public SwitchedOff(Environment environment) {
		this.environment = environment;
		Instant now = Instant.now();
		this.unchanged = new PolicyRefresh(now, Outcome.UNCHANGED, List.of(), now);
	}

	/**
	 * Say once that it takes a restart to switch policies on, if somebody tries without.
	 */
	public void warnIfSwitchedOn() {
		if (CorsProperties.areEnabledIn(this.environment) && this.warned.compareAndSet(false, true)) {
			logger.warn(
					"cors.enabled: This key is read at start-up only. Restart the application for it to take effect.");
		}
	}

	@Override
	public CompletableFuture<PolicyRefresh> refresh() {
		return CompletableFuture.completedFuture(this.unchanged);
	}

	@Override
	public PolicyRefresh last() {
		return this.unchanged;
	}

}
