package io.github.corsstarter.internal.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The words of ASCII characters that an expression matches, as a set to calculate with.
 * Immutable. Each operation is exact, and bounded: it refuses what would grow too large.
 */
public final class Language {

	/** Largest automaton worth calculating with, in states: 5 MB. */
	static final int MAX_STATES = 10_000;

	/** Number of characters, and of columns of the table. */
	static final int ALPHABET = CharacterSets.LAST + 1;

	static final int DEAD = TransitionTable.NONE;

	private static final int START = TransitionTable.START;

	/** The state behind each state and character. */
	private final int[] table;

	private final BitSet accepting;

	private Language(int[] table, BitSet accepting) {
		this.table = table;
		this.accepting = accepting;
	}

	/**
	 * The words that an expression matches.
	 * @param expression the expression
	 * @return its language
	 * @throws RegexSyntaxException if it cannot be compiled
	 */
	public static Language of(String expression) {
		return LinearRegex.compile(expression).language();
	}

	static Language of(TransitionTable automaton) {
		int[] table = new int[automaton.size() * ALPHABET];
		BitSet accepting = new BitSet();
		for (int state = 0; state < automaton.size(); state++) {
			for (char c = 0; c < ALPHABET; c++) {
				table[state * ALPHABET + c] = automaton.step(state, c);
			}
			accepting.set(state, automaton.isAccepting(state));
		}
		return new Language(table, accepting);
	}

	/**
	 * The words that are in both.
	 * @param other the other language
	 * @return the intersection
	 */
	public Language and(Language other) {
		return combine(other, (here, there) -> here && there);
	}

	/**
	 * The words that are in one of the two.
	 * @param other the other language
	 * @return the union
	 */
	public Language or(Language other) {
		return combine(other, (here, there) -> here || there);
	}

	/**
	 * The words that are not in the other.
	 * @param other the other language
	 * @return the difference
	 */
	public Language minus(Language other) {
		return combine(other, (here, there) -> here && !there);
	}

	private Language combine(Language other, Membership membership) {
		List<Pair> pairs = new ArrayList<>();
		Map<Pair, Integer> numbers = new HashMap<>();
		numbers.put(new Pair(START, START), START);
		pairs.add(new Pair(START, START));
		List<int[]> rows = new ArrayList<>();
		BitSet accepting = new BitSet();
		// The list grows while it is read.
		for (int i = 0; i < pairs.size(); i++) {
			Pair pair = pairs.get(i);
			accepting.set(i, membership.test(isAccepting(pair.here), other.isAccepting(pair.there)));
			int[] row = new int[ALPHABET];
			for (char c = 0; c < ALPHABET; c++) {
				if (c > 0 && isSameStep(other, pair, c)) {
					row[c] = row[c - 1];
					continue;
				}
				Pair next = new Pair(step(pair.here, c), other.step(pair.there, c));
				// Where one is dead there may be words of the other, but never if both
				// are.
				if (next.here == DEAD && (next.there == DEAD || !membership.test(false, true))) {
					row[c] = DEAD;
				}
				else if (next.there == DEAD && !membership.test(true, false)) {
					row[c] = DEAD;
				}
				else {
					row[c] = numbers.computeIfAbsent(next, (unknown) -> add(pairs, unknown));
				}
			}
			rows.add(row);
		}
		int[] table = new int[rows.size() * ALPHABET];
		for (int i = 0; i < rows.size(); i++) {
			System.arraycopy(rows.get(i), 0, table, i * ALPHABET, ALPHABET);
		}
		return new Language(table, accepting);
	}

	/** Neighbours mostly do not differ, and two table look-ups are less than a hash. */
	private boolean isSameStep(Language other, Pair pair, char c) {
		char previous = (char) (c - 1);
		return step(pair.here, c) == step(pair.here, previous)
				&& other.step(pair.there, c) == other.step(pair.there, previous);
	}

	private static int add(List<Pair> pairs, Pair pair) {
		if (pairs.size() == MAX_STATES) {
			throw tooLarge();
		}
		pairs.add(pair);
		return pairs.size() - 1;
	}

	static RegexSyntaxException tooLarge() {
		return new RegexSyntaxException("The expression is too large to be analysed. Write patterns instead.");
	}

	/**
	 * Whether there is no word.
	 * @return {@code true} if there is none
	 */
	public boolean isEmpty() {
		return example() == null;
	}

	/**
	 * Whether the word is one of this language.
	 * @param word the word
	 * @return {@code true} if it is
	 */
	public boolean contains(String word) {
		int state = START;
		for (int i = 0; i < word.length(); i++) {
			state = (word.charAt(i) < ALPHABET) ? step(state, word.charAt(i)) : DEAD;
		}
		return isAccepting(state);
	}

	/**
	 * One of the shortest words, of letters rather than of other characters.
	 * @return the word, or {@code null} if there is none
	 */
	public @Nullable String example() {
		Map<Integer, String> words = new HashMap<>(Map.of(START, ""));
		Deque<Integer> pending = new ArrayDeque<>(List.of(START));
		while (!pending.isEmpty()) {
			int state = pending.remove();
			String word = words.getOrDefault(state, "");
			if (isAccepting(state)) {
				return word;
			}
			for (int i = 0; i < ALPHABET; i++) {
				char c = (char) ((i + 'a') % ALPHABET);
				int next = step(state, c);
				if (words.putIfAbsent(next, word + c) == null) {
					pending.add(next);
				}
			}
		}
		return null;
	}

	/**
	 * What is left of the words without their ends.
	 * @param end what may stand at the end of each
	 * @return what stands in front of it
	 */
	public Language without(Language end) {
		BitSet accepting = new BitSet();
		for (int state = 0; state < size(); state++) {
			accepting.set(state, reachable(state, end).stream()
				.anyMatch((pair) -> isAccepting(pair.here) && end.isAccepting(pair.there)));
		}
		return new Language(this.table, accepting);
	}

	/**
	 * What stands behind the beginnings of the words, to be read from its end.
	 * @param beginning what stands at the beginning of each
	 * @return a reader that has read nothing yet
	 */
	public SuffixReader suffixesBehind(Language beginning) {
		BitSet starts = new BitSet();
		for (Pair pair : reachable(START, beginning)) {
			if (beginning.isAccepting(pair.there)) {
				starts.set(pair.here);
			}
		}
		return SuffixReader.of(this, starts, this.accepting);
	}

	/** The states of both that some word leads to, from a state of this one. */
	private Set<Pair> reachable(int from, Language other) {
		Set<Pair> reached = new HashSet<>(Set.of(new Pair(from, START)));
		Deque<Pair> pending = new ArrayDeque<>(reached);
		while (!pending.isEmpty()) {
			Pair pair = pending.remove();
			for (char c = 0; c < ALPHABET; c++) {
				if (c > 0 && isSameStep(other, pair, c)) {
					continue;
				}
				Pair next = new Pair(step(pair.here, c), other.step(pair.there, c));
				if (next.here != DEAD && next.there != DEAD && reached.add(next)) {
					pending.add(next);
				}
			}
		}
		return reached;
	}

	int size() {
		return this.table.length / ALPHABET;
	}

	int step(int state, char c) {
		return (state == DEAD) ? DEAD : this.table[state * ALPHABET + c];
	}

	private boolean isAccepting(int state) {
		return state != DEAD && this.accepting.get(state);
	}

	private interface Membership {

		boolean test(boolean here, boolean there);

	}

	private record Pair(int here, int there) {

	}

}
