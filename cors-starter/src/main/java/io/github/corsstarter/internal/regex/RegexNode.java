package io.github.corsstarter.internal.regex;

import java.util.BitSet;
import java.util.List;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicOperations;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;

/**
 * A regular expression, parsed. Immutable, and made of as few kinds of nodes as possible.
 */
sealed interface RegexNode {

	/** No upper bound of a repetition. */
	int UNBOUNDED = -1;

	/**
	 * The size of the automaton, so that one that is too large need not be built.
	 * @return the size
	 */
	AutomatonSize size();

	/**
	 * Build the automaton, which in general is not deterministic.
	 * @return an automaton of its own
	 */
	Automaton toAutomaton();

	/**
	 * One of some ASCII characters.
	 *
	 * @param characters the characters
	 */
	record Characters(BitSet characters) implements RegexNode {

		@Override
		public AutomatonSize size() {
			return AutomatonSize.CHARACTER;
		}

		@Override
		public Automaton toAutomaton() {
			State start = new State();
			State end = new State();
			end.setAccept(true);
			int first = this.characters.nextSetBit(0);
			while (first >= 0) {
				int last = this.characters.nextClearBit(first) - 1;
				start.addTransition(new Transition((char) first, (char) last, end));
				first = this.characters.nextSetBit(last + 1);
			}
			Automaton automaton = new Automaton();
			automaton.setInitialState(start);
			return automaton;
		}

	}

	/**
	 * One after the other.
	 *
	 * @param nodes the nodes; none for the empty string
	 */
	record Sequence(List<RegexNode> nodes) implements RegexNode {

		@Override
		public AutomatonSize size() {
			return this.nodes.stream().map(RegexNode::size).reduce(AutomatonSize::then).orElse(AutomatonSize.EMPTY);
		}

		@Override
		public Automaton toAutomaton() {
			return BasicOperations.concatenate(this.nodes.stream().map(RegexNode::toAutomaton).toList());
		}

	}

	/**
	 * One or the other.
	 *
	 * @param nodes the nodes, at least one
	 */
	record Alternatives(List<RegexNode> nodes) implements RegexNode {

		@Override
		public AutomatonSize size() {
			return this.nodes.stream().map(RegexNode::size).reduce(AutomatonSize::or).orElseThrow();
		}

		@Override
		public Automaton toAutomaton() {
			return BasicOperations.union(this.nodes.stream().map(RegexNode::toAutomaton).toList());
		}

	}

	/**
	 * One several times.
	 *
	 * @param node the node
	 * @param min how often at least
	 * @param max how often at most, or {@value #UNBOUNDED}
	 */
	record Repetition(RegexNode node, int min, int max) implements RegexNode {

		@Override
		public AutomatonSize size() {
			return this.node.size().times(this.min, this.max);
		}

		@Override
		public Automaton toAutomaton() {
			Automaton automaton = this.node.toAutomaton();
			return (this.max == UNBOUNDED) ? BasicOperations.repeat(automaton, this.min)
					: BasicOperations.repeat(automaton, this.min, this.max);
		}

	}

}
