package io.github.corsstarter.autoconfigure.refresh;

/**
 * Is told of each refresh of the policies, by the thread that refreshes.
 */
public interface RefreshListener {

	/**
	 * Called at start-up, when all policies are known.
	 * @param start how they came about
	 */
	void started(Refreshed start);

	/**
	 * Called after a refresh.
	 * @param refreshed what became of it
	 */
	void refreshed(Refreshed refreshed);

}
