package io.github.corsstarter.internal.regex;

/**
 * How large the automaton of an expression is, so that one that is too large need not be
 * built. What takes time is less the states than the steps between them: where many parts
 * in a row may be empty, as in <code>(a*){900}</code>, each may follow on any earlier
 * one.
 *
 * @param states about the number of states
 * @param first how many of them a match may begin with
 * @param last how many of them a match may end with
 * @param steps pairs of states of which one may follow on the other
 * @param nullable whether the empty string matches
 */
record AutomatonSize(long states, long first, long last, long steps, boolean nullable) {

	static final AutomatonSize EMPTY = new AutomatonSize(1, 0, 0, 0, true);

	static final AutomatonSize CHARACTER = new AutomatonSize(1, 1, 1, 0, false);

	AutomatonSize then(AutomatonSize next) {
		return new AutomatonSize(this.states + next.states, this.first + (this.nullable ? next.first : 0),
				next.last + (next.nullable ? this.last : 0), this.steps + next.steps + this.last * next.first,
				this.nullable && next.nullable);
	}

	AutomatonSize or(AutomatonSize other) {
		return new AutomatonSize(this.states + other.states, this.first + other.first, this.last + other.last,
				this.steps + other.steps, this.nullable || other.nullable);
	}

	/**
	 * Several of them in a row.
	 * @param min how many at least
	 * @param max how many at most, or {@value RegexNode#UNBOUNDED}
	 * @return the size of all
	 */
	AutomatonSize times(int min, int max) {
		boolean unbounded = max == RegexNode.UNBOUNDED;
		long copies = Math.max(1, unbounded ? min : max);
		long follow = this.nullable ? copies * (copies - 1) / 2 : copies - 1;
		long steps = copies * this.steps + follow * this.last * this.first;
		return new AutomatonSize(copies * this.states, this.nullable ? copies * this.first : this.first,
				(this.nullable || max != min) ? copies * this.last : this.last,
				unbounded ? steps + this.last * this.first : steps, this.nullable || min == 0);
	}

}
