package io.github.corsstarter.internal.origin;

/**
 * Thrown when configured text is not a valid origin or origin pattern. The message is one
 * sentence that says why and one that says what to write instead.
 */
public final class OriginSyntaxException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	OriginSyntaxException(String message) {
		super(message);
	}

}
