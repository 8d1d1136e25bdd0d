package io.github.corsstarter.internal.origin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.internal.regex.LinearRegex;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules of a list that are covered by others. Immutable. For start-up, where a
 * list may be long: the time per question does not grow with the number of base domains,
 * but does with the number of regular expressions.
 */
public final class OriginCoverage {

	private static final HostRule SUBDOMAINS = new HostRule.Subdomains();

	private final List<OriginPattern> patterns;

	private final OriginPatternIndex index;

	private final List<LinearRegex> regexes;

	private final Map<Hosts, List<OriginPattern>> byHosts = new HashMap<>();

	/** Where each pattern stands in the list. */
	private final Map<OriginPattern, Integer> places = new HashMap<>();

	/** Patterns with a label's regular expression, by their base domain. */
	private final Map<String, List<OriginPattern>> labels = new HashMap<>();

	/**
	 * Create a look-up of rules.
	 * @param patterns patterns of origins, each spelling once
	 * @param regexes expressions that match whole serialized origins
	 */
	public OriginCoverage(List<OriginPattern> patterns, List<LinearRegex> regexes) {
		this.patterns = List.copyOf(patterns);
		this.index = OriginPatternIndex.of(patterns);
		this.regexes = List.copyOf(regexes);
		for (OriginPattern pattern : patterns) {
			this.places.put(pattern, this.places.size());
			this.byHosts.computeIfAbsent(Hosts.of(pattern), (hosts) -> new ArrayList<>()).add(pattern);
			if (pattern.hosts() instanceof HostRule.Label) {
				this.labels.computeIfAbsent(pattern.baseDomain(), (domain) -> new ArrayList<>()).add(pattern);
			}
		}
	}

	/**
	 * How many rules a question may have to be compared with.
	 * @return about the number in the worst case
	 */
	public int comparisons() {
		return 1 + this.regexes.size() + largest(this.byHosts) + largest(this.labels);
	}

	private static int largest(Map<?, List<OriginPattern>> lists) {
		return lists.values().stream().mapToInt(List::size).max().orElse(0);
	}

	/**
	 * The rule that allows an origin; a pattern is preferred to a regular expression.
	 * @param origin the origin
	 * @return the rule, or {@code null} if there is none
	 */
	public @Nullable Cover coverOf(Origin origin) {
		int pattern = this.index.first(origin);
		if (pattern != OriginPatternIndex.NONE) {
			return new Cover(OriginMatch.PATTERN, this.patterns.get(pattern).toString());
		}
		String serialized = origin.toString();
		return this.regexes.stream()
			.filter((regex) -> regex.matches(serialized))
			.findFirst()
			.map((regex) -> new Cover(OriginMatch.REGEX, regex.toString()))
			.orElse(null);
	}

	/**
	 * Another pattern that covers the given one. If two cover each other, only the second
	 * one counts as covered.
	 * @param pattern a pattern of the list
	 * @return the other pattern, or {@code null} if there is none
	 */
	public @Nullable Cover coverOf(OriginPattern pattern) {
		return candidates(pattern).filter((other) -> other.covers(pattern))
			.filter((other) -> isBefore(other, pattern) || !pattern.covers(other))
			.findFirst()
			.map((other) -> new Cover(OriginMatch.PATTERN, other.toString()))
			.orElse(null);
	}

	/** The patterns that may cover a pattern: usually a few out of many. */
	private Stream<OriginPattern> candidates(OriginPattern pattern) {
		String domain = pattern.baseDomain();
		Set<Hosts> hosts = new LinkedHashSet<>();
		hosts.add(Hosts.of(pattern));
		hosts.add(new Hosts(SUBDOMAINS, domain));
		int dot = domain.indexOf('.');
		String parent = domain.substring(dot + 1);
		while (dot >= 0) {
			hosts.add(new Hosts(SUBDOMAINS, domain.substring(dot + 1)));
			dot = domain.indexOf('.', dot + 1);
		}
		boolean single = pattern.hosts() instanceof HostRule.Literal;
		return Stream.concat(hosts.stream().flatMap((those) -> this.byHosts.getOrDefault(those, List.of()).stream()),
				single ? this.labels.getOrDefault(parent, List.of()).stream() : Stream.empty());
	}

	private boolean isBefore(OriginPattern one, OriginPattern other) {
		return this.places.getOrDefault(one, 0) < this.places.getOrDefault(other, 0);
	}

	/**
	 * A rule that makes another redundant.
	 *
	 * @param match how it allows what the other rule allows
	 * @param rule the rule as it was configured
	 */
	public record Cover(OriginMatch match, String rule) {

	}

	/**
	 * The hosts that a pattern allows.
	 *
	 * @param rule what stands in front of the base domain
	 * @param baseDomain the base domain
	 */
	private record Hosts(HostRule rule, String baseDomain) {

		static Hosts of(OriginPattern pattern) {
			return new Hosts(pattern.hosts(), pattern.baseDomain());
		}

	}

}
