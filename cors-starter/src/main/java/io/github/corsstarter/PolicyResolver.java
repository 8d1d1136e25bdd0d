package io.github.corsstarter;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Decides which policy governs a request. A bean of this type replaces the default
 * resolver, which uses the {@code cors} properties; it may inject {@link CorsPolicies}
 * and should {@linkplain CorsPolicies#resolve ask them first}: they know which path a
 * request means, however it is spelled.
 * <p>
 * A resolver is called once for each request, by many threads at once, and before
 * everything else, including Spring Security, so it should answer from memory. If it
 * throws, the request is treated as one that no policy allows.
 */
@FunctionalInterface
public interface PolicyResolver {

	/**
	 * The policy that governs the request.
	 * @param request the request, preflight or actual, from any origin or none; valid
	 * during this call only
	 * @return the policy, or {@code null} to leave the request and its response alone
	 */
	@Nullable CorsPolicy resolve(CorsRequest request);

	/**
	 * A resolver for policies that share all their paths, such as one for each tenant.
	 * The policy that allows the request's origin most explicitly governs the request,
	 * and of equal ones the earlier. If none allows the origin, or the request has none,
	 * it is the first that allows every origin, or else the first. Choosing among ten
	 * thousand policies takes as long as among ten.
	 * @param policies the policies; if there are none, none governs any request
	 * @return the resolver; immutable, so that to change the policies it is replaced
	 */
	static PolicyResolver byOrigin(Collection<? extends CorsPolicy> policies) {
		return CorsPolicyBuilder.byOrigin(policies);
	}

}
