package io.github.corsstarter.internal.regex;

/**
 * An expression, read character by character, and how to refuse what stands there.
 */
final class RegexScanner {

	/**
	 * What is read behind the end. No expression may have it: it is no ASCII character.
	 */
	static final char END = '\uffff';

	private final String expression;

	private int position;

	RegexScanner(String expression) {
		this.expression = expression;
	}

	int length() {
		return this.expression.length();
	}

	int position() {
		return this.position;
	}

	boolean atEnd() {
		return this.position == this.expression.length();
	}

	char peek() {
		return peek(0);
	}

	/** The character so many behind the next one. */
	char peek(int ahead) {
		int index = this.position + ahead;
		return (index < this.expression.length()) ? this.expression.charAt(index) : END;
	}

	boolean isNext(char c) {
		return peek() == c;
	}

	/** Whether an alternative, or the whole, ends so many characters from here. */
	boolean endsSequence(int ahead) {
		return this.position + ahead == this.expression.length() || peek(ahead) == '|';
	}

	char next() {
		char c = peek();
		if (!atEnd()) {
			this.position++;
		}
		return c;
	}

	/** The next character, which stands for itself. */
	char nextLiteral() {
		if (peek() > CharacterSets.LAST) {
			throw refuse("it is not ASCII, and no origin has it", "Remove it");
		}
		return next();
	}

	boolean skip(char c) {
		boolean skip = isNext(c);
		if (skip) {
			this.position++;
		}
		return skip;
	}

	boolean skip(String text) {
		boolean skip = this.expression.startsWith(text, this.position);
		if (skip) {
			this.position += text.length();
		}
		return skip;
	}

	String since(int start) {
		return this.expression.substring(start, this.position);
	}

	/** Refuse the next character. */
	RegexSyntaxException refuse(String why, String instead) {
		int start = this.position;
		next();
		return refuse(start, why, instead);
	}

	/** Refuse what was read since the start. */
	RegexSyntaxException refuse(int start, String why, String instead) {
		return new RegexSyntaxException(
				"'" + since(start) + "' at index " + start + " is refused: " + why + ". " + instead + ".");
	}

}
