package io.github.corsstarter;

import org.jspecify.annotations.Nullable;

/**
 * Decides which policy governs a request. A bean of this type replaces the default
 * resolver, which goes by the {@code cors} properties; it may inject {@link CorsPolicies}
 * to fall back on what they say.
 * <p>
 * A resolver is asked once for each request, by many threads at once, and before
 * everything else, Spring Security included: it should answer from memory. When it
 * throws, the request is treated as one that no policy allows.
 */
@FunctionalInterface
public interface PolicyResolver {

	/**
	 * The policy that governs the request.
	 * @param request the request, a preflight or an actual one, of any origin or none;
	 * valid during this call only
	 * @return the policy, or {@code null} to leave the request and its response alone
	 */
	@Nullable CorsPolicy resolve(CorsRequest request);

}
