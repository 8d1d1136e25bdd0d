package io.github.corsstarter.internal.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;

/**
 * Makes an automaton deterministic, by the subset construction. The library can do that
 * too, but does not stop: {@code (a|b)*a(a|b){30}} has a billion states. This gives up.
 */
final class Determinization {

	/** Largest automaton that is worth matching with, in states. */
	private static final int MAX_STATES = 2_000;

	/**
	 * Most work that an expression is worth, in transitions followed: well under a
	 * second.
	 */
	private static final int MAX_STEPS = 20_000_000;

	private final Map<State, Integer> numbers = new HashMap<>();

	private final List<State> states = new ArrayList<>();

	private final Map<BitSet, State> subsets = new HashMap<>();

	private final Deque<BitSet> pending = new ArrayDeque<>();

	/**
	 * First characters of the ranges between which no transition tells apart, ascending.
	 */
	private final char[] points;

	private int steps;

	private Determinization(Automaton automaton) {
		TreeSet<Character> points = new TreeSet<>();
		for (State state : automaton.getStates()) {
			this.numbers.put(state, this.states.size());
			this.states.add(state);
			for (Transition transition : state.getTransitions()) {
				points.add(transition.getMin());
				points.add((char) (transition.getMax() + 1));
			}
		}
		this.points = new char[points.size()];
		int i = 0;
		for (char point : points) {
			this.points[i++] = point;
		}
	}

	/**
	 * Make an automaton deterministic.
	 * @param automaton the automaton, of ASCII characters
	 * @return a deterministic one of the same language
	 * @throws RegexSyntaxException if that would be too large
	 */
	static Automaton of(Automaton automaton) {
		return new Determinization(automaton).run(automaton.getInitialState());
	}

	private Automaton run(State initial) {
		BitSet start = new BitSet();
		start.set(number(initial));
		Automaton result = new Automaton();
		result.setInitialState(state(start));
		while (!this.pending.isEmpty()) {
			expand(this.pending.remove());
		}
		result.setDeterministic(true);
		return result;
	}

	private void expand(BitSet subset) {
		BitSet[] targets = new BitSet[this.points.length];
		subset.stream().forEach((number) -> {
			for (Transition transition : this.states.get(number).getTransitions()) {
				follow(transition, targets);
			}
		});
		State state = state(subset);
		for (int i = 0; i < targets.length; i++) {
			if (targets[i] != null) {
				// A target is never the last point: that is behind the end of a
				// transition.
				state.addTransition(new Transition(this.points[i], (char) (this.points[i + 1] - 1), state(targets[i])));
			}
		}
	}

	private void follow(Transition transition, BitSet[] targets) {
		int target = number(transition.getDest());
		for (int i = 0; i < this.points.length && this.points[i] <= transition.getMax(); i++) {
			if (++this.steps > MAX_STEPS) {
				throw tooLarge();
			}
			if (this.points[i] >= transition.getMin()) {
				targets[i] = (targets[i] != null) ? targets[i] : new BitSet();
				targets[i].set(target);
			}
		}
	}

	private State state(BitSet subset) {
		State known = this.subsets.get(subset);
		if (known != null) {
			return known;
		}
		if (this.subsets.size() == MAX_STATES) {
			throw tooLarge();
		}
		State state = new State();
		state.setAccept(subset.stream().anyMatch((number) -> this.states.get(number).isAccept()));
		this.subsets.put(subset, state);
		this.pending.add(subset);
		return state;
	}

	private int number(State state) {
		return Objects.requireNonNull(this.numbers.get(state), "the state is none of the automaton");
	}

	private static RegexSyntaxException tooLarge() {
		return new RegexSyntaxException(0,
				"The expression needs an automaton of over " + MAX_STATES + " states. Split it into several.");
	}

}
