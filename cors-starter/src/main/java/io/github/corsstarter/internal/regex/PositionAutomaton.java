package io.github.corsstarter.internal.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The characters that an expression consists of, each at its position, and which may
 * follow on which: Glushkov's automaton. Repetitions are written out. There is no dead
 * end: from each position that can be reached the end can be reached.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Glushkov%27s_construction_algorithm">The
 * construction</a>
 */
final class PositionAutomaton {

	/** The position in front of the whole, added first. */
	private static final int START = 0;

	/**
	 * The position behind the whole, added second: where it may come next, all may end.
	 */
	static final int END = 1;

	/** Of each character the positions that match it. */
	private final BitSet[] matching = Stream.generate(BitSet::new).limit(Language.ALPHABET).toArray(BitSet[]::new);

	/** Of each position those that may come next. */
	private final List<BitSet> following = new ArrayList<>();

	private PositionAutomaton() {
	}

	/**
	 * Write an expression out.
	 * @param expression the expression, of a size that was checked
	 * @return its automaton
	 */
	static PositionAutomaton of(RegexNode expression) {
		PositionAutomaton automaton = new PositionAutomaton();
		Part start = automaton.addPosition();
		Part end = automaton.addPosition();
		automaton.then(automaton.then(start, expression.addTo(automaton)), end);
		return automaton;
	}

	/** The positions that a match may begin with. */
	BitSet first() {
		return following(START);
	}

	/** The positions that may come next behind one. */
	BitSet following(int position) {
		return this.following.get(position);
	}

	/** The positions that match a character. */
	BitSet matching(char c) {
		return this.matching[c];
	}

	/** One of some characters. */
	Part add(BitSet characters) {
		if (characters.isEmpty()) {
			return Part.NOTHING;
		}
		int position = this.following.size();
		characters.stream().forEach((c) -> this.matching[c].set(position));
		return addPosition();
	}

	/** One after the other. */
	Part then(Part part, Part next) {
		if (part.isNothing() || next.isNothing()) {
			return Part.NOTHING;
		}
		link(part, next);
		return new Part(part.nullable ? union(part.first, next.first) : part.first,
				next.nullable ? union(part.last, next.last) : next.last, part.nullable && next.nullable);
	}

	/**
	 * One several times. Copies that may be missing are nested, as in
	 * <code>a(a(a)?)?</code>, as each then follows on one other only.
	 */
	Part times(RegexNode node, int min, int max) {
		boolean unbounded = max == RegexNode.UNBOUNDED;
		int copies = unbounded ? Math.max(1, min) : max;
		Part result = Part.EMPTY;
		for (int i = copies - 1; i >= 0; i--) {
			Part copy = node.addTo(this);
			if (unbounded && i == copies - 1) {
				link(copy, copy);
			}
			Part some = then(copy, result);
			result = (i < min) ? some : some.optional();
		}
		return result;
	}

	private Part addPosition() {
		BitSet only = new BitSet();
		only.set(this.following.size());
		this.following.add(new BitSet());
		return new Part(only, only, false);
	}

	private void link(Part part, Part next) {
		part.last.stream().forEach((position) -> following(position).or(next.first));
	}

	private static BitSet union(BitSet some, BitSet others) {
		BitSet union = (BitSet) some.clone();
		union.or(others);
		return union;
	}

	/**
	 * What a part of the expression consists of. Its sets are not to be changed.
	 *
	 * @param first the positions that it may begin with
	 * @param last the positions that it may end with
	 * @param nullable whether the empty string matches
	 */
	record Part(BitSet first, BitSet last, boolean nullable) {

		/** Matches nothing but the empty string. */
		static final Part EMPTY = new Part(new BitSet(), new BitSet(), true);

		/** Matches nothing at all. */
		static final Part NOTHING = new Part(new BitSet(), new BitSet(), false);

		/** One or the other. */
		Part or(Part other) {
			return new Part(union(this.first, other.first), union(this.last, other.last),
					this.nullable || other.nullable);
		}

		/** Itself or the empty string. */
		private Part optional() {
			return new Part(this.first, this.last, true);
		}

		private boolean isNothing() {
			return this.first.isEmpty() && !this.nullable;
		}

	}

}
