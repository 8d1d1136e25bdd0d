package io.github.corsstarter.autoconfigure.properties;

/**
 * How much work warnings are worth: what is left of it. Not safe for concurrent use.
 */
final class Comparisons {

	/** Most comparisons of two rules at a start-up: a second or so. */
	private static final int MAX = 5_000_000;

	private int left = MAX;

	/**
	 * Spend some of what is left.
	 * @param comparisons how many comparisons will be made
	 * @return {@code false} if that is too much
	 */
	boolean spend(int comparisons) {
		if (comparisons > this.left) {
			return false;
		}
		this.left -= comparisons;
		return true;
	}

}
