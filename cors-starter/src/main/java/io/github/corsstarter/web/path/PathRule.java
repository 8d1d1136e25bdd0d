package io.github.corsstarter.web.path;

import org.jspecify.annotations.Nullable;

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
	 * How letters may be compared for the pattern to match.
	 * @param path the path
	 * @param end where segments of it end
	 * @return the strictest way, or {@code null} if it does not match, or does not begin
	 * with exactly those segments
	 */
	@Nullable LetterCase match(PlainPath path, int end) {
		LetterCase beginning = (this.beginning.length() == end) ? path.matchBeginning(this.beginning) : null;
		if (beginning == null) {
			return null;
		}
		return switch (this.remainder) {
			case NOTHING -> (end == path.text().length()) ? beginning : null;
			case ANYTHING -> beginning;
			case AS_THE_PATTERN_SAYS -> matchBehind(path, beginning);
		};
	}

	private @Nullable LetterCase matchBehind(PlainPath path, LetterCase beginning) {
		if (beginning == LetterCase.EXACT && this.pattern.matches(path.parsed())) {
			return LetterCase.EXACT;
		}
		boolean mayMatch = beginning == LetterCase.IGNORED || this.caseMattersBehind;
		return (mayMatch && this.anyCase.matches(path.parsed())) ? LetterCase.IGNORED : null;
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
