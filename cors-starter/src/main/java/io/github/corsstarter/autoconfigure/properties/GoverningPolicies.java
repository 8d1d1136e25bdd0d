package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.web.path.PathPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds a policy for what another library has under a path. For warnings: whichever
 * pattern is the most specific does not matter there. Immutable.
 */
final class GoverningPolicies {

	private final List<Claim> claims = new ArrayList<>();

	GoverningPolicies(List<PathPolicy> policies) {
		for (PathPolicy policy : policies) {
			for (String path : policy.paths()) {
				this.claims.add(new Claim(PathPatternParser.defaultInstance.parse(path), policy));
			}
		}
	}

	/**
	 * Find a policy that governs a path, or some path below it.
	 * @param path the path
	 * @return the first such policy, or {@code null} if there is none
	 */
	@Nullable PathPolicy of(String path) {
		PathContainer itself = PathContainer.parsePath(path);
		PathContainer below = PathContainer.parsePath(path + "/health");
		for (Claim claim : this.claims) {
			if (claim.pattern.getPatternString().startsWith(path + "/") || claim.pattern.matches(itself)
					|| claim.pattern.matches(below)) {
				return claim.policy;
			}
		}
		return null;
	}

	/**
	 * A pattern of a policy.
	 */
	private record Claim(PathPattern pattern, PathPolicy policy) {

	}

}
