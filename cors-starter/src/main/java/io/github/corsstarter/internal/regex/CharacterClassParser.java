package io.github.corsstarter.internal.regex;

import java.util.BitSet;

/**
 * Parses a character class in brackets. Classes inside classes, and what else is read in
 * one way by some and in another by others, it refuses.
 */
final class CharacterClassParser {

	private final RegexScanner scanner;

	private final BitSet characters = new BitSet();

	CharacterClassParser(RegexScanner scanner) {
		this.scanner = scanner;
	}

	/**
	 * Parse a class.
	 * @return the characters in it
	 */
	BitSet parse() {
		int start = this.scanner.position();
		this.scanner.next();
		boolean negated = this.scanner.skip('^');
		if (this.scanner.isNext(']')) {
			throw this.scanner.refuse("a class cannot be empty", "Escape the bracket as '\\]'");
		}
		while (!this.scanner.skip(']')) {
			if (this.scanner.atEnd()) {
				throw new RegexSyntaxException(
						"'[' at index " + start + " is not closed. Close it with ']', or escape it as '\\['.");
			}
			element();
		}
		return negated ? CharacterSets.complement(this.characters) : this.characters;
	}

	private void element() {
		int start = this.scanner.position();
		if (this.scanner.skip("&&")) {
			throw this.scanner.refuse(start, "intersections of classes are not supported", "Write the characters out");
		}
		BitSet first = member();
		boolean range = first.cardinality() == 1 && this.scanner.isNext('-') && this.scanner.peek(1) != ']'
				&& this.scanner.peek(1) != RegexScanner.END;
		if (!range) {
			this.characters.or(first);
			return;
		}
		this.scanner.next();
		BitSet last = member();
		if (last.cardinality() != 1 || last.nextSetBit(0) < first.nextSetBit(0)) {
			throw this.scanner.refuse(start, "this is not a valid range of characters",
					"Write the smaller character first, or escape '-'");
		}
		this.characters.set(first.nextSetBit(0), last.nextSetBit(0) + 1);
	}

	private BitSet member() {
		return switch (this.scanner.peek()) {
			case '\\' -> RegexEscape.parse(this.scanner);
			case '[' -> throw this.scanner.refuse("a class inside a class is not supported", "Escape it as '\\['");
			default -> CharacterSets.of(this.scanner.nextLiteral());
		};
	}

}
