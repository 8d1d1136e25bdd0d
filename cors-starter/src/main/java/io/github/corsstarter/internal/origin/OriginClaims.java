package io.github.corsstarter.internal.origin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.internal.regex.LinearRegex;

/**
 * Finds which of several sets allows an origin most explicitly; of sets that allow it
 * alike it is the first. Immutable and safe for concurrent use. A look-up is linear in
 * the length of the origin, and its cost grows neither with the number of sets nor with
 * that of their exact origins and base domains; regular expressions are tried one by one.
 *
 * @see io.github.corsstarter.OriginMatch
 */
public final class OriginClaims {

	/** That none of the sets allows the origin. */
	public static final int NONE = -1;

	private final Map<String, Integer> exact = new HashMap<>();

	private final OriginPatternIndex patterns;

	/** The index of the set that a pattern is of, by the index of the pattern. */
	private final int[] patternOwners;

	private final LinearRegex[] regexes;

	/** The index of the set that an expression is of, by the index of the expression. */
	private final int[] regexOwners;

	/** The index of the first set that allows every origin. */
	private final int any;

	/**
	 * Create a look-up of sets.
	 * @param sets the sets
	 */
	public OriginClaims(List<OriginSet> sets) {
		Owned<OriginPattern> patterns = new Owned<>();
		Owned<LinearRegex> regexes = new Owned<>();
		int any = NONE;
		for (int i = 0; i < sets.size(); i++) {
			OriginSet set = sets.get(i);
			for (String origin : set.exact()) {
				this.exact.putIfAbsent(origin, i);
			}
			patterns.addAll(set.patterns(), i);
			regexes.addAll(set.regexes(), i);
			any = (any == NONE && set.isAny()) ? i : any;
		}
		this.patterns = OriginPatternIndex.of(patterns.rules);
		this.patternOwners = patterns.owners();
		this.regexes = regexes.rules.toArray(LinearRegex[]::new);
		this.regexOwners = regexes.owners();
		this.any = any;
	}

	/**
	 * Find the set that allows an origin most explicitly.
	 * @param origin the value of the Origin header as received; need not be valid
	 * @return the index of the set, or {@value #NONE} if none allows the origin
	 */
	public int strongest(String origin) {
		// Nothing this long is an origin, so it is not even worth hashing.
		if (origin.length() > Origin.MAX_LENGTH) {
			return this.any;
		}
		Integer exact = this.exact.get(origin);
		if (exact != null) {
			return exact;
		}
		if (this.patterns.isEmpty() && this.regexes.length == 0) {
			return this.any;
		}
		Origin parsed = Origin.tryParse(origin);
		if (parsed == null) {
			return this.any;
		}
		int pattern = this.patterns.first(parsed);
		return (pattern != OriginPatternIndex.NONE) ? this.patternOwners[pattern] : firstByRegex(origin);
	}

	/**
	 * Whether a set other than the given one allows an origin, and not less explicitly
	 * than a pattern or a regular expression does. For start-up.
	 * @param origin the origin
	 * @param least {@link OriginMatch#PATTERN} or {@link OriginMatch#REGEX}
	 * @param except the index of the given set, which may list the origin only if no
	 * other one does
	 * @return {@code true} if so
	 */
	public boolean isClaimedByAnother(Origin origin, OriginMatch least, int except) {
		String serialized = origin.toString();
		if (this.exact.getOrDefault(serialized, except) != except || this.patterns.first(origin,
				(index) -> this.patternOwners[index] != except) != OriginPatternIndex.NONE) {
			return true;
		}
		return least == OriginMatch.REGEX && IntStream.range(0, this.regexes.length)
			.anyMatch((index) -> this.regexOwners[index] != except && this.regexes[index].matches(serialized));
	}

	/**
	 * How many rules an origin may have to be compared with.
	 * @return about the number in the worst case
	 */
	public int comparisons() {
		return 1 + this.regexes.length;
	}

	private int firstByRegex(String origin) {
		for (int i = 0; i < this.regexes.length; i++) {
			if (this.regexes[i].matches(origin)) {
				return this.regexOwners[i];
			}
		}
		return this.any;
	}

	/**
	 * Rules of all sets, and which set each of them is of.
	 *
	 * @param <T> the type of the rules
	 */
	private static final class Owned<T> {

		private final List<T> rules = new ArrayList<>();

		private final List<Integer> owners = new ArrayList<>();

		void addAll(List<T> some, int owner) {
			for (T rule : some) {
				this.rules.add(rule);
				this.owners.add(owner);
			}
		}

		int[] owners() {
			return this.owners.stream().mapToInt(Integer::intValue).toArray();
		}

	}

}
