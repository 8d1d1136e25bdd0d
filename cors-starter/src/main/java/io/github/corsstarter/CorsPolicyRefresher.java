package io.github.corsstarter;

import java.util.concurrent.CompletableFuture;

/**
 * Brings policies up to date while the application runs: binds the {@code cors}
 * properties anew, asks every {@link CorsPolicySource}, and puts what they say into force
 * as a whole, or not at all. A bean of this type is there to be injected.
 */
public interface CorsPolicyRefresher {

	/**
	 * Ask for a refresh, after a change in the database for example. Returns at once: one
	 * thread refreshes, never two at a time, and however often this is called meanwhile,
	 * it refreshes once more.
	 * @return what becomes of it, as soon as it is known: the refresh began after this
	 * call. It never completes exceptionally, and whoever cancels it cancels only the
	 * waiting. Before the application has started, it waits for the start
	 */
	CompletableFuture<PolicyRefresh> refresh();

	/**
	 * What became of the last refresh.
	 * @return the last refresh; the start-up's, if there was none since
	 */
	PolicyRefresh last();

}
