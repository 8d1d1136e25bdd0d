package io.github.corsstarter.docs;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.SourcedPolicy;

import org.springframework.stereotype.Component;

@Component
class TenantSource implements CorsPolicySource {

	private final TenantRepository tenants;

	TenantSource(TenantRepository tenants) {
		this.tenants = tenants;
	}

	@Override
	public List<SourcedPolicy> policies() {
		return this.tenants.findAll().stream().map(TenantSource::policy).toList();
	}

	private static SourcedPolicy policy(Tenant tenant) {
		CorsPolicyBuilder policy = CorsPolicy.builder()
			.name("tenant-" + tenant.name())
			.allowedOrigins(tenant.origin())
			.allowCredentials(true);
		return SourcedPolicy.of(policy, "/api/**").leftOutIfRefused();
	}

}
