package io.github.corsstarter.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.PolicyRefresh;
import io.github.corsstarter.PolicyRefresh.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/**
 * Counts the refreshes of the policies, in {@value #REFRESHES}, and measures for how long
 * those in force have not been known to be up to date, in {@value #AGE}. Safe for
 * concurrent use.
 */
public final class CorsRefreshMetrics {

	/**
	 * Name of the counter, tagged with {@code outcome}.
	 */
	public static final String REFRESHES = "cors.refreshes";

	/**
	 * Name of the gauge.
	 */
	public static final String AGE = "cors.snapshot.age";

	private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

	/**
	 * Register the meters.
	 * @param registry where to register them
	 * @param refresher knows the last refresh
	 * @param clock tells the time
	 */
	public CorsRefreshMetrics(MeterRegistry registry, CorsPolicyRefresher refresher, Clock clock) {
		Objects.requireNonNull(registry, "'registry' must not be null");
		for (Outcome outcome : Outcome.values()) {
			this.counters.put(outcome,
					Counter.builder(REFRESHES)
						.description("Refreshes of the CORS policies by what became of them")
						.tag("outcome", outcome.key())
						.register(registry));
		}
		TimeGauge
			.builder(AGE, refresher, TimeUnit.SECONDS,
					(asked) -> Duration.between(asked.last().snapshotTime(), clock.instant()).toMillis() / 1000.0)
			.description("Time since the CORS policies in force were last known to be up to date")
			.strongReference(true)
			.register(registry);
	}

	/**
	 * Count a refresh.
	 * @param refresh what became of it
	 */
	public void count(PolicyRefresh refresh) {
		Objects.requireNonNull(this.counters.get(refresh.outcome())).increment();
	}

}
