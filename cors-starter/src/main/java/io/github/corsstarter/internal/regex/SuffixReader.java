package io.github.corsstarter.internal.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Reads the words of a language from their ends, as one reads the labels of a host.
 * Stands somewhere in front of what it has read; reading on gives another reader. Not
 * safe for concurrent use.
 * <p>
 * Makes deterministic what it comes by and no more: a whole automaton read backwards may
 * be exponentially larger, but the few labels that matter seldom are.
 */
public final class SuffixReader {

	/** Most sets of states worth looking at. */
	static final int MAX_SUBSETS = 10_000;

	/** Most work that a language is worth, in transitions followed. */
	static final int MAX_STEPS = 20_000_000;

	private final Graph graph;

	private final BitSet states;

	private SuffixReader(Graph graph, BitSet states) {
		this.graph = graph;
		this.states = states;
	}

	static SuffixReader of(Language language, BitSet starts, BitSet ends) {
		Graph graph = new Graph(language, starts, ends);
		return new SuffixReader(graph, graph.ends);
	}

	/**
	 * Whether what was read is a word.
	 * @return {@code true} if it is
	 */
	public boolean isWord() {
		return this.states.intersects(this.graph.starts);
	}

	/**
	 * Read on.
	 * @param text what stands in front of what was read, its last character first to be
	 * read
	 * @return a reader in front of it, or {@code null} if no word ends so
	 */
	public @Nullable SuffixReader read(String text) {
		BitSet reached = this.states;
		for (int i = text.length() - 1; i >= 0 && reached != null; i--) {
			reached = (text.charAt(i) < Language.ALPHABET) ? this.graph.before(reached)[text.charAt(i)] : null;
		}
		return (reached != null) ? new SuffixReader(this.graph, reached) : null;
	}

	/**
	 * What may stand in front of what was read, up to a separator or to the beginning of
	 * the word.
	 * @param separator the separator
	 * @param limit how many are wanted at most
	 * @return all of them, or {@code null} if there are more
	 */
	public @Nullable Set<String> segments(char separator, int limit) {
		Set<String> segments = new TreeSet<>();
		boolean all = collect(this.states, separator, limit, new StringBuilder(), new HashSet<>(), segments);
		return all ? segments : null;
	}

	private boolean collect(BitSet from, char separator, int limit, StringBuilder reversed, Set<BitSet> path,
			Set<String> segments) {
		@Nullable BitSet[] before = this.graph.before(from);
		if (from.intersects(this.graph.starts) || before[separator] != null) {
			segments.add(new StringBuilder(reversed).reverse().toString());
		}
		// No state is a dead end: what comes back to where it was goes on for ever.
		if (segments.size() > limit || !path.add(from)) {
			return false;
		}
		for (char c = 0; c < Language.ALPHABET; c++) {
			BitSet next = before[c];
			if (c != separator && next != null) {
				reversed.append(c);
				if (!collect(next, separator, limit, reversed, path, segments)) {
					return false;
				}
				reversed.setLength(reversed.length() - 1);
			}
		}
		path.remove(from);
		return true;
	}

	/**
	 * Whether the segments have nothing in common: they neither all begin nor all end
	 * with one character.
	 * @param separator the separator
	 * @return {@code true} if so
	 */
	public boolean segmentsVary(char separator) {
		BitSet last = new BitSet();
		BitSet first = new BitSet();
		BitSet reached = (BitSet) this.states.clone();
		Deque<Integer> pending = new ArrayDeque<>();
		reached.stream().forEach(pending::add);
		while (!pending.isEmpty()) {
			int state = pending.remove();
			for (int edge : this.graph.edges[state]) {
				int source = edge / Language.ALPHABET;
				char c = (char) (edge % Language.ALPHABET);
				if (c == separator) {
					continue;
				}
				last.set(c, last.get(c) || this.states.get(state));
				first.set(c, first.get(c) || this.graph.begins(source, separator));
				if (!reached.get(source)) {
					reached.set(source);
					pending.add(source);
				}
			}
		}
		return first.cardinality() > 1 && last.cardinality() > 1;
	}

	/**
	 * The transitions backwards, of those states only that some beginning of a word leads
	 * to.
	 */
	private static final class Graph {

		private final BitSet starts;

		private final BitSet ends;

		/** Of each state the transitions to it: source and character in one number. */
		private final int[][] edges;

		private final Map<BitSet, @Nullable BitSet[]> known = new HashMap<>();

		private int steps;

		Graph(Language language, BitSet starts, BitSet ends) {
			this.starts = starts;
			this.ends = ends;
			// Whoever walks back from the ends comes by no other states than those.
			this.edges = edges(language, forward(language, starts));
		}

		private static BitSet forward(Language language, BitSet starts) {
			BitSet reached = (BitSet) starts.clone();
			Deque<Integer> pending = new ArrayDeque<>();
			starts.stream().forEach(pending::add);
			while (!pending.isEmpty()) {
				int state = pending.remove();
				for (char c = 0; c < Language.ALPHABET; c++) {
					int next = language.step(state, c);
					if (next != Language.DEAD && !reached.get(next)) {
						reached.set(next);
						pending.add(next);
					}
				}
			}
			return reached;
		}

		private static int[][] edges(Language language, BitSet reached) {
			List<List<Integer>> edges = new ArrayList<>();
			for (int i = 0; i < language.size(); i++) {
				edges.add(new ArrayList<>());
			}
			reached.stream().forEach((state) -> {
				for (char c = 0; c < Language.ALPHABET; c++) {
					int next = language.step(state, c);
					if (next != Language.DEAD) {
						edges.get(next).add(state * Language.ALPHABET + c);
					}
				}
			});
			return edges.stream()
				.map((list) -> list.stream().mapToInt(Integer::intValue).toArray())
				.toArray(int[][]::new);
		}

		boolean begins(int state, char separator) {
			return this.starts.get(state)
					|| Arrays.stream(this.edges[state]).anyMatch((edge) -> edge % Language.ALPHABET == separator);
		}

		/** The states in front of some states, by the character between. */
		@Nullable BitSet[] before(BitSet states) {
			work(1);
			@Nullable BitSet @Nullable [] result = this.known.get(states);
			if (result != null) {
				return result;
			}
			@Nullable BitSet[] sources = new @Nullable BitSet[Language.ALPHABET];
			states.stream().forEach((state) -> {
				for (int edge : this.edges[state]) {
					int c = edge % Language.ALPHABET;
					BitSet known = sources[c];
					BitSet those = (known != null) ? known : new BitSet();
					those.set(edge / Language.ALPHABET);
					sources[c] = those;
				}
				work(this.edges[state].length);
			});
			if (this.known.size() == MAX_SUBSETS) {
				throw Language.tooLarge();
			}
			this.known.put(states, sources);
			return sources;
		}

		private void work(int steps) {
			this.steps += steps;
			if (this.steps > MAX_STEPS) {
				throw Language.tooLarge();
			}
		}

	}

}
