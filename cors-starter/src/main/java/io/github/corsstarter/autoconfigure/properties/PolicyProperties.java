package io.github.corsstarter.autoconfigure.properties;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.github.corsstarter.internal.policy.PolicyKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationUnit;

/**
 * The keys of one policy as they were bound; {@code null} means unset.
 */
public class PolicyProperties {

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
	 * Regular expressions for origins that are allowed. Each must match the whole origin.
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

	/**
	 * Whether a key other than those that name origins is set.
	 * @param key the key as it is spelled in YAML
	 * @return {@code true} if it is
	 */
	boolean sets(String key) {
		return switch (key) {
			case PolicyKeys.PATHS -> this.paths != null;
			case PolicyKeys.ALLOWED_METHODS -> this.allowedMethods != null;
			case PolicyKeys.ALLOWED_HEADERS -> this.allowedHeaders != null;
			case PolicyKeys.EXPOSED_HEADERS -> this.exposedHeaders != null;
			case PolicyKeys.ALLOW_CREDENTIALS -> this.allowCredentials != null;
			case PolicyKeys.MAX_AGE -> this.maxAge != null;
			default -> throw new IllegalArgumentException("There is no key '" + key + "'");
		};
	}

	/** Whether any of the keys that name origins is set. */
	boolean setsOrigins() {
		return this.allowedOrigins != null || this.allowedOriginPatterns != null || this.allowedOriginRegexes != null;
	}

}
