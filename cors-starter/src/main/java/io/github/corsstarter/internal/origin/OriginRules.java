package io.github.corsstarter.internal.origin;

import java.util.List;

import io.github.corsstarter.internal.regex.LinearRegex;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a set of origins is made of, as they were written. For explanations
 * only: {@link OriginSet} says whether an origin is allowed. Immutable.
 *
 * @param exact serialized origins
 * @param patterns patterns of origins
 * @param regexes expressions that match whole serialized origins
 */
public record OriginRules(List<String> exact, List<OriginPattern> patterns, List<LinearRegex> regexes) {

	/** No rule. */
	public static final OriginRules NONE = new OriginRules(List.of(), List.of(), List.of());

	/**
	 * Most rules of each kind to compare an origin with: more would take noticeable time.
	 */
	private static final int MAX_COMPARED = 10_000;

	/**
	 * Create rules.
	 * @param exact serialized origins
	 * @param patterns patterns of origins
	 * @param regexes expressions that match whole serialized origins
	 */
	public OriginRules {
		exact = List.copyOf(exact);
		patterns = List.copyOf(patterns);
		regexes = List.copyOf(regexes);
	}

	/**
	 * The pattern that allows an origin.
	 * @param origin the origin
	 * @return the first one, as it was written, or {@code null} if there is none
	 */
	public @Nullable String allowingPattern(String origin) {
		Origin parsed = Origin.tryParse(origin);
		return (parsed == null) ? null
				: this.patterns.stream()
					.filter((pattern) -> pattern.allows(parsed))
					.findFirst()
					.map(OriginPattern::toString)
					.orElse(null);
	}

	/**
	 * The regular expression that allows an origin.
	 * @param origin the origin
	 * @return the first one, as it was written, or {@code null} if there is none
	 */
	public @Nullable String allowingRegex(String origin) {
		return this.regexes.stream()
			.filter((regex) -> regex.matches(origin))
			.findFirst()
			.map(LinearRegex::toString)
			.orElse(null);
	}

	/**
	 * The rule that comes nearest to allowing an origin that none allows. Takes time
	 * linear in the number of rules and in the length of the origin, so it is for
	 * explanations only.
	 * @param origin the origin
	 * @return how the origin and the rule differ, or {@code null} if no rule is near
	 */
	public @Nullable NearMiss nearest(Origin origin) {
		NearMiss nearest = null;
		for (String rule : first(this.exact)) {
			nearest = nearer(nearest, NearMiss.of(origin, Origin.parse(rule)));
		}
		for (OriginPattern rule : first(this.patterns)) {
			nearest = nearer(nearest, NearMiss.of(origin, rule));
		}
		for (LinearRegex rule : first(this.regexes)) {
			nearest = nearer(nearest, NearMiss.of(origin, rule));
		}
		return nearest;
	}

	private static @Nullable NearMiss nearer(@Nullable NearMiss one, @Nullable NearMiss other) {
		boolean isFirst = one != null && (other == null || one.difference().compareTo(other.difference()) <= 0);
		return isFirst ? one : other;
	}

	private static <T> List<T> first(List<T> rules) {
		return rules.subList(0, Math.min(rules.size(), MAX_COMPARED));
	}

}
