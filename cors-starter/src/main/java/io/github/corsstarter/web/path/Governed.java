package io.github.corsstarter.web.path;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.Verdict;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A path pattern and the policies that share it, however they name its variables.
 * Immutable.
 *
 * @param pattern the pattern
 * @param names the names of the policies
 * @param policies the policies, at least one
 */
record Governed(PathPattern pattern, Set<String> names, List<CorsPolicy> policies) {

	/** What governs a path whose spellings are governed differently. */
	static final Governed AMBIGUOUSLY = new Governed(PathPatternParser.defaultInstance.parse(PathPolicy.ALL_PATHS),
			Set.of(), List.of(CorsPolicy.denying(Verdict.PATH_AMBIGUOUS)));

	/** Of the patterns of one shape it is the one that Spring MVC would try first. */
	static Governed of(List<Claim> claims) {
		PathPattern pattern = Collections.min(claims.stream().map(Claim::pattern).toList());
		List<CorsPolicy> policies = claims.stream().map(Claim::policy).distinct().toList();
		Set<String> names = policies.stream().map(CorsPolicy::name).collect(Collectors.toUnmodifiableSet());
		if (policies.size() == 1) {
			return new Governed(pattern, names, policies);
		}
		// The one that allows every origin comes first, to govern what has no origin.
		return new Governed(pattern, names,
				policies.stream()
					.sorted(Comparator.comparing(CorsPolicy::allowsAnyOrigin).reversed())
					.map(CorsPolicy::varyingByOrigin)
					.toList());
	}

	/**
	 * Whether two paths have the same policies, whichever their patterns are.
	 * @param one what governs one path, or {@code null} if nothing does
	 * @param other what governs another path, or {@code null} if nothing does
	 */
	static boolean alike(@Nullable Governed one, @Nullable Governed other) {
		return Objects.equals((one != null) ? one.names : null, (other != null) ? other.names : null);
	}

	CorsPolicy choose(CorsRequest request) {
		CorsPolicy chosen = this.policies.get(0);
		if (this.policies.size() == 1) {
			return chosen;
		}
		String origin = request.origin();
		if (origin == null) {
			return chosen;
		}
		for (CorsPolicy candidate : this.policies) {
			if (candidate.match(origin).compareTo(chosen.match(origin)) > 0) {
				chosen = candidate;
			}
		}
		return chosen;
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
