package io.github.corsstarter.autoconfigure.properties;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.corsstarter.Danger;
import io.github.corsstarter.internal.policy.PolicyKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationUnit;

/**
 * The keys of one policy as they were bound; {@code null} means unset.
 */
public class PolicyProperties {

	/**
	 * Whether the policy is in force. If not, it is as if it were not written.
	 */
	private boolean enabled = true;

	/**
	 * Path patterns that the policy governs, relative to the context path.
	 */
	private @Nullable List<String> paths;

	/**
	 * Origins that are allowed, exactly as browsers send them, such as
	 * 'https://app.example.com'; or the single '*'.
	 */
	private @Nullable List<String> allowedOrigins;

	/**
	 * Patterns of origins that are allowed, such as 'https://*.example.com',
	 * 'https://{[a-z]+}.example.com' or 'http://localhost:[*]'.
	 */
	private @Nullable List<String> allowedOriginPatterns;

	/**
	 * Regular expressions for origins that are allowed. Each must match the whole origin;
	 * a dot that is not escaped matches any character.
	 */
	private @Nullable List<String> allowedOriginRegexes;

	/**
	 * Methods that are allowed beyond GET, HEAD and POST; '*' allows any.
	 */
	private @Nullable List<String> allowedMethods;

	/**
	 * Request headers that are allowed beyond the safelisted ones; '*' allows any.
	 */
	private @Nullable List<String> allowedHeaders;

	/**
	 * Response headers that scripts may read beyond the safelisted ones; '*' exposes all,
	 * without credentials only.
	 */
	private @Nullable List<String> exposedHeaders;

	/**
	 * Whether scripts may send cookies, HTTP authentication and client certificates, and
	 * read the responses to such requests.
	 */
	private @Nullable Boolean allowCredentials;

	/**
	 * Time a browser may cache a preflight response, 24 hours at most; 0 disables
	 * caching. Seconds if no unit is given.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration maxAge;

	/**
	 * Refusals to switch off for policies that allow credentials, which may then allow
	 * more than most people would want.
	 */
	private @Nullable Set<Danger> dangerouslyTolerate;

	private boolean emptyTolerance;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable List<String> getPaths() {
		return this.paths;
	}

	public void setPaths(@Nullable List<String> paths) {
		this.paths = paths;
	}

	public @Nullable List<String> getAllowedOrigins() {
		return this.allowedOrigins;
	}

	public void setAllowedOrigins(@Nullable List<String> allowedOrigins) {
		this.allowedOrigins = allowedOrigins;
	}

	public @Nullable List<String> getAllowedOriginPatterns() {
		return this.allowedOriginPatterns;
	}

	public void setAllowedOriginPatterns(@Nullable List<String> allowedOriginPatterns) {
		this.allowedOriginPatterns = allowedOriginPatterns;
	}

	public @Nullable List<String> getAllowedOriginRegexes() {
		return this.allowedOriginRegexes;
	}

	public void setAllowedOriginRegexes(@Nullable List<String> allowedOriginRegexes) {
		this.allowedOriginRegexes = allowedOriginRegexes;
	}

	public @Nullable List<String> getAllowedMethods() {
		return this.allowedMethods;
	}

	public void setAllowedMethods(@Nullable List<String> allowedMethods) {
		this.allowedMethods = allowedMethods;
	}

	public @Nullable List<String> getAllowedHeaders() {
		return this.allowedHeaders;
	}

	public void setAllowedHeaders(@Nullable List<String> allowedHeaders) {
		this.allowedHeaders = allowedHeaders;
	}

	public @Nullable List<String> getExposedHeaders() {
		return this.exposedHeaders;
	}

	public void setExposedHeaders(@Nullable List<String> exposedHeaders) {
		this.exposedHeaders = exposedHeaders;
	}

	public @Nullable Boolean getAllowCredentials() {
		return this.allowCredentials;
	}

	public void setAllowCredentials(@Nullable Boolean allowCredentials) {
		this.allowCredentials = allowCredentials;
	}

	public @Nullable Duration getMaxAge() {
		return this.maxAge;
	}

	public void setMaxAge(@Nullable Duration maxAge) {
		this.maxAge = maxAge;
	}

	public @Nullable Set<Danger> getDangerouslyTolerate() {
		return this.dangerouslyTolerate;
	}

	public void setDangerouslyTolerate(@Nullable Set<Danger> dangerouslyTolerate) {
		this.dangerouslyTolerate = (dangerouslyTolerate != null) ? withoutEmpty(dangerouslyTolerate) : null;
		this.emptyTolerance = dangerouslyTolerate != null && dangerouslyTolerate.stream().anyMatch(Objects::isNull);
	}

	/** Spring binds an empty entry to {@code null}. */
	private static Set<Danger> withoutEmpty(Set<Danger> dangers) {
		return dangers.stream().filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
	}

	/** Whether an entry that was empty is left out of what is tolerated. */
	boolean leavesOutATolerance() {
		return this.emptyTolerance;
	}

	/**
	 * Whether a key other than those that name origins is set.
	 * @param key the key as it is spelled in YAML
	 * @return {@code true} if it is
	 */
	boolean sets(String key) {
		return switch (key) {
			case PolicyKeys.ALLOW_CREDENTIALS -> this.allowCredentials != null;
			case PolicyKeys.MAX_AGE -> this.maxAge != null;
			case PolicyKeys.DANGEROUSLY_TOLERATE -> this.dangerouslyTolerate != null;
			default -> list(key) != null;
		};
	}

	/**
	 * The list that was written under a key.
	 * @param key the key as it is spelled in YAML
	 * @return the list, or {@code null} if it is unset
	 */
	@Nullable List<String> list(String key) {
		return switch (key) {
			case PolicyKeys.PATHS -> this.paths;
			case PolicyKeys.ALLOWED_ORIGINS -> this.allowedOrigins;
			case PolicyKeys.ALLOWED_ORIGIN_PATTERNS -> this.allowedOriginPatterns;
			case PolicyKeys.ALLOWED_ORIGIN_REGEXES -> this.allowedOriginRegexes;
			case PolicyKeys.ALLOWED_METHODS -> this.allowedMethods;
			case PolicyKeys.ALLOWED_HEADERS -> this.allowedHeaders;
			case PolicyKeys.EXPOSED_HEADERS -> this.exposedHeaders;
			default -> throw new IllegalArgumentException("There is no list '" + key + "'");
		};
	}

	/**
	 * These properties, and where they set nothing, others.
	 * @param others what to fall back on
	 * @return the properties of both
	 */
	PolicyProperties or(PolicyProperties others) {
		PolicyProperties both = new PolicyProperties();
		both.enabled = this.enabled && others.enabled;
		both.paths = or(this.paths, others.paths);
		both.allowedOrigins = or(this.allowedOrigins, others.allowedOrigins);
		both.allowedOriginPatterns = or(this.allowedOriginPatterns, others.allowedOriginPatterns);
		both.allowedOriginRegexes = or(this.allowedOriginRegexes, others.allowedOriginRegexes);
		both.allowedMethods = or(this.allowedMethods, others.allowedMethods);
		both.allowedHeaders = or(this.allowedHeaders, others.allowedHeaders);
		both.exposedHeaders = or(this.exposedHeaders, others.exposedHeaders);
		both.allowCredentials = or(this.allowCredentials, others.allowCredentials);
		both.maxAge = or(this.maxAge, others.maxAge);
		both.dangerouslyTolerate = or(this.dangerouslyTolerate, others.dangerouslyTolerate);
		return both;
	}

	private static <T> @Nullable T or(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

	/** Whether any of the keys that name origins is set. */
	boolean setsOrigins() {
		return this.allowedOrigins != null || this.allowedOriginPatterns != null || this.allowedOriginRegexes != null;
	}

}
