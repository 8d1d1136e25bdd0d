package io.github.corsstarter.internal.origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Origin patterns by their base domain, so that the patterns of ten thousand tenants cost
 * no more than one. Immutable. A look-up walks the host once from its end, is linear in
 * the host's length and allocates nothing: unlike {@link java.util.HashMap}, this hash
 * table does not need each suffix as a string of its own.
 */
final class OriginPatternIndex {

	private final @Nullable Bucket[] table;

	OriginPatternIndex(List<OriginPattern> patterns) {
		Map<String, List<OriginPattern>> byBaseDomain = new LinkedHashMap<>();
		for (OriginPattern pattern : patterns) {
			byBaseDomain.computeIfAbsent(pattern.baseDomain(), (baseDomain) -> new ArrayList<>()).add(pattern);
		}
		this.table = new @Nullable Bucket[tableSize(byBaseDomain.size())];
		byBaseDomain.forEach((baseDomain, those) -> put(new Bucket(baseDomain, those.toArray(OriginPattern[]::new))));
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

	/**
	 * Finds a pattern that allows the origin.
	 * @param origin the origin
	 * @return the pattern, or {@code null} if there is none
	 */
	@Nullable OriginPattern find(Origin origin) {
		String serialized = origin.toString();
		int hostStart = origin.hostStart();
		int hash = 0;
		for (int i = origin.hostEnd() - 1; i >= hostStart; i--) {
			char c = serialized.charAt(i);
			OriginPattern pattern = (c == '.') ? find(origin, i + 1, hash) : null;
			if (pattern != null) {
				return pattern;
			}
			hash = add(hash, c);
		}
		return find(origin, hostStart, hash);
	}

	private @Nullable OriginPattern find(Origin origin, int baseStart, int hash) {
		int length = origin.hostEnd() - baseStart;
		int slot = slot(hash);
		Bucket bucket = this.table[slot];
		while (bucket != null) {
			if (bucket.baseDomain.length() == length && origin.toString().startsWith(bucket.baseDomain, baseStart)) {
				return bucket.find(origin, baseStart);
			}
			slot = next(slot);
			bucket = this.table[slot];
		}
		return null;
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

	@SuppressWarnings("ArrayRecordComponent")
	private record Bucket(String baseDomain, OriginPattern[] patterns) {

		@Nullable OriginPattern find(Origin origin, int baseStart) {
			for (OriginPattern pattern : this.patterns) {
				if (pattern.allows(origin, baseStart)) {
					return pattern;
				}
			}
			return null;
		}

	}

}
