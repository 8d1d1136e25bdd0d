package io.github.corsstarter;

import java.time.Duration;
import java.util.List;

/**
 * The settings of a policy as they were written. For display only: no decision is based
 * on them. Immutable.
 *
 * @param allowedOrigins serialized origins, or the single {@code *}
 * @param allowedOriginPatterns patterns of origins
 * @param allowedOriginRegexes regular expressions that match whole origins
 * @param allowedMethods methods beyond the safelisted ones
 * @param allowedHeaders request headers beyond the safelisted ones
 * @param exposedHeaders response headers beyond the safelisted ones
 * @param allowCredentials whether credentials are allowed
 * @param maxAge how long a preflight may be cached
 */
public record PolicySettings(List<String> allowedOrigins, List<String> allowedOriginPatterns,
		List<String> allowedOriginRegexes, List<String> allowedMethods, List<String> allowedHeaders,
		List<String> exposedHeaders, boolean allowCredentials, Duration maxAge) {

	/**
	 * Create settings.
	 * @param allowedOrigins serialized origins, or the single {@code *}
	 * @param allowedOriginPatterns patterns of origins
	 * @param allowedOriginRegexes regular expressions that match whole origins
	 * @param allowedMethods methods beyond the safelisted ones
	 * @param allowedHeaders request headers beyond the safelisted ones
	 * @param exposedHeaders response headers beyond the safelisted ones
	 * @param allowCredentials whether credentials are allowed
	 * @param maxAge how long a preflight may be cached
	 */
	public PolicySettings {
		allowedOrigins = List.copyOf(allowedOrigins);
		allowedOriginPatterns = List.copyOf(allowedOriginPatterns);
		allowedOriginRegexes = List.copyOf(allowedOriginRegexes);
		allowedMethods = List.copyOf(allowedMethods);
		allowedHeaders = List.copyOf(allowedHeaders);
		exposedHeaders = List.copyOf(exposedHeaders);
	}

}
