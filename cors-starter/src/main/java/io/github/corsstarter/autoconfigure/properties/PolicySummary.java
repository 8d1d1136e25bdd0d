package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.PolicySettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Summarises what is in force on one line of the log.
 */
public final class PolicySummary {

	/** Most policies that the line names. */
	private static final int MAX_POLICIES = 20;

	/** Most paths of a policy that the line names. */
	private static final int MAX_PATHS = 5;

	private static final Log logger = LogFactory.getLog(PolicySummary.class);

	private final CorsPolicies policies;

	private final PolicyResolver resolver;

	/**
	 * Create a summary.
	 * @param policies the policies
	 * @param resolver decides which of them governs
	 */
	public PolicySummary(CorsPolicies policies, PolicyResolver resolver) {
		this.policies = policies;
		this.resolver = resolver;
	}

	/**
	 * Whether any request can be governed by a policy.
	 * @return {@code false} if there is nothing to do
	 */
	public boolean isAnythingGoverned() {
		return !(this.resolver instanceof PropertiesPolicyResolver byProperties && byProperties.policies().isEmpty());
	}

	/**
	 * Log what is in force.
	 * @param properties the properties
	 */
	public void log(CorsProperties properties) {
		if (!properties.isEnabled()) {
			logger.info("cors.enabled is false: CORS is left alone");
			return;
		}
		if (!isAnythingGoverned()) {
			logger.info("No origin is allowed under 'cors' and there is no PolicyResolver: CORS is left alone");
			return;
		}
		logger.info(toString());
		if (properties.isDebug()) {
			logger.warn("cors.debug=true: denied preflights tell their senders what the policies allow");
		}
	}

	/**
	 * What is in force, on one line.
	 */
	@Override
	public String toString() {
		List<String> summaries = new ArrayList<>();
		int count = 0;
		for (CorsPolicy policy : this.policies) {
			count++;
			if (count <= MAX_POLICIES) {
				summaries.add(summary(policy, this.policies.paths(policy.name())));
			}
		}
		return "CORS policies in force: " + count + listed(summaries, count)
				+ ((this.resolver instanceof PropertiesPolicyResolver) ? ""
						: "; " + this.resolver.getClass().getName() + " decides which one governs");
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
