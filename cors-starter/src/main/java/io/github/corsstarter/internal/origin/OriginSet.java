package io.github.corsstarter.internal.origin;

import java.util.List;
import java.util.Set;

import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.internal.regex.LinearRegex;

/**
 * The origins that a policy allows. Immutable and safe for concurrent use. A look-up is
 * linear in the length of the origin, and its cost grows neither with the number of exact
 * origins nor with the number of base domains; regular expressions are tried one by one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-5">RFC 6454, section 5:
 * comparing origins</a>
 */
public final class OriginSet {

	/** Allows no origin. */
	public static final OriginSet NONE = new OriginSet(Set.of(), List.of(), List.of(), false);

	/** Allows every origin, and documents that have none. */
	public static final OriginSet ANY = new OriginSet(Set.of(), List.of(), List.of(), true);

	private final Set<String> exact;

	private final List<OriginPattern> patterns;

	private final OriginPatternIndex index;

	private final List<LinearRegex> regexes;

	private final boolean any;

	private OriginSet(Set<String> exact, List<OriginPattern> patterns, List<LinearRegex> regexes, boolean any) {
		this.exact = exact;
		this.patterns = patterns;
		this.index = OriginPatternIndex.of(patterns);
		this.regexes = regexes;
		this.any = any;
	}

	/**
	 * A set of origins.
	 * @param rules what allows them
	 * @return the set of all origins that any of the rules allows
	 */
	public static OriginSet of(OriginRules rules) {
		return new OriginSet(Set.copyOf(rules.exact()), rules.patterns(), rules.regexes(), false);
	}

	/**
	 * How this set allows the origin.
	 * @param origin the value of the Origin header as received; need not be valid
	 * @return the strongest match
	 */
	public OriginMatch match(String origin) {
		// Where everybody may read, nobody need be an origin.
		if (this.any) {
			return OriginMatch.ANY;
		}
		// Nothing this long is an origin, so it is not even worth hashing.
		if (origin.length() > Origin.MAX_LENGTH) {
			return OriginMatch.MALFORMED;
		}
		if (this.exact.contains(origin)) {
			return OriginMatch.EXACT;
		}
		Origin parsed = Origin.tryParse(origin);
		if (parsed == null && !origin.equals(Origin.OPAQUE)) {
			return OriginMatch.MALFORMED;
		}
		if (parsed != null && this.index.first(parsed) != OriginPatternIndex.NONE) {
			return OriginMatch.PATTERN;
		}
		if (parsed != null && matchesRegex(origin)) {
			return OriginMatch.REGEX;
		}
		return OriginMatch.NONE;
	}

	/**
	 * Whether this set allows every origin, so a response need not depend on it.
	 * @return {@code true} for {@link #ANY}
	 */
	public boolean isAny() {
		return this.any;
	}

	Set<String> exact() {
		return this.exact;
	}

	List<OriginPattern> patterns() {
		return this.patterns;
	}

	List<LinearRegex> regexes() {
		return this.regexes;
	}

	private boolean matchesRegex(String origin) {
		for (int i = 0; i < this.regexes.size(); i++) {
			if (this.regexes.get(i).matches(origin)) {
				return true;
			}
		}
		return false;
	}

}
