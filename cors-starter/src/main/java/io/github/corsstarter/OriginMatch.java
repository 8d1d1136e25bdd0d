package io.github.corsstarter;

/**
 * How a set of origins allows an origin, weakest first: where several policies share a
 * path, the one with the strongest match governs the request.
 */
public enum OriginMatch {

	/** Not an origin's ASCII serialization, and not {@code null} either. */
	MALFORMED,

	/** An origin, or {@code null}, that nothing allows. */
	NONE,

	/** Allowed because every origin is. */
	ANY,

	/** Allowed by a regular expression over the whole origin. */
	REGEX,

	/** Allowed by an origin pattern. */
	PATTERN,

	/** Listed exactly. */
	EXACT;

	/**
	 * Whether the origin is allowed.
	 * @return {@code true} for anything stronger than {@link #NONE}
	 */
	public boolean allows() {
		return compareTo(NONE) > 0;
	}

}
