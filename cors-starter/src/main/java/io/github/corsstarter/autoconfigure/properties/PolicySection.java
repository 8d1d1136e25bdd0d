package io.github.corsstarter.autoconfigure.properties;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.Danger;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.internal.policy.PolicyCompiler;
import io.github.corsstarter.internal.policy.PolicyDraft;
import io.github.corsstarter.web.path.PathPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A section of the properties that defines a policy, and what it inherits. The only place
 * that knows where a key of a policy comes from.
 *
 * @param key the key under {@code cors.policies}, or the empty string for the keys
 * directly under {@code cors}
 * @param own what the policy itself sets
 * @param defaults the keys directly under {@code cors}
 */
record PolicySection(String key, PolicyProperties own, PolicyProperties defaults) {

	/** The paths of a policy that sets none. */
	private static final List<String> ALL_PATHS = List.of(PathPolicy.ALL_PATHS);

	private static final String ORIGIN_KEYS = "allowed-origin";

	/**
	 * The section of the keys directly under {@code cors}.
	 * @param properties the properties
	 * @return the section
	 */
	static PolicySection ofDefaults(CorsProperties properties) {
		return new PolicySection("", properties, properties);
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
	 * The value of a key other than those that name origins.
	 * @param <T> the type of the value
	 * @param key the key
	 * @return the policy's own value, otherwise the inherited one; {@code null} if
	 * neither is set
	 */
	<T> @Nullable T value(Function<PolicyProperties, @Nullable T> key) {
		T value = key.apply(this.own);
		return (value != null) ? value : key.apply(this.defaults);
	}

	/**
	 * The paths that the policy governs.
	 * @return path patterns
	 */
	List<String> paths() {
		List<String> paths = value(PolicyProperties::getPaths);
		return (paths != null) ? paths : ALL_PATHS;
	}

	/**
	 * The policy, ready to be compiled.
	 * @param tolerated the dangers that must not be refused
	 * @return the draft
	 */
	PolicyDraft draft(Set<Danger> tolerated) {
		PolicyProperties origins = origins();
		Duration maxAge = value(PolicyProperties::getMaxAge);
		PolicySettings settings = new PolicySettings(orEmpty(origins.getAllowedOrigins()),
				orEmpty(origins.getAllowedOriginPatterns()), orEmpty(origins.getAllowedOriginRegexes()),
				orEmpty(value(PolicyProperties::getAllowedMethods)),
				orEmpty(value(PolicyProperties::getAllowedHeaders)),
				orEmpty(value(PolicyProperties::getExposedHeaders)),
				Boolean.TRUE.equals(value(PolicyProperties::getAllowCredentials)),
				(maxAge != null) ? maxAge : PolicyCompiler.DEFAULT_MAX_AGE);
		return new PolicyDraft(name(), settings, tolerated, this::keyOf);
	}

	private static List<String> orEmpty(@Nullable List<String> entries) {
		return (entries != null) ? entries : List.of();
	}

	/**
	 * Locate a problem of the policy in the properties.
	 * @param problem the problem
	 * @return the problem, at the key that the policy takes the value from
	 */
	PropertyProblem locate(CorsProblem problem) {
		return new PropertyProblem(inherits(problem.property()) ? "" : this.key, problem);
	}

	/**
	 * Where a key of the policy is written.
	 * @param property the key: {@code allowed-methods}
	 * @return the key that the policy takes the value from, or its own key if neither is
	 * set: {@code cors.policies.api.allowed-methods}
	 */
	String keyOf(String property) {
		return locate(new CorsProblem(property, CorsProblem.WHOLE, null, "")).key();
	}

	private boolean inherits(String property) {
		if (property.startsWith(ORIGIN_KEYS)) {
			return inheritsOrigins();
		}
		return !this.own.sets(property) && this.defaults.sets(property);
	}

	private boolean inheritsOrigins() {
		return !this.own.setsOrigins() && this.defaults.setsOrigins();
	}

}
