package io.github.corsstarter.internal.regex;

import java.util.BitSet;
import java.util.List;

import io.github.corsstarter.internal.regex.PositionAutomaton.Part;

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
	 * Add this to an automaton that is being built.
	 * @param automaton the automaton
	 * @return the part that was added
	 */
	Part addTo(PositionAutomaton automaton);

	/**
	 * The same with a hole for each choice of characters, so that what is written out can
	 * be told from what varies.
	 * @param alphabet the characters that count
	 * @param hole stands for any of several of them
	 * @return an expression of single characters
	 */
	RegexNode withHoles(BitSet alphabet, char hole);

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
		public Part addTo(PositionAutomaton automaton) {
			return automaton.add(this.characters);
		}

		@Override
		public RegexNode withHoles(BitSet alphabet, char hole) {
			BitSet counted = (BitSet) this.characters.clone();
			counted.and(alphabet);
			return new Characters((counted.cardinality() > 1) ? CharacterSets.of(hole) : counted);
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
		public Part addTo(PositionAutomaton automaton) {
			return this.nodes.stream().map((node) -> node.addTo(automaton)).reduce(automaton::then).orElse(Part.EMPTY);
		}

		@Override
		public RegexNode withHoles(BitSet alphabet, char hole) {
			return new Sequence(this.nodes.stream().map((node) -> node.withHoles(alphabet, hole)).toList());
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
		public Part addTo(PositionAutomaton automaton) {
			return this.nodes.stream().map((node) -> node.addTo(automaton)).reduce(Part::or).orElseThrow();
		}

		@Override
		public RegexNode withHoles(BitSet alphabet, char hole) {
			return new Alternatives(this.nodes.stream().map((node) -> node.withHoles(alphabet, hole)).toList());
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
		public Part addTo(PositionAutomaton automaton) {
			return automaton.times(this.node, this.min, this.max);
		}

		@Override
		public RegexNode withHoles(BitSet alphabet, char hole) {
			return new Repetition(this.node.withHoles(alphabet, hole), this.min, this.max);
		}

	}

}
