package io.github.corsstarter.autoconfigure.refresh;

import java.time.Duration;

import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PolicySummary;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Loads the policies of sources when all beans exist, which a source may depend on, and
 * before the server takes the first request.
 */
public final class RefreshLifecycle implements SmartLifecycle {

	/** Spring Boot's web servers start in the one that is 2,048 below the default. */
	private static final int PHASE = DEFAULT_PHASE - 4096;

	private static final Log logger = LogFactory.getLog(RefreshLifecycle.class);

	private final PolicyRefreshes refreshes;

	private final CorsProperties properties;

	private final PolicySummary summary;

	/**
	 * Create a lifecycle.
	 * @param refreshes what to start and to stop
	 * @param properties the properties at start-up
	 * @param summary says what is in force
	 */
	public RefreshLifecycle(PolicyRefreshes refreshes, CorsProperties properties, PolicySummary summary) {
		this.refreshes = refreshes;
		this.properties = properties;
		this.summary = summary;
	}

	@Override
	public void start() {
		Duration interval = this.properties.isEnabled() ? this.properties.getRefreshInterval() : null;
		if (interval != null && !this.summary.isAnythingRefreshed()) {
			logger.warn("cors.refresh-interval: There is no CorsPolicySource that could be asked again. "
					+ "Add a bean of that type, or remove the key.");
			interval = null;
		}
		this.refreshes.start(interval);
		this.summary.log(this.properties);
	}

	@Override
	public void stop() {
		this.refreshes.stop();
	}

	@Override
	public boolean isRunning() {
		return this.refreshes.isRunning();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
