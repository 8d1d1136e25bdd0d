package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.PolicySettings;

/**
 * What is in force, on one line for the log.
 */
public final class PolicySummary {

	/** Policies that the line names. */
	private static final int MAX_POLICIES = 20;

	/** Paths of a policy that the line names. */
	private static final int MAX_PATHS = 5;

	private PolicySummary() {
	}

	/**
	 * Describe what is in force.
	 * @param policies the policies
	 * @param resolver what decides which of them governs
	 * @return the line
	 */
	public static String of(CorsPolicies policies, PolicyResolver resolver) {
		List<String> summaries = new ArrayList<>();
		int count = 0;
		for (CorsPolicy policy : policies) {
			count++;
			if (count <= MAX_POLICIES) {
				summaries.add(summary(policy, policies.paths(policy.name())));
			}
		}
		return "CORS policies in force: " + count + listed(summaries, count)
				+ ((resolver instanceof PropertiesPolicyResolver) ? ""
						: "; " + resolver.getClass().getName() + " decides which one governs");
	}

	private static String listed(List<String> summaries, int count) {
		if (summaries.isEmpty()) {
			return "";
		}
		return " (" + String.join("; ", summaries) + ((count > MAX_POLICIES) ? "; ..." : "") + ")";
	}

	private static String summary(CorsPolicy policy, List<String> paths) {
		PolicySettings settings = policy.settings();
		String shownPaths = String.join(",", paths.subList(0, Math.min(paths.size(), MAX_PATHS)));
		return policy.name() + " paths=" + shownPaths + ((paths.size() > MAX_PATHS) ? ",..." : "") + " origins="
				+ (policy.allowsAnyOrigin() ? "*" : Integer.toString(settings.allowedOrigins().size())) + " patterns="
				+ settings.allowedOriginPatterns().size() + " regexes=" + settings.allowedOriginRegexes().size()
				+ " credentials=" + settings.allowCredentials();
	}

}
