package io.github.corsstarter;

/**
 * How a set of origins admits an origin, weakest first: where several policies share a
 * path, the one with the strongest match governs the request.
 */
public enum OriginMatch {

	/** Not an origin's ASCII serialization, and not {@code null} either. */
	MALFORMED,

	/** An origin, or {@code null}, that nothing admits. */
	NONE,

	/** Admitted because every origin is. */
	ANY,

	/** Admitted by a regular expression over the whole origin. */
	REGEX,

	/** Admitted by an origin pattern. */
	PATTERN,

	/** Listed as it is. */
	EXACT;

	/**
	 * Whether the origin is let in.
	 * @return {@code true} for anything stronger than {@link #NONE}
	 */
	public boolean admits() {
		return compareTo(NONE) > 0;
	}

}
