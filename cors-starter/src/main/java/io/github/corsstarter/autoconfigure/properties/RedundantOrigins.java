package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.origin.OriginCoverage;
import io.github.corsstarter.internal.origin.OriginCoverage.Cover;
import io.github.corsstarter.internal.origin.OriginPattern;
import io.github.corsstarter.internal.origin.OriginRules;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.internal.policy.PolicySource;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries of the three lists of origins that others make redundant: duplicates,
 * origins that a pattern or a regular expression allows, and patterns that another
 * pattern covers. Not checked are redundant regular expressions, and rules that only
 * several others together make redundant. If there are very many rules to compare, only
 * the first ones are checked.
 */
final class RedundantOrigins {

	private final PolicySettings settings;

	private final OriginRules rules;

	private final BiPredicate<Origin, OriginMatch> contended;

	private final Comparisons comparisons;

	private final Map<String, OriginPattern> patterns = new LinkedHashMap<>();

	private final OriginCoverage coverage;

	private final List<CorsProblem> found = new ArrayList<>();

	private RedundantOrigins(PolicySource source, BiPredicate<Origin, OriginMatch> contended, Comparisons comparisons) {
		this.settings = source.settings();
		this.rules = source.origins();
		this.contended = contended;
		this.comparisons = comparisons;
		this.rules.patterns().forEach((pattern) -> this.patterns.putIfAbsent(pattern.toString(), pattern));
		this.coverage = new OriginCoverage(List.copyOf(this.patterns.values()), this.rules.regexes());
	}

	/**
	 * Find redundant entries.
	 * @param source what a valid policy was made from
	 * @param contended takes an origin and the match that it would have if it were not
	 * listed, and says whether another policy would govern it then
	 * @param comparisons how much work it is worth
	 * @return a problem for each
	 */
	static List<CorsProblem> in(PolicySource source, BiPredicate<Origin, OriginMatch> contended,
			Comparisons comparisons) {
		RedundantOrigins redundant = new RedundantOrigins(source, contended, comparisons);
		redundant.findDuplicates(PolicyKeys.ALLOWED_ORIGINS, source.settings().allowedOrigins());
		redundant.findDuplicates(PolicyKeys.ALLOWED_ORIGIN_PATTERNS, source.settings().allowedOriginPatterns());
		redundant.findDuplicates(PolicyKeys.ALLOWED_ORIGIN_REGEXES, source.settings().allowedOriginRegexes());
		redundant.findCoveredOrigins();
		redundant.findCoveredPatterns();
		return redundant.found;
	}

	private void findDuplicates(String property, List<String> listed) {
		Map<String, Integer> first = new HashMap<>();
		for (int i = 0; i < listed.size(); i++) {
			Integer earlier = first.putIfAbsent(listed.get(i), i);
			if (earlier != null) {
				add(property, i, listed.get(i), "This entry is already at [%d]. Remove it.".formatted(earlier));
			}
		}
	}

	private void findCoveredOrigins() {
		if (this.patterns.isEmpty() && this.rules.regexes().isEmpty()) {
			return;
		}
		List<String> listed = this.settings.allowedOrigins();
		for (int i = 0; i < listed.size() && this.comparisons.spend(this.coverage.comparisons()); i++) {
			Origin origin = Origin.tryParse(listed.get(i));
			Cover cover = (origin != null) ? this.coverage.coverOf(origin) : null;
			if (cover != null && !this.contended.test(origin, cover.match())) {
				add(PolicyKeys.ALLOWED_ORIGINS, i, listed.get(i),
						"'%s' allows it too. Remove one of them.".formatted(cover.rule()));
			}
		}
	}

	private void findCoveredPatterns() {
		List<String> listed = this.settings.allowedOriginPatterns();
		Set<String> checked = new HashSet<>();
		for (int i = 0; i < listed.size(); i++) {
			OriginPattern pattern = this.patterns.get(listed.get(i));
			if (pattern == null || !checked.add(listed.get(i))) {
				continue;
			}
			if (!this.comparisons.spend(this.coverage.comparisons())) {
				return;
			}
			Cover cover = this.coverage.coverOf(pattern);
			if (cover != null) {
				add(PolicyKeys.ALLOWED_ORIGIN_PATTERNS, i, listed.get(i),
						"'%s' allows all that this one does. Remove one of them.".formatted(cover.rule()));
			}
		}
	}

	private void add(String property, int index, String value, String message) {
		this.found.add(new CorsProblem(property, index, value, message));
	}

}
