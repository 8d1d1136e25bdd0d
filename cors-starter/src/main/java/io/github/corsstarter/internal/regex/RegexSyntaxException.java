package io.github.corsstarter.internal.regex;

/**
 * An expression is refused: it is no regular expression, or not one of the dialect. The
 * message names the construct and where it stands, and says what to do.
 */
public final class RegexSyntaxException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	RegexSyntaxException(String message) {
		super(message);
	}

}
