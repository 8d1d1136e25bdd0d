package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.explain.PolicyChoice;
import io.github.corsstarter.explain.PolicyChoices;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Policies by their paths. Paths are matched as Spring MVC matches them; the most
 * specific pattern wins. Immutable and safe for concurrent use.
 * <p>
 * What a container, or a servlet of another framework, takes for the path may differ from
 * what Spring MVC does. A path that its spellings would put under different policies is
 * denied, so that no spelling gets a laxer policy than another.
 */
public final class PathPolicies implements CorsPolicies, PolicyChoices {

	private static final PathShape ALL_PATHS = new PathShape(PathPolicy.ALL_PATHS);

	/** For a path that is decoded already. */
	private static final PathContainer.Options DECODED = PathContainer.Options.create('/', false);

	private static final CorsPolicy AMBIGUOUS = CorsPolicy.denying(Verdict.PATH_AMBIGUOUS);

	private final Map<String, PathPolicy> byName;

	private final PathIndex<Governed> governed;

	/**
	 * What governs every path, so that no request's path is looked at; or {@code null} if
	 * they differ.
	 */
	private final @Nullable Governed allPathsAlike;

	/**
	 * Create a look-up of policies.
	 * @param policies the policies, no two of the same name; of two on one path that
	 * allow an origin alike the earlier governs
	 */
	public PathPolicies(List<PathPolicy> policies) {
		Map<String, PathPolicy> byName = new LinkedHashMap<>();
		Map<PathShape, List<Claim>> byShape = new LinkedHashMap<>();
		for (PathPolicy policy : policies) {
			byName.put(policy.policy().name(), policy);
			for (String path : policy.paths()) {
				byShape.computeIfAbsent(new PathShape(path), (shape) -> new ArrayList<>())
					.add(new Claim(PathPatternParser.defaultInstance.parse(path), policy.policy()));
			}
		}
		this.byName = byName;
		List<Governed> governed = byShape.values().stream().map(Governed::of).toList();
		this.governed = new PathIndex<>(governed, Governed::pattern);
		this.allPathsAlike = byShape.keySet().equals(Set.of(ALL_PATHS)) ? governed.get(0) : null;
	}

	@Override
	public @Nullable CorsPolicy named(String name) {
		PathPolicy policy = this.byName.get(name);
		return (policy != null) ? policy.policy() : null;
	}

	@Override
	public List<String> paths(String name) {
		PathPolicy policy = this.byName.get(name);
		return (policy != null) ? policy.paths() : List.of();
	}

	@Override
	public @Nullable CorsPolicy resolve(CorsRequest request) {
		if (isEmpty()) {
			return null;
		}
		if (this.allPathsAlike != null) {
			return this.allPathsAlike.choose(request);
		}
		String path = request.path();
		if (PathSpellings.isSuspicious(path)) {
			return resolveSuspicious(path, request);
		}
		Governed governed = this.governed.find(path);
		return (governed != null) ? governed.choose(request) : null;
	}

	private @Nullable CorsPolicy resolveSuspicious(String path, CorsRequest request) {
		Governed governed;
		try {
			governed = this.governed.find(PathContainer.parsePath(path));
		}
		catch (IllegalArgumentException ex) {
			// The percent-encoding is broken: nobody knows where the request will end up.
			return AMBIGUOUS;
		}
		if (isAmbiguous(path, governed)) {
			return AMBIGUOUS;
		}
		return (governed != null) ? governed.choose(request) : null;
	}

	/** Whether another spelling leads to other policies. */
	private boolean isAmbiguous(String path, @Nullable Governed governed) {
		Set<String> spellings = PathSpellings.of(path);
		for (String spelling : spellings) {
			if (!Objects.equals(this.governed.find(PathContainer.parsePath(spelling, DECODED)), governed)) {
				return true;
			}
		}
		return spellings.isEmpty();
	}

	@Override
	public PolicyChoice choose(CorsRequest request) {
		CorsPolicy policy = resolve(request);
		if (policy == null || policy == AMBIGUOUS) {
			return PolicyChoice.unexplained(policy);
		}
		Governed governed = (this.allPathsAlike != null) ? this.allPathsAlike
				: this.governed.find(PathContainer.parsePath(request.path()));
		return (governed != null) ? new PolicyChoice(policy, governed.pattern().getPatternString(),
				governed.policies().stream().map(CorsPolicy::name).toList()) : PolicyChoice.unexplained(policy);
	}

	@Override
	public boolean isEmpty() {
		return this.byName.isEmpty();
	}

	@Override
	public Iterator<CorsPolicy> iterator() {
		return this.byName.values().stream().map(PathPolicy::policy).iterator();
	}

	/**
	 * That a policy governs a path.
	 *
	 * @param pattern the path pattern
	 * @param policy the policy
	 */
	private record Claim(PathPattern pattern, CorsPolicy policy) {

	}

	/**
	 * A path pattern and the policies that share it, however they name its variables.
	 *
	 * @param pattern the pattern
	 * @param policies the policies, at least one
	 */
	private record Governed(PathPattern pattern, List<CorsPolicy> policies) {

		/** Of the patterns of one shape it is the one that Spring MVC would try first. */
		static Governed of(List<Claim> claims) {
			PathPattern pattern = Collections.min(claims.stream().map(Claim::pattern).toList());
			List<CorsPolicy> policies = claims.stream().map(Claim::policy).distinct().toList();
			if (policies.size() == 1) {
				return new Governed(pattern, policies);
			}
			// The one that allows every origin comes first, to govern what has no origin.
			return new Governed(pattern,
					policies.stream()
						.sorted(Comparator.comparing(CorsPolicy::allowsAnyOrigin).reversed())
						.map(CorsPolicy::varyingByOrigin)
						.toList());
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

	}

}
