package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

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

	/** Hash codes of what the patterns begin with, in lower case, ascending. */
	private final int[] hashCodes;

	/** The candidates of each hash code, the most specific first. */
	private final List<List<Candidate<T>>> buckets;

	/** The lengths of what the patterns begin with, in characters, ascending. */
	private final int[] lengths;

	/**
	 * Create an index.
	 * @param values the values
	 * @param pattern says of a value what its pattern is
	 */
	PathIndex(List<T> values, Function<T, PathPattern> pattern) {
		List<Entry<T>> entries = new ArrayList<>();
		values.stream()
			.sorted(Comparator.comparing(pattern))
			.forEach((value) -> entries
				.add(new Entry<>(entries.size(), PathRule.of(pattern.apply(value)), value, LetterCase.EXACT)));
		Map<Integer, List<Candidate<T>>> byHashCode = new TreeMap<>();
		for (Entry<T> entry : entries) {
			byHashCode.computeIfAbsent(hashCode(entry.rule().beginning()), (hashCode) -> new ArrayList<>())
				.add(new Candidate<>(entry, entry.ignoringLetterCase()));
		}
		this.entries = entries;
		this.hashCodes = byHashCode.keySet().stream().mapToInt(Integer::intValue).toArray();
		this.buckets = List.copyOf(byHashCode.values());
		this.lengths = entries.stream()
			.mapToInt((entry) -> entry.rule().beginning().length())
			.sorted()
			.distinct()
			.toArray();
	}

	private static int hashCode(String text) {
		int hashCode = 0;
		for (int i = 0; i < text.length(); i++) {
			hashCode = 31 * hashCode + LetterCase.fold(text.charAt(i));
		}
		return hashCode;
	}

	/** Whether a value's rule is so. */
	boolean anyRule(Predicate<PathRule> predicate) {
		return this.entries.stream().map(Entry::rule).anyMatch(predicate);
	}

	/**
	 * Find the value for a path.
	 * @param text the path, in which nothing is encoded, or has to be normalized
	 * @param letterCase how letters are compared
	 * @return the value of the most specific pattern that matches, or {@code null} if
	 * none does
	 */
	@Nullable Entry<T> find(String text, LetterCase letterCase) {
		PlainPath path = new PlainPath(text);
		Entry<T> best = null;
		// Computed on the way, so that no string has to be made for each part of the
		// path.
		int hashCode = 0;
		int start = 0;
		for (int end : this.lengths) {
			if (end > text.length()) {
				break;
			}
			for (; start < end; start++) {
				hashCode = 31 * hashCode + LetterCase.fold(text.charAt(start));
			}
			if (path.isSegmentEnd(end)) {
				best = findFrom(hashCode, path, end, letterCase, best);
			}
		}
		return best;
	}

	private @Nullable Entry<T> findFrom(int hashCode, PlainPath path, int end, LetterCase letterCase,
			@Nullable Entry<T> best) {
		int found = Arrays.binarySearch(this.hashCodes, hashCode);
		if (found < 0) {
			return best;
		}
		for (Candidate<T> candidate : this.buckets.get(found)) {
			if (best != null && best.rank() < candidate.exact().rank()) {
				return best;
			}
			LetterCase match = candidate.exact().rule().match(path, end);
			if (match == LetterCase.EXACT) {
				return candidate.exact();
			}
			if (match == letterCase) {
				return candidate.ignoring();
			}
		}
		return best;
	}

	/**
	 * Find the value for a path, one pattern after the other.
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
	 * @param letterCase how letters are compared for the rule to match
	 */
	record Entry<T>(int rank, PathRule rule, T value, LetterCase letterCase) {

		private Entry<T> ignoringLetterCase() {
			return new Entry<>(this.rank, this.rule, this.value, LetterCase.IGNORED);
		}

	}

	/**
	 * What may be found: made in advance, so that a search makes nothing.
	 *
	 * @param exact what is found if the letters are the same
	 * @param ignoring what is found if they differ in case
	 */
	private record Candidate<T>(Entry<T> exact, Entry<T> ignoring) {

	}

}
