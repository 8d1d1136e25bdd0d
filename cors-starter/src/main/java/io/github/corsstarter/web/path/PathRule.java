package io.github.corsstarter.web.path;

import org.springframework.web.util.pattern.PathPattern;

/**
 * What a path pattern asks of a {@link PlainPath}: that it begins with some segments, and
 * of what is behind them. Immutable.
 *
 * @param pattern the pattern
 * @param beginning the segments, literally; empty if the first varies already
 * @param remainder what is asked of what is behind them
 */
record PathRule(PathPattern pattern, String beginning, Remainder remainder) {

	private static final String REST = "/**";

	/** With one of these begins what does not stand for itself in a pattern. */
	private static final String SPECIAL = "*?{}\\";

	static PathRule of(PathPattern pattern) {
		String text = pattern.getPatternString();
		int special = special(text);
		if (special < 0) {
			return new PathRule(pattern, text, Remainder.NOTHING);
		}
		String beginning = text.substring(0, text.lastIndexOf('/', special));
		return new PathRule(pattern, beginning,
				text.equals(beginning + REST) ? Remainder.ANYTHING : Remainder.AS_THE_PATTERN_SAYS);
	}

	private static int special(String pattern) {
		for (int i = 0; i < pattern.length(); i++) {
			if (SPECIAL.indexOf(pattern.charAt(i)) >= 0) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Whether the pattern matches.
	 * @param path the path
	 * @param end where segments of it end
	 * @return {@code true} if it does, and begins with exactly those segments
	 */
	boolean matches(PlainPath path, int end) {
		if (this.beginning.length() != end || !path.text().startsWith(this.beginning)) {
			return false;
		}
		return switch (this.remainder) {
			case NOTHING -> end == path.text().length();
			case ANYTHING -> true;
			case AS_THE_PATTERN_SAYS -> this.pattern.matches(path.parsed());
		};
	}

	/**
	 * What is asked of a path behind its beginning.
	 */
	enum Remainder {

		/** That there is nothing more. */
		NOTHING,

		/** Nothing: any number of segments may follow. */
		ANYTHING,

		/** Something that only Spring's pattern knows. */
		AS_THE_PATTERN_SAYS

	}

}
