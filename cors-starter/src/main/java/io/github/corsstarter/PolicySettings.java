package io.github.corsstarter;

import java.time.Duration;
import java.util.List;

/**
 * What somebody wrote who made a policy. For people only: nothing is decided by it.
 * Immutable.
 *
 * @param allowedOrigins serialized origins, or the single {@code *}
 * @param allowedOriginPatterns patterns of origins
 * @param allowedOriginRegexes expressions over whole origins
 * @param allowedMethods methods beyond the safelisted
 * @param allowedHeaders request headers beyond the safelisted
 * @param exposedHeaders response headers beyond the safelisted
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
	 * @param allowedOriginRegexes expressions over whole origins
	 * @param allowedMethods methods beyond the safelisted
	 * @param allowedHeaders request headers beyond the safelisted
	 * @param exposedHeaders response headers beyond the safelisted
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
