package io.github.corsstarter.internal.regex;

/**
 * An expression is refused: it is no regular expression, or not one of the dialect. The
 * message names the construct and where it stands, and says what to do.
 */
public final class RegexSyntaxException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** Index of the construct's first character. */
	private final int position;

	RegexSyntaxException(int position, String message) {
		super(message);
		this.position = position;
	}

	/**
	 * Where the construct stands.
	 * @return the index of its first character in the expression
	 */
	public int position() {
		return this.position;
	}

}
