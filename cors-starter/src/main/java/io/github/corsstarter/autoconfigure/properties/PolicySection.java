package io.github.corsstarter.autoconfigure.properties;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.Danger;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.internal.policy.PolicyCompiler;
import io.github.corsstarter.internal.policy.PolicyDraft;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.web.path.PathPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A section of the properties that defines a policy, and what it inherits. The only place
 * that knows where a key of a policy comes from. Not safe for concurrent use.
 */
final class PolicySection {

	/** The paths of a policy that sets none. */
	private static final List<String> ALL_PATHS = List.of(PathPolicy.ALL_PATHS);

	private final String key;

	private final PolicyProperties own;

	private final PolicyProperties defaults;

	private final Map<String, Entries> entries = new HashMap<>();

	/**
	 * Create a section.
	 * @param key the key under {@code cors.policies}, or the empty string for the keys
	 * directly under {@code cors}
	 * @param own what the policy itself sets
	 * @param defaults the keys directly under {@code cors}
	 */
	PolicySection(String key, PolicyProperties own, PolicyProperties defaults) {
		this.key = key;
		this.own = own;
		this.defaults = defaults;
	}

	/**
	 * The section of the keys directly under {@code cors}.
	 * @param properties the properties
	 * @return the section
	 */
	static PolicySection ofDefaults(CorsProperties properties) {
		return new PolicySection("", properties, properties);
	}

	/**
	 * The key of the section.
	 * @return the key under {@code cors.policies}, or the empty string for the keys
	 * directly under {@code cors}
	 */
	String key() {
		return this.key;
	}

	/**
	 * What the policy itself sets.
	 * @return the properties of this section alone
	 */
	PolicyProperties own() {
		return this.own;
	}

	/**
	 * The policy's name.
	 * @return the name
	 */
	String name() {
		return isNamed() ? this.key : CorsPolicies.DEFAULT;
	}

	boolean isNamed() {
		return !this.key.isEmpty();
	}

	/**
	 * The section whose origins are allowed: the three keys that name them are inherited
	 * together or not at all.
	 * @return the properties that hold the three keys
	 */
	PolicyProperties origins() {
		return this.own.setsOrigins() ? this.own : this.defaults;
	}

	/**
	 * Whether the policy cannot be told from the default one.
	 * @return {@code true} if it is named and neither origins nor paths are its own
	 */
	boolean inheritsOriginsAndPaths() {
		return isNamed() && inheritsOrigins() && this.own.getPaths() == null;
	}

	/**
	 * Whether the policy allows credentials only because the keys directly under
	 * {@code cors} do.
	 * @return {@code true} if it is named and says nothing about them
	 */
	boolean inheritsAllowedCredentials() {
		return isNamed() && this.own.getAllowCredentials() == null
				&& Boolean.TRUE.equals(this.defaults.getAllowCredentials());
	}

	/**
	 * The entries of a list, wherever the policy takes it from.
	 * @param property the key of the list
	 * @return the entries, none if the list is unset
	 */
	Entries entries(String property) {
		return this.entries.computeIfAbsent(property, (list) -> Entries.of(source(list).list(list)));
	}

	/** The properties that a key is taken from. */
	private PolicyProperties source(String property) {
		if (PolicyKeys.ORIGINS.contains(property)) {
			return origins();
		}
		return this.own.sets(property) ? this.own : this.defaults;
	}

	private <T> @Nullable T value(String property, Function<PolicyProperties, @Nullable T> value) {
		return value.apply(source(property));
	}

	/**
	 * The paths that the policy governs.
	 * @return path patterns
	 */
	List<String> paths() {
		return source(PolicyKeys.PATHS).sets(PolicyKeys.PATHS) ? entries(PolicyKeys.PATHS).values() : ALL_PATHS;
	}

	/**
	 * The policy, ready to be compiled.
	 * @return the draft
	 */
	PolicyDraft draft() {
		Duration maxAge = value(PolicyKeys.MAX_AGE, PolicyProperties::getMaxAge);
		PolicySettings settings = new PolicySettings(entries(PolicyKeys.ALLOWED_ORIGINS).values(),
				entries(PolicyKeys.ALLOWED_ORIGIN_PATTERNS).values(),
				entries(PolicyKeys.ALLOWED_ORIGIN_REGEXES).values(), entries(PolicyKeys.ALLOWED_METHODS).values(),
				entries(PolicyKeys.ALLOWED_HEADERS).values(), entries(PolicyKeys.EXPOSED_HEADERS).values(),
				Boolean.TRUE.equals(value(PolicyKeys.ALLOW_CREDENTIALS, PolicyProperties::getAllowCredentials)),
				(maxAge != null) ? maxAge : PolicyCompiler.DEFAULT_MAX_AGE);
		return new PolicyDraft(name(), settings, tolerated(), origins().setsOrigins(), this::keyOf);
	}

	/** The dangers that must not be refused. */
	private Set<Danger> tolerated() {
		Set<Danger> tolerated = value(PolicyKeys.DANGEROUSLY_TOLERATE, PolicyProperties::getDangerouslyTolerate);
		return (tolerated != null) ? tolerated : Set.of();
	}

	/**
	 * Locate a problem of the policy in the properties.
	 * @param problem the problem, with an index among the entries that are not empty
	 * @return the problem, at the key that the policy takes the value from
	 */
	PropertyProblem locate(CorsProblem problem) {
		boolean entry = problem.index() != CorsProblem.WHOLE;
		return at(entry ? new CorsProblem(problem.property(), entries(problem.property()).place(problem.index()),
				problem.value(), problem.message()) : problem);
	}

	/**
	 * Locate what is about the list as it was written.
	 * @param problem the problem, with an index among all entries
	 * @return the problem, at the key that the policy takes the list from
	 */
	PropertyProblem at(CorsProblem problem) {
		return new PropertyProblem(inherits(problem.property()) ? "" : this.key, problem);
	}

	/**
	 * Where a key of the policy is written.
	 * @param property the key: {@code allowed-methods}
	 * @return the key that the policy takes the value from, or its own key if neither is
	 * set: {@code cors.policies.api.allowed-methods}
	 */
	String keyOf(String property) {
		return at(new CorsProblem(property, CorsProblem.WHOLE, null, "")).key();
	}

	private boolean inherits(String property) {
		if (PolicyKeys.ORIGINS.contains(property)) {
			return inheritsOrigins();
		}
		// Origins that several policies inherit are tolerated in one place.
		boolean ofDefaults = property.equals(PolicyKeys.DANGEROUSLY_TOLERATE) && inheritsOrigins();
		return !this.own.sets(property) && (ofDefaults || this.defaults.sets(property));
	}

	private boolean inheritsOrigins() {
		return !this.own.setsOrigins() && this.defaults.setsOrigins();
	}

}
