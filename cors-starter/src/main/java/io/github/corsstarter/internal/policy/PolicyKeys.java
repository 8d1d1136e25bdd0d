package io.github.corsstarter.internal.policy;

/**
 * The keys of a policy, as they are spelled in YAML, in problems and in explanations.
 */
public final class PolicyKeys {

	/** The paths that the policy governs. */
	public static final String PATHS = "paths";

	/** Serialized origins, or the single {@code *}. */
	public static final String ALLOWED_ORIGINS = "allowed-origins";

	/** Patterns of origins. */
	public static final String ALLOWED_ORIGIN_PATTERNS = "allowed-origin-patterns";

	/** Regular expressions that match whole origins. */
	public static final String ALLOWED_ORIGIN_REGEXES = "allowed-origin-regexes";

	/** Methods beyond the safelisted ones. */
	public static final String ALLOWED_METHODS = "allowed-methods";

	/** Request headers beyond the safelisted ones. */
	public static final String ALLOWED_HEADERS = "allowed-headers";

	/** Response headers beyond the safelisted ones. */
	public static final String EXPOSED_HEADERS = "exposed-headers";

	/** Whether credentials are allowed. */
	public static final String ALLOW_CREDENTIALS = "allow-credentials";

	/** How long a preflight may be cached. */
	public static final String MAX_AGE = "max-age";

	private PolicyKeys() {
	}

}
