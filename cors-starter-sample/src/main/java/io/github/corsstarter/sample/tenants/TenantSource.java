package io.github.corsstarter.sample.tenants;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.SourcedPolicy;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets the pages of the tenants call the application's API: a policy for each of them
 * beside those of the {@code cors} properties.
 */
@Component
@Profile("tenants")
final class TenantSource implements CorsPolicySource {

	private final Tenants tenants;

	TenantSource(Tenants tenants) {
		this.tenants = tenants;
	}

	@Override
	public List<SourcedPolicy> policies() {
		return this.tenants.all()
			.stream()
			.map((tenant) -> SourcedPolicy.of(policy(tenant), "/api/**").leftOutIfRefused())
			.toList();
	}

	static CorsPolicyBuilder policy(Tenant tenant) {
		return CorsPolicy.builder()
			.name("tenant-" + tenant.name())
			.allowedOrigins(tenant.origin())
			.allowedMethods("PUT", "DELETE")
			.allowedHeaders("Content-Type", "X-CSRF-TOKEN", "Authorization")
			.exposedHeaders("X-Total-Count")
			.allowCredentials(true);
	}

}
