package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Values by path patterns, of which the most specific that matches counts. Immutable and
 * safe for concurrent use.
 * <p>
 * Asking one {@link PathPattern} after the other costs more with each, and takes a path
 * that has been cut into segments: a request under one policy cost three times as much as
 * under a policy for all paths. Here patterns are found by what they begin with, which
 * costs as much for a hundred as for ten, and most of them are nothing else.
 *
 * @param <T> the type of the values
 */
final class PathIndex<T> {

	/** The most specific first. */
	private final List<Entry<T>> entries;

	/** Hash codes of what the patterns begin with, ascending. */
	private final int[] hashCodes;

	/** The entries of each hash code, the most specific first. */
	private final List<List<Entry<T>>> buckets;

	/** Length of the longest that a pattern begins with, in characters. */
	private final int longest;

	/**
	 * Create an index.
	 * @param values the values
	 * @param pattern says of a value what its pattern is
	 */
	PathIndex(List<T> values, Function<T, PathPattern> pattern) {
		List<Entry<T>> entries = new ArrayList<>();
		values.stream()
			.sorted(Comparator.comparing(pattern))
			.forEach((value) -> entries.add(new Entry<>(entries.size(), PathRule.of(pattern.apply(value)), value)));
		Map<Integer, List<Entry<T>>> byHashCode = new TreeMap<>();
		for (Entry<T> entry : entries) {
			byHashCode.computeIfAbsent(entry.rule().beginning().hashCode(), (hashCode) -> new ArrayList<>()).add(entry);
		}
		this.entries = entries;
		this.hashCodes = byHashCode.keySet().stream().mapToInt(Integer::intValue).toArray();
		this.buckets = List.copyOf(byHashCode.values());
		this.longest = entries.stream().mapToInt((entry) -> entry.rule().beginning().length()).max().orElse(0);
	}

	/**
	 * Find the value for a path.
	 * @param path a path in which nothing is encoded, and nothing has to be normalized
	 * @return the value of the most specific pattern that matches, or {@code null} if
	 * none does
	 */
	@Nullable T find(String path) {
		PlainPath plain = new PlainPath(path);
		Entry<T> best = null;
		// As that of a string, so that none has to be made for each part of the path.
		int hashCode = 0;
		int end = Math.min(path.length(), this.longest);
		for (int i = 0; i <= end; i++) {
			if (plain.isSegmentEnd(i)) {
				best = findFrom(hashCode, plain, i, best);
			}
			if (i < end) {
				hashCode = 31 * hashCode + path.charAt(i);
			}
		}
		return (best != null) ? best.value() : null;
	}

	private @Nullable Entry<T> findFrom(int hashCode, PlainPath path, int end, @Nullable Entry<T> best) {
		int found = Arrays.binarySearch(this.hashCodes, hashCode);
		if (found < 0) {
			return best;
		}
		for (Entry<T> entry : this.buckets.get(found)) {
			if (best != null && best.rank() < entry.rank()) {
				return best;
			}
			if (entry.rule().matches(path, end)) {
				return entry;
			}
		}
		return best;
	}

	/**
	 * Find the value for a path.
	 * @param path any path
	 * @return the value of the most specific pattern that matches, or {@code null} if
	 * none does
	 */
	@Nullable T find(PathContainer path) {
		for (Entry<T> entry : this.entries) {
			if (entry.rule().pattern().matches(path)) {
				return entry.value();
			}
		}
		return null;
	}

	/**
	 * A value and the rule for it.
	 *
	 * @param rank how many patterns are more specific
	 * @param rule the rule
	 * @param value the value
	 */
	private record Entry<T>(int rank, PathRule rule, T value) {

	}

}
