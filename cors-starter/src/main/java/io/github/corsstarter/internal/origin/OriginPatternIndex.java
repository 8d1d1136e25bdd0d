package io.github.corsstarter.internal.origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Origin patterns by their base domain, so that the patterns of ten thousand tenants cost
 * no more than one. Immutable. A look-up walks the host once from its end, is linear in
 * the host's length and allocates nothing: unlike {@link java.util.HashMap}, this hash
 * table does not need each suffix as a string of its own.
 */
final class OriginPatternIndex {

	/** That no pattern allows the origin. */
	static final int NONE = -1;

	/** Of no patterns, as most policies have none. */
	private static final OriginPatternIndex EMPTY = new OriginPatternIndex(List.of());

	private final OriginPattern[] patterns;

	private final @Nullable Bucket[] table;

	private OriginPatternIndex(List<OriginPattern> patterns) {
		this.patterns = patterns.toArray(OriginPattern[]::new);
		Map<String, List<Integer>> byBaseDomain = new LinkedHashMap<>();
		for (int i = 0; i < this.patterns.length; i++) {
			byBaseDomain.computeIfAbsent(this.patterns[i].baseDomain(), (baseDomain) -> new ArrayList<>(1)).add(i);
		}
		this.table = new @Nullable Bucket[tableSize(byBaseDomain.size())];
		byBaseDomain.forEach((baseDomain,
				indexes) -> put(new Bucket(baseDomain, indexes.stream().mapToInt(Integer::intValue).toArray())));
	}

	/**
	 * An index of patterns.
	 * @param patterns the patterns
	 * @return the index
	 */
	static OriginPatternIndex of(List<OriginPattern> patterns) {
		return patterns.isEmpty() ? EMPTY : new OriginPatternIndex(patterns);
	}

	/** A power of two that leaves at least half of the table empty. */
	private static int tableSize(int baseDomains) {
		return Integer.highestOneBit(Math.max(baseDomains, 1)) * 4;
	}

	private void put(Bucket bucket) {
		int hash = 0;
		for (int i = bucket.baseDomain.length() - 1; i >= 0; i--) {
			hash = add(hash, bucket.baseDomain.charAt(i));
		}
		int slot = slot(hash);
		while (this.table[slot] != null) {
			slot = next(slot);
		}
		this.table[slot] = bucket;
	}

	boolean isEmpty() {
		return this.patterns.length == 0;
	}

	/**
	 * Finds the first pattern that allows the origin.
	 * @param origin the origin
	 * @return its index in the list of patterns, or {@value #NONE} if there is none
	 */
	int first(Origin origin) {
		return first(origin, OriginPatternIndex::isAny);
	}

	private static boolean isAny(int index) {
		return true;
	}

	/**
	 * Finds the first of some patterns that allows the origin.
	 * @param origin the origin
	 * @param wanted says of an index whether the pattern there counts
	 * @return its index in the list of patterns, or {@value #NONE} if there is none
	 */
	int first(Origin origin, IntPredicate wanted) {
		String serialized = origin.toString();
		int hostStart = origin.hostStart();
		int hash = 0;
		int first = NONE;
		for (int i = origin.hostEnd() - 1; i >= hostStart; i--) {
			char c = serialized.charAt(i);
			if (c == '.') {
				first = earlier(first, firstOf(origin, i + 1, hash, wanted));
			}
			hash = add(hash, c);
		}
		return earlier(first, firstOf(origin, hostStart, hash, wanted));
	}

	private static int earlier(int one, int other) {
		return (one == NONE || (other != NONE && other < one)) ? other : one;
	}

	private int firstOf(Origin origin, int baseStart, int hash, IntPredicate wanted) {
		int length = origin.hostEnd() - baseStart;
		int slot = slot(hash);
		Bucket bucket = this.table[slot];
		while (bucket != null) {
			if (bucket.baseDomain.length() == length && origin.toString().startsWith(bucket.baseDomain, baseStart)) {
				return firstOf(bucket, origin, baseStart, wanted);
			}
			slot = next(slot);
			bucket = this.table[slot];
		}
		return NONE;
	}

	private int firstOf(Bucket bucket, Origin origin, int baseStart, IntPredicate wanted) {
		for (int index : bucket.indexes) {
			if (this.patterns[index].allows(origin, baseStart) && wanted.test(index)) {
				return index;
			}
		}
		return NONE;
	}

	private static int add(int hash, char c) {
		return hash * 31 + c;
	}

	private int slot(int hash) {
		return (hash ^ (hash >>> 16)) & (this.table.length - 1);
	}

	private int next(int slot) {
		return (slot + 1) & (this.table.length - 1);
	}

	/**
	 * The patterns of one base domain.
	 *
	 * @param baseDomain the base domain
	 * @param indexes of the patterns, ascending
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record Bucket(String baseDomain, int[] indexes) {

	}

}
