package io.github.corsstarter.internal.regex;

import java.util.BitSet;
import java.util.List;

/**
 * A deterministic automaton of ASCII characters, ready to match. Immutable and safe for
 * concurrent use.
 * <p>
 * Characters are looked up in a table: searching for the range that each belongs to makes
 * a match three times as expensive. The table of states is ordered by the kind of
 * character first, so that the multiplication need not wait for the state: that saves a
 * fifth of the time.
 */
final class TransitionTable {

	/** No state: no word begins so. */
	static final short NONE = -1;

	/** The first state. */
	static final int START = 0;

	/** The kind of each character. No state tells those of one kind apart. */
	private final byte[] kinds;

	/** The next state, by the kind and the state; {@link #NONE} for none. */
	private final short[] next;

	private final boolean[] accepting;

	/**
	 * Create a table.
	 * @param kinds the kind of each ASCII character, counted from 0
	 * @param rows of each state the next one by the kind, that of {@link #START} first
	 * @param accepting the states that a word may end with
	 */
	TransitionTable(byte[] kinds, List<short[]> rows, BitSet accepting) {
		this.kinds = kinds;
		int kindCount = rows.get(START).length;
		this.next = new short[kindCount * rows.size()];
		this.accepting = new boolean[rows.size()];
		for (int state = 0; state < rows.size(); state++) {
			for (int kind = 0; kind < kindCount; kind++) {
				this.next[kind * rows.size() + state] = rows.get(state)[kind];
			}
			this.accepting[state] = accepting.get(state);
		}
	}

	int size() {
		return this.accepting.length;
	}

	boolean isAccepting(int state) {
		return this.accepting[state];
	}

	/** The state behind another one and an ASCII character, or {@link #NONE}. */
	int step(int state, char c) {
		return this.next[this.kinds[c] * this.accepting.length + state];
	}

	/**
	 * Whether the automaton accepts a part of the input. Allocates nothing.
	 * @param input the input
	 * @param from where the part begins
	 * @param to where it ends, exclusive
	 * @return {@code true} if it does
	 */
	boolean accepts(String input, int from, int to) {
		int state = START;
		for (int i = from; i < to; i++) {
			char c = input.charAt(i);
			if (c > CharacterSets.LAST) {
				return false;
			}
			state = step(state, c);
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
		reached.set(START);
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
				int next = step(state, characters.charAt(i));
				if (next != NONE) {
					following.set(next);
				}
			}
		});
		return following;
	}

}
