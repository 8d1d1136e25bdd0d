package io.github.corsstarter.autoconfigure.refresh;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The one thread that refreshes, which does not exist before it is needed.
 */
final class RefreshThread {

	static final String NAME = "cors-refresh";

	/** How long a source may take to notice that it is interrupted. */
	private static final Duration GRACE = Duration.ofSeconds(1);

	private final Consumer<RefreshThread> refresh;

	private final ScheduledThreadPoolExecutor executor;

	private final @Nullable ClassLoader classLoader = ClassUtils.getDefaultClassLoader();

	private volatile @Nullable Thread thread;

	RefreshThread(Consumer<RefreshThread> refresh) {
		this.refresh = refresh;
		this.executor = new ScheduledThreadPoolExecutor(1, this::create);
	}

	/** Inherits nothing from the request that may have asked for the first refresh. */
	private Thread create(Runnable task) {
		Thread created = new Thread(null, task, NAME, 0, false);
		created.setDaemon(true);
		created.setContextClassLoader(this.classLoader);
		this.thread = created;
		return created;
	}

	void submit() {
		this.executor.execute(() -> this.refresh.accept(this));
	}

	void repeat(Duration interval, Consumer<RefreshThread> task) {
		long nanos = nanos(interval);
		ScheduledFuture<?> unused = this.executor.scheduleWithFixedDelay(() -> task.accept(this), nanos, nanos,
				TimeUnit.NANOSECONDS);
	}

	/** As many as there can be: some three hundred years. */
	private static long nanos(Duration interval) {
		try {
			return interval.toNanos();
		}
		catch (ArithmeticException ex) {
			return Long.MAX_VALUE / 2;
		}
	}

	boolean isCurrent() {
		return Thread.currentThread() == this.thread;
	}

	void stop() {
		this.executor.shutdownNow();
		try {
			this.executor.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
