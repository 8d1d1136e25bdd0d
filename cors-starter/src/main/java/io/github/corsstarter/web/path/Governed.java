package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.internal.policy.PoliciesByOrigin;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A path pattern and the policies that share it, however they name its variables.
 * Immutable.
 *
 * @param pattern the pattern
 * @param names the names of the policies
 * @param policies the policies, at least one; of patterns that have the same ones, which
 * may be thousands, it is the same object
 */
record Governed(PathPattern pattern, Set<String> names, PoliciesByOrigin policies) {

	/** What governs a path whose spellings are governed differently. */
	static final Governed AMBIGUOUSLY = new Governed(PathPatternParser.defaultInstance.parse(PathPolicy.ALL_PATHS),
			Set.of(), new PoliciesByOrigin(List.of(CorsPolicy.denying(Verdict.PATH_AMBIGUOUS))));

	/** What governs paths, by the shapes of their patterns. */
	static List<Governed> of(Collection<List<Claim>> byShape) {
		Map<Set<CorsPolicy>, Governed> known = new HashMap<>();
		List<Governed> governed = new ArrayList<>();
		for (List<Claim> claims : byShape) {
			// Of the patterns of one shape it is the one that Spring MVC would try first.
			PathPattern pattern = Collections.min(claims.stream().map(Claim::pattern).toList());
			Set<CorsPolicy> policies = new LinkedHashSet<>();
			claims.forEach((claim) -> policies.add(claim.policy()));
			Governed alike = known.computeIfAbsent(policies, (some) -> of(pattern, some));
			governed.add(new Governed(pattern, alike.names, alike.policies));
		}
		return governed;
	}

	private static Governed of(PathPattern pattern, Set<CorsPolicy> policies) {
		return new Governed(pattern, policies.stream().map(CorsPolicy::name).collect(Collectors.toUnmodifiableSet()),
				new PoliciesByOrigin(policies));
	}

	/**
	 * Whether two paths have the same policies, whichever their patterns are.
	 * @param one what governs one path, or {@code null} if nothing does
	 * @param other what governs another path, or {@code null} if nothing does
	 */
	static boolean alike(@Nullable Governed one, @Nullable Governed other) {
		return ((one != null) ? one.policies : null) == ((other != null) ? other.policies : null);
	}

	@Nullable CorsPolicy choose(CorsRequest request) {
		return this.policies.resolve(request);
	}

	/**
	 * That a policy governs a path.
	 *
	 * @param pattern the path pattern
	 * @param policy the policy
	 */
	record Claim(PathPattern pattern, CorsPolicy policy) {

	}

}
