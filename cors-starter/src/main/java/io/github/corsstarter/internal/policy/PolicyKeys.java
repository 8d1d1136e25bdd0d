package io.github.corsstarter.internal.policy;

import java.util.List;

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

	/** The dangers that are not refused. */
	public static final String DANGEROUSLY_TOLERATE = "dangerously-tolerate";

	/** The keys of the lists that name origins. */
	public static final List<String> ORIGINS = List.of(ALLOWED_ORIGINS, ALLOWED_ORIGIN_PATTERNS,
			ALLOWED_ORIGIN_REGEXES);

	/** The keys of all lists. */
	public static final List<String> LISTS = List.of(PATHS, ALLOWED_ORIGINS, ALLOWED_ORIGIN_PATTERNS,
			ALLOWED_ORIGIN_REGEXES, ALLOWED_METHODS, ALLOWED_HEADERS, EXPOSED_HEADERS);

	private PolicyKeys() {
	}

}
