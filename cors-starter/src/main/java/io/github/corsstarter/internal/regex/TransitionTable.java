package io.github.corsstarter.internal.regex;

import java.util.Arrays;
import java.util.BitSet;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RunAutomaton;

/**
 * A deterministic automaton of ASCII characters, ready to match. Immutable and safe for
 * concurrent use.
 * <p>
 * {@link RunAutomaton} does the same and either searches for the range of each character,
 * which made a match three times as expensive, or holds a table of all 65,536 characters
 * for each expression. Ours are about ASCII, so that the table is small.
 */
final class TransitionTable {

	private static final int ASCII_CHARACTERS = 128;

	private static final short NONE = -1;

	/** The range that a character belongs to. No state tells those of one range apart. */
	private final short[] ranges = new short[ASCII_CHARACTERS];

	private final int rangeCount;

	/** The next state, by the state and the range; {@link #NONE} for none. */
	private final short[] next;

	private final boolean[] accepting;

	private final int initial;

	/**
	 * Create a table.
	 * @param automaton the automaton, deterministic and of fewer states than a
	 * {@code short} can count
	 */
	TransitionTable(Automaton automaton) {
		RunAutomaton compiled = new RunAutomaton(automaton, false);
		char[] firsts = compiled.getCharIntervals();
		this.rangeCount = firsts.length;
		for (char c = 0; c < ASCII_CHARACTERS; c++) {
			int found = Arrays.binarySearch(firsts, c);
			this.ranges[c] = (short) ((found >= 0) ? found : -found - 2);
		}
		this.next = new short[compiled.getSize() * this.rangeCount];
		this.accepting = new boolean[compiled.getSize()];
		for (int state = 0; state < compiled.getSize(); state++) {
			for (int range = 0; range < this.rangeCount; range++) {
				this.next[state * this.rangeCount + range] = (short) compiled.step(state, firsts[range]);
			}
			this.accepting[state] = compiled.isAccept(state);
		}
		this.initial = compiled.getInitialState();
	}

	/**
	 * Whether the automaton accepts a part of the input. Allocates nothing.
	 * @param input the input
	 * @param from where the part begins
	 * @param to where it ends, exclusive
	 * @return {@code true} if it does
	 */
	boolean accepts(String input, int from, int to) {
		int state = this.initial;
		for (int i = from; i < to; i++) {
			char c = input.charAt(i);
			if (c >= ASCII_CHARACTERS) {
				return false;
			}
			state = this.next[state * this.rangeCount + this.ranges[c]];
			if (state == NONE) {
				return false;
			}
		}
		return this.accepting[state];
	}

	/**
	 * Whether the automaton accepts any word of some characters.
	 * @param characters the characters, of ASCII
	 * @param maxLength of the word, which has one character at least
	 * @return {@code true} if it does
	 */
	boolean acceptsWordOf(String characters, int maxLength) {
		BitSet reached = new BitSet();
		reached.set(this.initial);
		for (int length = 1; length <= maxLength && !reached.isEmpty(); length++) {
			reached = following(reached, characters);
			if (reached.stream().anyMatch((state) -> this.accepting[state])) {
				return true;
			}
		}
		return false;
	}

	private BitSet following(BitSet states, String characters) {
		BitSet following = new BitSet();
		states.stream().forEach((state) -> {
			for (int i = 0; i < characters.length(); i++) {
				short next = this.next[state * this.rangeCount + this.ranges[characters.charAt(i)]];
				if (next != NONE) {
					following.set(next);
				}
			}
		});
		return following;
	}

}
