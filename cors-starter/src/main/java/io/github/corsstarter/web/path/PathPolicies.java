package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.explain.PolicyChoice;
import io.github.corsstarter.explain.PolicyChoices;
import org.jspecify.annotations.Nullable;

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

	private final Map<String, PathPolicy> byName;

	private final GovernedPaths governed;

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
		Map<PathShape, List<Governed.Claim>> byShape = new LinkedHashMap<>();
		for (PathPolicy policy : policies) {
			byName.put(policy.policy().name(), policy);
			for (String path : policy.paths()) {
				byShape.computeIfAbsent(new PathShape(path), (shape) -> new ArrayList<>())
					.add(new Governed.Claim(PathPatternParser.defaultInstance.parse(path), policy.policy()));
			}
		}
		this.byName = byName;
		List<Governed> governed = Governed.of(byShape.values());
		this.governed = new GovernedPaths(governed);
		this.allPathsAlike = allPathsAlike(governed);
	}

	private static @Nullable Governed allPathsAlike(List<Governed> governed) {
		return governed.stream()
			.filter((all) -> new PathShape(all.pattern().getPatternString()).equals(ALL_PATHS))
			.filter((all) -> governed.stream().allMatch((other) -> Governed.alike(all, other)))
			.findFirst()
			.orElse(null);
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
		Governed governed = this.governed.find(request.path());
		return (governed != null) ? governed.choose(request) : null;
	}

	@Override
	public PolicyChoice choose(CorsRequest request) {
		CorsPolicy policy = resolve(request);
		if (policy == null) {
			return PolicyChoice.unexplained(null);
		}
		if (Governed.AMBIGUOUSLY.policies().policies().contains(policy)) {
			return new PolicyChoice(policy, null, List.copyOf(this.governed.contenders(request.path())));
		}
		Governed governed = (this.allPathsAlike != null) ? this.allPathsAlike
				: this.governed.findAsSpring(request.path());
		return (governed != null)
				? new PolicyChoice(policy, governed.pattern().getPatternString(),
						governed.policies().policies().stream().map(CorsPolicy::name).toList())
				: PolicyChoice.unexplained(policy);
	}

	@Override
	public boolean isEmpty() {
		return this.byName.isEmpty();
	}

	@Override
	public Iterator<CorsPolicy> iterator() {
		return this.byName.values().stream().map(PathPolicy::policy).iterator();
	}

}
