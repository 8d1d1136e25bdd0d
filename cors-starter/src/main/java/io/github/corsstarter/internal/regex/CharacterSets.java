package io.github.corsstarter.internal.regex;

import java.util.BitSet;

/**
 * Sets of ASCII characters, as {@link java.util.regex.Pattern} defines them without
 * flags. Not to be changed by whoever gets them.
 */
final class CharacterSets {

	/** The last ASCII character. */
	static final char LAST = 127;

	/** What a dot matches: anything but a line terminator. */
	static final BitSet ANY_IN_LINE = complement(of("\n\r"));

	static final BitSet DIGITS = range('0', '9');

	static final BitSet WORD = union(range('a', 'z'), range('A', 'Z'), DIGITS, of("_"));

	static final BitSet SPACE = of(" \t\n\u000B\f\r");

	private CharacterSets() {
	}

	static BitSet of(char c) {
		return range(c, c);
	}

	private static BitSet of(String characters) {
		BitSet result = new BitSet();
		characters.chars().forEach(result::set);
		return result;
	}

	static BitSet range(char first, char last) {
		BitSet result = new BitSet();
		result.set(first, last + 1);
		return result;
	}

	private static BitSet union(BitSet... sets) {
		BitSet result = new BitSet();
		for (BitSet set : sets) {
			result.or(set);
		}
		return result;
	}

	static BitSet complement(BitSet set) {
		BitSet result = new BitSet();
		result.or(set);
		result.flip(0, LAST + 1);
		return result;
	}

	static boolean isDigit(char c) {
		return DIGITS.get(c);
	}

	static boolean isAlphanumeric(char c) {
		return WORD.get(c) && c != '_';
	}

}
