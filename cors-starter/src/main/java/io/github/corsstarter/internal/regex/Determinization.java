package io.github.corsstarter.internal.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an automaton deterministic, by the subset construction: a state is the set of
 * positions that may come next. {@code (a|b)*a(a|b){30}} has a billion of them, so this
 * gives up.
 */
final class Determinization {

	/** Largest automaton that is worth matching with, in states. */
	private static final int MAX_STATES = 2_000;

	/**
	 * Most work that an expression is worth, in positions followed: well under a second.
	 */
	private static final int MAX_STEPS = 20_000_000;

	private final PositionAutomaton automaton;

	/** The kind of each character: no position tells those of one kind apart. */
	private final byte[] kinds = new byte[Language.ALPHABET];

	/** Of each kind the positions that match it. */
	private final List<BitSet> matching = new ArrayList<>();

	private final List<BitSet> states = new ArrayList<>();

	private final Map<BitSet, Short> numbers = new HashMap<>();

	private int steps;

	private Determinization(PositionAutomaton automaton) {
		this.automaton = automaton;
		for (char c = 0; c < Language.ALPHABET; c++) {
			if (!this.matching.contains(automaton.matching(c))) {
				this.matching.add(automaton.matching(c));
			}
			this.kinds[c] = (byte) this.matching.indexOf(automaton.matching(c));
		}
	}

	/**
	 * Make the automaton of an expression.
	 * @param expression the expression
	 * @return a deterministic automaton that accepts what the expression matches
	 * @throws RegexSyntaxException if that would be too large
	 */
	static TransitionTable of(RegexNode expression) {
		return new Determinization(PositionAutomaton.of(expression)).run();
	}

	private TransitionTable run() {
		number(this.automaton.first());
		List<short[]> rows = new ArrayList<>();
		// The list grows while it is read.
		for (int i = 0; i < this.states.size(); i++) {
			short[] row = new short[this.matching.size()];
			for (int kind = 0; kind < row.length; kind++) {
				row[kind] = next(this.states.get(i), this.matching.get(kind));
			}
			rows.add(row);
		}
		BitSet accepting = new BitSet();
		for (int i = 0; i < rows.size(); i++) {
			accepting.set(i, this.states.get(i).get(PositionAutomaton.END));
		}
		return new TransitionTable(this.kinds, rows, accepting);
	}

	private short next(BitSet state, BitSet matching) {
		BitSet matched = (BitSet) state.clone();
		matched.and(matching);
		BitSet next = new BitSet();
		for (int position = matched.nextSetBit(0); position >= 0; position = matched.nextSetBit(position + 1)) {
			if (++this.steps > MAX_STEPS) {
				throw tooLarge();
			}
			next.or(this.automaton.following(position));
		}
		return next.isEmpty() ? TransitionTable.NONE : number(next);
	}

	private short number(BitSet state) {
		Short known = this.numbers.get(state);
		if (known != null) {
			return known;
		}
		if (this.states.size() == MAX_STATES) {
			throw tooLarge();
		}
		short number = (short) this.states.size();
		this.states.add(state);
		this.numbers.put(state, number);
		return number;
	}

	private static RegexSyntaxException tooLarge() {
		return new RegexSyntaxException(
				"The expression needs an automaton of over " + MAX_STATES + " states. Split it into several.");
	}

}
