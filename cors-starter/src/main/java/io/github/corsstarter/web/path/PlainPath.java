package io.github.corsstarter.web.path;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;

/**
 * A path that can be compared as it is: nothing in it is encoded, or has to be
 * normalized. Parsed when first that is needed. For one thread.
 *
 * @see PathSpellings#isSuspicious(String)
 */
final class PlainPath {

	/** For a path that is decoded already. */
	private static final PathContainer.Options DECODED = PathContainer.Options.create('/', false);

	private final String text;

	private @Nullable PathContainer parsed;

	PlainPath(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

	/**
	 * How letters may be compared for the path to begin so.
	 * @return the strictest way, or {@code null} if it begins otherwise
	 */
	@Nullable LetterCase matchBeginning(String beginning) {
		if (this.text.startsWith(beginning)) {
			return LetterCase.EXACT;
		}
		return this.text.regionMatches(true, 0, beginning, 0, beginning.length()) ? LetterCase.IGNORED : null;
	}

	/** Whether a segment ends in front of that character. */
	boolean isSegmentEnd(int index) {
		return index == this.text.length() || this.text.charAt(index) == '/';
	}

	PathContainer parsed() {
		PathContainer parsed = this.parsed;
		if (parsed == null) {
			parsed = PathContainer.parsePath(this.text, DECODED);
			this.parsed = parsed;
		}
		return parsed;
	}

}
