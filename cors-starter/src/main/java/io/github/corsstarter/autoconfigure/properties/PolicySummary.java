package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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

	/** Most origins of a policy that the line names, of each kind. */
	private static final int MAX_ORIGINS = 3;

	/** Most paths of a policy that the line names. */
	private static final int MAX_PATHS = 5;

	private static final Log logger = LogFactory.getLog(PolicySummary.class);

	private final CorsPolicies policies;

	private final PolicyResolver resolver;

	private final String resolverName;

	private final Supplier<List<String>> sources;

	private final boolean refreshed;

	/**
	 * Create a summary.
	 * @param policies the policies
	 * @param resolver decides which of them governs
	 * @param beanNames the names of the resolvers, as the class of a lambda says nothing
	 * @param sources where the policies come from, for people
	 * @param refreshed whether a refresh can bring other policies
	 */
	public PolicySummary(CorsPolicies policies, PolicyResolver resolver, List<String> beanNames,
			Supplier<List<String>> sources, boolean refreshed) {
		this.policies = policies;
		this.resolver = resolver;
		boolean byBean = isNameless(resolver.getClass()) && beanNames.size() == 1;
		this.resolverName = byBean ? "the bean '" + beanNames.get(0) + "'" : resolver.getClass().getName();
		this.sources = sources;
		this.refreshed = refreshed;
	}

	private static boolean isNameless(Class<?> type) {
		return type.isHidden() || type.isAnonymousClass() || type.isSynthetic();
	}

	/**
	 * Whether any request can be governed by a policy, now or after a refresh.
	 * @return {@code false} if there is nothing to do
	 */
	public boolean isAnythingGoverned() {
		return this.refreshed || !isEmpty();
	}

	/**
	 * Whether a refresh can bring other policies.
	 * @return {@code false} if they stay as they are
	 */
	public boolean isAnythingRefreshed() {
		return this.refreshed;
	}

	private boolean isEmpty() {
		return this.resolver instanceof PropertiesPolicyResolver byProperties && byProperties.policies().isEmpty();
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
		if (isEmpty()) {
			logger.info("No origin is allowed yet: CORS is left alone until a refresh brings a policy");
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
		CorsPolicies snapshot = this.policies.snapshot();
		int count = 0;
		for (CorsPolicy policy : snapshot) {
			count++;
			if (count <= MAX_POLICIES) {
				summaries.add(summary(policy, snapshot.paths(policy.name())));
			}
		}
		return "CORS policies in force: " + count + from(summaries) + listed(summaries, count)
				+ ((this.resolver instanceof PropertiesPolicyResolver) ? ""
						: "; " + this.resolverName + " decides which one governs");
	}

	private String from(List<String> summaries) {
		List<String> places = this.sources.get();
		return (summaries.isEmpty() || places.isEmpty()) ? "" : " from " + String.join(", ", places);
	}

	private static String listed(List<String> summaries, int count) {
		if (summaries.isEmpty()) {
			return "";
		}
		return " (" + String.join("; ", summaries) + ((count > MAX_POLICIES) ? "; ..." : "") + ")";
	}

	private static String summary(CorsPolicy policy, List<String> paths) {
		PolicySettings settings = policy.settings();
		return policy.name() + " paths=" + shown(paths, MAX_PATHS) + " origins="
				+ (policy.allowsAnyOrigin() ? "*" : counted(settings.allowedOrigins())) + " patterns="
				+ counted(settings.allowedOriginPatterns()) + " regexes=" + counted(settings.allowedOriginRegexes())
				+ " credentials=" + settings.allowCredentials();
	}

	/** The first entries, and how many there are if not all are shown. */
	private static String counted(List<String> entries) {
		if (entries.isEmpty()) {
			return "none";
		}
		return ((entries.size() > MAX_ORIGINS) ? entries.size() + ":" : "") + shown(entries, MAX_ORIGINS);
	}

	private static String shown(List<String> entries, int most) {
		return String.join(",", entries.subList(0, Math.min(entries.size(), most)))
				+ ((entries.size() > most) ? ",..." : "");
	}

}
