package io.github.corsstarter.web.path;

import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What a path pattern asks of a {@link PlainPath}: that it begins with some segments, and
 * of what is behind them. Immutable.
 *
 * @param pattern the pattern
 * @param anyCase the pattern, as it matches where the case is ignored
 * @param beginning the segments, literally; empty if the first varies already
 * @param remainder what is asked of what is behind them
 * @param caseMattersBehind whether the case of what is behind them makes a difference
 */
record PathRule(PathPattern pattern, PathPattern anyCase, String beginning, Remainder remainder,
		boolean caseMattersBehind) {

	private static final String REST = "/**";

	/** With one of these begins what does not stand for itself in a pattern. */
	private static final String SPECIAL = "*?{}\\";

	private static final PathPatternParser ANY_CASE = new PathPatternParser();

	static {
		ANY_CASE.setCaseSensitive(false);
	}

	static PathRule of(PathPattern pattern) {
		String text = pattern.getPatternString();
		int special = special(text);
		if (special < 0) {
			return new PathRule(pattern, pattern, text, Remainder.NOTHING, false);
		}
		String beginning = text.substring(0, text.lastIndexOf('/', special));
		String behind = text.substring(beginning.length());
		if (behind.equals(REST)) {
			return new PathRule(pattern, pattern, beginning, Remainder.ANYTHING, false);
		}
		return new PathRule(pattern, ANY_CASE.parse(text), beginning, Remainder.AS_THE_PATTERN_SAYS,
				hasLetters(behind));
	}

	private static int special(String pattern) {
		for (int i = 0; i < pattern.length(); i++) {
			if (SPECIAL.indexOf(pattern.charAt(i)) >= 0) {
				return i;
			}
		}
		return -1;
	}

	/** Whether there are any, not counting the names of variables. */
	private static boolean hasLetters(String pattern) {
		return new PathShape(pattern).pattern().chars().anyMatch(Character::isLetter);
	}

	/**
	 * Whether the pattern matches.
	 * @param path the path
	 * @param end where segments of it end
	 * @param letterCase how letters are compared
	 * @return {@code true} if it does, and begins with exactly those segments
	 */
	boolean matches(PlainPath path, int end, LetterCase letterCase) {
		if (this.beginning.length() != end || !path.startsWith(this.beginning, letterCase)) {
			return false;
		}
		return switch (this.remainder) {
			case NOTHING -> end == path.text().length();
			case ANYTHING -> true;
			case AS_THE_PATTERN_SAYS ->
				((letterCase == LetterCase.EXACT) ? this.pattern : this.anyCase).matches(path.parsed());
		};
	}

	/**
	 * Whether the pattern matches to the letter.
	 * @param path a path that it matches if the case is ignored
	 * @return {@code true} if it does
	 */
	boolean matchesToTheLetter(PlainPath path) {
		return path.startsWith(this.beginning, LetterCase.EXACT)
				&& (!this.caseMattersBehind || this.pattern.matches(path.parsed()));
	}

	/** Whether it is a pattern for paths with one more slash at the end, and says so. */
	boolean endsWithSlash() {
		String text = this.pattern.getPatternString();
		return text.length() > 1 && text.endsWith("/");
	}

	/**
	 * Whether another pattern says no more about a path that this one matches, so that
	 * this one is meant, whatever the other is for.
	 */
	boolean holdsAgainst(PathRule other) {
		return this.remainder == Remainder.NOTHING
				|| PathPattern.SPECIFICITY_COMPARATOR.compare(this.pattern, other.pattern) <= 0;
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
