package io.github.corsstarter;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.corsstarter.internal.policy.CompiledPolicy;
import io.github.corsstarter.internal.policy.PoliciesByOrigin;
import io.github.corsstarter.internal.policy.PolicyCompiler;
import io.github.corsstarter.internal.policy.PolicyDraft;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link CorsPolicy} in code. Each method replaces the values of an earlier
 * call, takes the same values as the property of the same name, and checks nothing:
 * {@link #build()} does. Not safe for concurrent use.
 */
public final class CorsPolicyBuilder {

	private String name = "unnamed";

	private List<String> allowedOrigins = List.of();

	private List<String> allowedOriginPatterns = List.of();

	private List<String> allowedOriginRegexes = List.of();

	private boolean namesOrigins;

	private List<String> allowedMethods = List.of();

	private List<String> allowedHeaders = List.of();

	private List<String> exposedHeaders = List.of();

	private boolean allowCredentials;

	private Duration maxAge = PolicyCompiler.DEFAULT_MAX_AGE;

	private Set<Danger> tolerated = Set.of();

	private @Nullable UnaryOperator<String> ruleNames;

	CorsPolicyBuilder() {
	}

	/**
	 * The policy's name, as shown in the log for example.
	 * @param name the name
	 * @return this builder
	 */
	public CorsPolicyBuilder name(String name) {
		this.name = Objects.requireNonNull(name, "'name' must not be null");
		return this;
	}

	/**
	 * The origins that are allowed.
	 * @param origins serialized origins as browsers send them, or the single {@code *}
	 * @return this builder
	 */
	public CorsPolicyBuilder allowedOrigins(Collection<String> origins) {
		this.allowedOrigins = List.copyOf(origins);
		this.namesOrigins = true;
		return this;
	}

	/**
	 * The origins that are allowed.
	 * @param origins serialized origins as browsers send them, or the single {@code *}
	 * @return this builder
	 */
	public CorsPolicyBuilder allowedOrigins(String... origins) {
		return allowedOrigins(List.of(origins));
	}

	/**
	 * Patterns of origins that are allowed.
	 * @param patterns patterns such as {@code https://*.example.com}
	 * @return this builder
	 */
	public CorsPolicyBuilder allowedOriginPatterns(Collection<String> patterns) {
		this.allowedOriginPatterns = List.copyOf(patterns);
		this.namesOrigins = true;
		return this;
	}

	/**
	 * Patterns of origins that are allowed.
	 * @param patterns patterns such as {@code https://*.example.com}
	 * @return this builder
	 */
	public CorsPolicyBuilder allowedOriginPatterns(String... patterns) {
		return allowedOriginPatterns(List.of(patterns));
	}

	/**
	 * Regular expressions of origins that are allowed.
	 * @param regexes expressions that match whole serialized origins
	 * @return this builder
	 */
	public CorsPolicyBuilder allowedOriginRegexes(Collection<String> regexes) {
		this.allowedOriginRegexes = List.copyOf(regexes);
		this.namesOrigins = true;
		return this;
	}

	/**
	 * Regular expressions of origins that are allowed.
	 * @param regexes expressions that match whole serialized origins
	 * @return this builder
	 */
	public CorsPolicyBuilder allowedOriginRegexes(String... regexes) {
		return allowedOriginRegexes(List.of(regexes));
	}

	/**
	 * The methods that are allowed beyond {@code GET}, {@code HEAD} and {@code POST}.
	 * @param methods methods, or {@code *} for any
	 * @return this builder
	 */
	public CorsPolicyBuilder allowedMethods(Collection<String> methods) {
		this.allowedMethods = List.copyOf(methods);
		return this;
	}

	/**
	 * The methods that are allowed beyond {@code GET}, {@code HEAD} and {@code POST}.
	 * @param methods methods, or {@code *} for any
	 * @return this builder
	 */
	public CorsPolicyBuilder allowedMethods(String... methods) {
		return allowedMethods(List.of(methods));
	}

	/**
	 * The request headers that are allowed beyond the safelisted ones.
	 * @param headers header names, or {@code *} for any
	 * @return this builder
	 */
	public CorsPolicyBuilder allowedHeaders(Collection<String> headers) {
		this.allowedHeaders = List.copyOf(headers);
		return this;
	}

	/**
	 * The request headers that are allowed beyond the safelisted ones.
	 * @param headers header names, or {@code *} for any
	 * @return this builder
	 */
	public CorsPolicyBuilder allowedHeaders(String... headers) {
		return allowedHeaders(List.of(headers));
	}

	/**
	 * The response headers that scripts may read beyond the safelisted ones.
	 * @param headers header names, or without credentials {@code *} for any
	 * @return this builder
	 */
	public CorsPolicyBuilder exposedHeaders(Collection<String> headers) {
		this.exposedHeaders = List.copyOf(headers);
		return this;
	}

	/**
	 * The response headers that scripts may read beyond the safelisted ones.
	 * @param headers header names, or without credentials {@code *} for any
	 * @return this builder
	 */
	public CorsPolicyBuilder exposedHeaders(String... headers) {
		return exposedHeaders(List.of(headers));
	}

	/**
	 * Whether scripts may send cookies, HTTP authentication and client certificates, and
	 * read the responses to such requests.
	 * @param allowCredentials {@code true} if they may; {@code false} unless set
	 * @return this builder
	 */
	public CorsPolicyBuilder allowCredentials(boolean allowCredentials) {
		this.allowCredentials = allowCredentials;
		return this;
	}

	/**
	 * How long a browser may cache the response to a preflight.
	 * @param maxAge whole seconds, 24 hours at most; zero disables caching; 30 minutes
	 * unless set
	 * @return this builder
	 */
	public CorsPolicyBuilder maxAge(Duration maxAge) {
		this.maxAge = Objects.requireNonNull(maxAge, "'maxAge' must not be null");
		return this;
	}

	/**
	 * Dangers to tolerate: what they stand for is not refused, although it allows more
	 * than most people would want. Only matters where credentials are allowed.
	 * @param dangers the dangers; none unless set
	 * @return this builder
	 */
	public CorsPolicyBuilder dangerouslyTolerate(Collection<Danger> dangers) {
		this.tolerated = Set.copyOf(dangers);
		return this;
	}

	/**
	 * Dangers to tolerate: what they stand for is not refused, although it allows more
	 * than most people would want. Only matters where credentials are allowed.
	 * @param dangers the dangers; none unless set
	 * @return this builder
	 */
	public CorsPolicyBuilder dangerouslyTolerate(Danger... dangers) {
		return dangerouslyTolerate(List.of(dangers));
	}

	/**
	 * Names for the policy's rules, so that an explanation can say where to change them:
	 * {@code cors.policies.api.allowed-methods}, or the column of a table.
	 * @param ruleNames returns the name for a rule's key, such as {@code allowed-methods}
	 * or {@code paths}; called for explanations, never for decisions; unless set, a rule
	 * is named by its key and the policy's name
	 * @return this builder
	 */
	public CorsPolicyBuilder ruleNames(UnaryOperator<String> ruleNames) {
		this.ruleNames = Objects.requireNonNull(ruleNames, "'ruleNames' must not be null");
		return this;
	}

	/**
	 * Build the policy.
	 * @return the policy
	 * @throws InvalidCorsPolicyException if anything about it is wrong or unsafe; the
	 * message lists every problem
	 */
	public CorsPolicy build() {
		PolicySettings settings = new PolicySettings(this.allowedOrigins, this.allowedOriginPatterns,
				this.allowedOriginRegexes, this.allowedMethods, this.allowedHeaders, this.exposedHeaders,
				this.allowCredentials, this.maxAge);
		String policy = this.name;
		UnaryOperator<String> ruleNames = Objects.requireNonNullElse(this.ruleNames,
				(key) -> "'" + key + "' of the policy '" + policy + "'");
		return new PolicyCompiler()
			.compile(new PolicyDraft(policy, settings, this.tolerated, this.namesOrigins, ruleNames));
	}

	/** The name so far. */
	String name() {
		return this.name;
	}

	static CorsPolicy denying(Verdict why) {
		return CompiledPolicy.denying(why);
	}

	static PolicyResolver byOrigin(Collection<? extends CorsPolicy> policies) {
		return new PoliciesByOrigin(policies);
	}

}
