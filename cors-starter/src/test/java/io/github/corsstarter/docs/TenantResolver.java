package io.github.corsstarter.docs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

@Component
class TenantResolver implements PolicyResolver {

	private final CorsPolicies configured;

	private final Map<String, CorsPolicy> byOrigin = new ConcurrentHashMap<>();

	TenantResolver(CorsPolicies configured) {
		this.configured = configured;
	}

	@Override
	public @Nullable CorsPolicy resolve(CorsRequest request) {
		CorsPolicy policy = this.configured.resolve(request);
		String origin = request.origin();
		// Other paths, and paths that are ambiguous, are not for tenants.
		if (policy == null || !policy.name().equals("tenants") || origin == null) {
			return policy;
		}
		return this.byOrigin.getOrDefault(origin, policy);
	}

	void allow(String origin) {
		// Throws an InvalidCorsPolicyException that says what is wrong with the origin.
		CorsPolicy policy = CorsPolicy.builder().name("tenant").allowedOrigins(origin).allowCredentials(true).build();
		this.byOrigin.put(origin, policy);
	}

	void withdraw(String origin) {
		this.byOrigin.remove(origin);
	}

}
