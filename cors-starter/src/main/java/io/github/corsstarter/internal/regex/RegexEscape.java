package io.github.corsstarter.internal.regex;

import java.util.BitSet;

/**
 * What stands behind a backslash, inside a character class or outside.
 */
final class RegexEscape {

	private RegexEscape() {
	}

	/**
	 * Parse an escape.
	 * @param scanner stands at the backslash, and afterwards behind the escape
	 * @return the characters that it stands for: one unless it is a predefined class
	 */
	static BitSet parse(RegexScanner scanner) {
		int start = scanner.position();
		scanner.next();
		if (scanner.atEnd()) {
			throw scanner.refuse(start, "nothing follows the backslash", "Write '\\\\' for a backslash");
		}
		char c = scanner.nextLiteral();
		return switch (c) {
			case 'd' -> CharacterSets.DIGITS;
			case 'D' -> CharacterSets.complement(CharacterSets.DIGITS);
			case 'w' -> CharacterSets.WORD;
			case 'W' -> CharacterSets.complement(CharacterSets.WORD);
			case 's' -> CharacterSets.SPACE;
			case 'S' -> CharacterSets.complement(CharacterSets.SPACE);
			default -> {
				if (CharacterSets.isAlphanumeric(c)) {
					throw refuse(scanner, start, c);
				}
				yield CharacterSets.of(c);
			}
		};
	}

	private static RegexSyntaxException refuse(RegexScanner scanner, int start, char c) {
		return switch (c) {
			case '1', '2', '3', '4', '5', '6', '7', '8', '9', 'k' ->
				scanner.refuse(start, "a back-reference has no linear-time match", "Write out what it refers to");
			case 'p', 'P' ->
				scanner.refuse(start, "classes of Unicode are not supported", "Write a class such as '[a-z]'");
			case 'b', 'B', 'A', 'G', 'z', 'Z' ->
				scanner.refuse(start, "boundaries are not supported", "Remove it: the whole is always matched");
			case 'Q', 'E' -> scanner.refuse(start, "quoting is not supported", "Escape each character, such as '\\.'");
			default -> scanner.refuse(start, "this escape is not supported", "Write the character itself");
		};
	}

}
