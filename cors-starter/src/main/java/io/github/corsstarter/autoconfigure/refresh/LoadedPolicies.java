package io.github.corsstarter.autoconfigure.refresh;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.autoconfigure.sources.SourceProblem;
import io.github.corsstarter.autoconfigure.sources.SuppliedPolicies;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;

/**
 * All policies that should be in force, checked as a whole. Immutable.
 *
 * @param ofProperties what the policies of the properties say
 * @param all what all policies say
 * @param policies the policies
 * @param leftOut what is wrong with policies that were left out
 * @param warnings what works, but probably not as intended, each on one line; of the
 * properties only where they changed
 */
record LoadedPolicies(List<Content> ofProperties, List<Content> all, PathPolicies policies, List<SourceProblem> leftOut,
		List<String> warnings) {

	static LoadedPolicies of(List<PathPolicy> properties, SuppliedPolicies supplied) {
		List<PathPolicy> all = new ArrayList<>(properties);
		all.addAll(supplied.policies());
		return new LoadedPolicies(contents(properties), contents(all), new PathPolicies(all), supplied.leftOut(),
				List.of());
	}

	LoadedPolicies withWarnings(List<String> found) {
		return new LoadedPolicies(this.ofProperties, this.all, this.policies, this.leftOut, List.copyOf(found));
	}

	private static List<Content> contents(List<PathPolicy> policies) {
		return policies.stream().map(Content::of).toList();
	}

	/**
	 * What a policy says, which is the same if it is built again.
	 *
	 * @param name its name
	 * @param settings its settings
	 * @param paths its paths
	 */
	record Content(String name, PolicySettings settings, List<String> paths) {

		static Content of(PathPolicy policy) {
			CorsPolicy built = policy.policy();
			return new Content(built.name(), built.settings(), policy.paths());
		}

	}

}
