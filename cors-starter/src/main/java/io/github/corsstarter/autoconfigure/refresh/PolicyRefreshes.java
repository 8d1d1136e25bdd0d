package io.github.corsstarter.autoconfigure.refresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.PolicyRefresh;
import io.github.corsstarter.PolicyRefresh.Outcome;
import io.github.corsstarter.autoconfigure.diagnostics.RefreshReport;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicies;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PoliciesInForce;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * Refreshes the policies in force, one refresh at a time. Safe for concurrent use. Is no
 * {@link CorsPolicyRefresher} itself, but has one, which an application may replace.
 */
public final class PolicyRefreshes {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

	private static final Log logger = LogFactory.getLog(PolicyRefreshes.class);

	private final PolicyLoader loader;

	private final PropertiesPolicies properties;

	private final PoliciesInForce inForce;

	private final ObjectProvider<RefreshListener> listeners;

	private final Environment environment;

	private final Clock clock;

	private final Object monitor = new Object();

	/** The last that are in force; replaced by one refresh at a time. */
	private volatile @Nullable LoadedPolicies loaded;

	/** Whether it was started, and perhaps stopped since; guarded by the monitor. */
	private boolean started;

	/** {@code null} while it is not running; guarded by the monitor. */
	private @Nullable RefreshThread thread;

	/** The refresh that was asked for and has not begun; guarded by the monitor. */
	private @Nullable CompletableFuture<PolicyRefresh> next;

	/**
	 * Create refreshes, which begin when they are started.
	 * @param loader loads the policies
	 * @param properties the policies that the properties define at start-up
	 * @param listeners are told of each refresh
	 * @param environment where the properties are
	 * @param clock tells the time
	 */
	public PolicyRefreshes(PolicyLoader loader, PropertiesPolicies properties,
			ObjectProvider<RefreshListener> listeners, Environment environment, Clock clock) {
		this.loader = loader;
		this.properties = properties;
		this.listeners = listeners;
		this.environment = environment;
		this.clock = clock;
		Instant now = clock.instant();
		this.inForce = new PoliciesInForce(new PathPolicies(properties.policies()),
				new PolicyRefresh(now, Outcome.APPLIED, List.of(), now));
	}

	/**
	 * The policies in force; before the start, those of the properties alone.
	 * @return the policies
	 */
	public CorsPolicies policies() {
		return this.inForce;
	}

	/**
	 * What an application asks for refreshes.
	 * @return the refresher
	 */
	public CorsPolicyRefresher refresher() {
		return new CorsPolicyRefresher() {

			@Override
			public CompletableFuture<PolicyRefresh> refresh() {
				return PolicyRefreshes.this.refresh();
			}

			@Override
			public PolicyRefresh last() {
				return PolicyRefreshes.this.last();
			}

		};
	}

	/**
	 * Load the policies for the first time, or refresh them if it was stopped since.
	 * Returns when that is done.
	 * @param interval time between two refreshes, or {@code null} to refresh on request
	 */
	void start(@Nullable Duration interval) {
		LoadedPolicies before = this.loaded;
		PolicyRefresh start = (before == null) ? loadFirst() : perform(before, null);
		CompletableFuture<PolicyRefresh> waiting;
		synchronized (this.monitor) {
			this.started = true;
			this.thread = new RefreshThread(this::runIfRequested);
			if (interval != null) {
				this.thread.repeat(interval, this::run);
			}
			waiting = this.next;
			this.next = null;
		}
		if (waiting != null) {
			waiting.complete(start);
		}
	}

	private PolicyRefresh loadFirst() {
		LoadedPolicies first = this.loader.loadFirst(this.properties);
		Instant now = this.clock.instant();
		RefreshReport report = RefreshReport.leftOut(first.leftOut());
		PolicyRefresh start = new PolicyRefresh(now, Outcome.APPLIED, report.problems(), now);
		this.loaded = first;
		this.inForce.replace(first.policies(), start);
		Refreshed told = new Refreshed(start, first.policies(), report, null, List.of());
		this.listeners.orderedStream().forEach((listener) -> listener.started(told));
		return start;
	}

	boolean isRunning() {
		synchronized (this.monitor) {
			return this.thread != null;
		}
	}

	/**
	 * Stop refreshing. A source that is being asked is interrupted, and what it may still
	 * say is ignored.
	 */
	public void stop() {
		RefreshThread stopped;
		CompletableFuture<PolicyRefresh> waiting;
		synchronized (this.monitor) {
			stopped = this.thread;
			this.thread = null;
			waiting = this.next;
			this.next = null;
		}
		if (waiting != null) {
			waiting.complete(stopping());
		}
		if (stopped != null) {
			stopped.stop();
		}
	}

	private PolicyRefresh stopping() {
		return new PolicyRefresh(this.clock.instant(), Outcome.FAILED, List.of("The application is stopping."),
				last().snapshotTime());
	}

	private PolicyRefresh last() {
		return this.inForce.lastRefresh();
	}

	CompletableFuture<PolicyRefresh> refresh() {
		synchronized (this.monitor) {
			CompletableFuture<PolicyRefresh> requested = this.next;
			if (requested == null) {
				requested = new CompletableFuture<>();
				if (this.thread != null) {
					this.thread.submit();
				}
				else if (this.started) {
					return CompletableFuture.completedFuture(stopping());
				}
				this.next = requested;
			}
			return requested.copy();
		}
	}

	/**
	 * Refresh, and wait until that is done, but not for long, and not before the
	 * application has started: whoever changes the configuration expects it to be in
	 * force then.
	 */
	public void refreshAndWait() {
		CompletableFuture<PolicyRefresh> refresh = refresh();
		synchronized (this.monitor) {
			if (this.thread == null || this.thread.isCurrent()) {
				return;
			}
		}
		try {
			refresh.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			logger.debug("The refresh goes on", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Unless an earlier refresh began after the request. */
	private void runIfRequested(RefreshThread by) {
		synchronized (this.monitor) {
			if (this.next == null) {
				return;
			}
		}
		run(by);
	}

	private void run(RefreshThread by) {
		CompletableFuture<PolicyRefresh> requested;
		synchronized (this.monitor) {
			requested = this.next;
			this.next = null;
		}
		PolicyRefresh refresh = perform(Objects.requireNonNull(this.loaded), by);
		if (requested != null) {
			requested.complete(refresh);
		}
	}

	/**
	 * Refresh. Whatever fails, there are policies in force.
	 * @param before the policies in force
	 * @param by the thread that refreshes, or {@code null} at start-up
	 */
	private PolicyRefresh perform(LoadedPolicies before, @Nullable RefreshThread by) {
		LoadedPolicies after = null;
		Throwable failure = null;
		try {
			after = this.loader.load(before);
		}
		catch (Throwable ex) {
			failure = ex;
		}
		if (!isStill(by)) {
			return stopping();
		}
		Refreshed refreshed = (after != null) ? replace(before, after) : keep(before, Objects.requireNonNull(failure));
		try {
			this.listeners.orderedStream().forEach((listener) -> listener.refreshed(refreshed));
		}
		catch (Throwable ex) {
			logger.warn("A listener failed; the refresh stands", ex);
		}
		return refreshed.refresh();
	}

	private boolean isStill(@Nullable RefreshThread by) {
		synchronized (this.monitor) {
			return this.thread == by;
		}
	}

	private Refreshed replace(LoadedPolicies before, LoadedPolicies after) {
		Instant now = this.clock.instant();
		Outcome outcome = after.all().equals(before.all()) ? Outcome.UNCHANGED : Outcome.APPLIED;
		RefreshReport report = RefreshReport.leftOut(after.leftOut());
		PolicyRefresh refresh = new PolicyRefresh(now, outcome, report.problems(), now);
		this.loaded = after;
		this.inForce.replace(after.policies(), refresh);
		return new Refreshed(refresh, after.policies(), report, null, after.warnings());
	}

	private Refreshed keep(LoadedPolicies before, Throwable failure) {
		RefreshReport refused = RefreshReport.refused(this.environment, failure);
		RefreshReport report = (refused != null) ? refused : RefreshReport.failed(failure);
		Outcome outcome = (refused != null) ? Outcome.REFUSED : Outcome.FAILED;
		PolicyRefresh refresh = new PolicyRefresh(this.clock.instant(), outcome, report.problems(),
				last().snapshotTime());
		this.inForce.keep(refresh);
		return new Refreshed(refresh, before.policies(), report, (refused != null) ? null : failure, List.of());
	}

}
