package io.github.corsstarter.sample.tenants;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.InvalidCorsPolicyException;
import io.github.corsstarter.PolicyResolver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Allows the tenants in the database to call the application's paths. Everything else
 * follows the {@code cors} properties.
 * <p>
 * A resolver runs before everything else, including Spring Security, and anybody can
 * trigger it. So it answers from a snapshot in memory, which is replaced as a whole when
 * a tenant changes. Several instances of the application would have to notify each other,
 * or reload the table from time to time.
 */
@Component
@Profile("tenants")
public final class TenantPolicies implements PolicyResolver {

	private static final Logger log = LoggerFactory.getLogger(TenantPolicies.class);

	private static final RowMapper<Tenant> TENANT = (row, number) -> new Tenant(row.getString("name"),
			row.getString("origin"));

	private final CorsPolicies configured;

	private final JdbcClient jdbc;

	private volatile Map<String, CorsPolicy> byOrigin = Map.of();

	TenantPolicies(CorsPolicies configured, JdbcClient jdbc) {
		this.configured = configured;
		this.jdbc = jdbc;
		refresh();
	}

	@Override
	public @Nullable CorsPolicy resolve(CorsRequest request) {
		CorsPolicy policy = this.configured.resolve(request);
		if (policy == null || !policy.name().equals("app")) {
			return policy;
		}
		String origin = request.origin();
		CorsPolicy tenant = (origin != null) ? this.byOrigin.get(origin) : null;
		return (tenant != null) ? tenant : policy;
	}

	/**
	 * The origins of the tenants.
	 * @return the current origins
	 */
	public Set<String> origins() {
		return this.byOrigin.keySet();
	}

	/**
	 * Add the tenant, or move it to another origin. Takes effect with the next request.
	 * @param tenant the tenant
	 * @throws InvalidCorsPolicyException if the origin is not valid, or not safe to share
	 * a session with
	 */
	synchronized void put(Tenant tenant) {
		policy(tenant);
		this.jdbc.sql("merge into tenant (name, origin) key (name) values (?, ?)")
			.params(tenant.name(), tenant.origin())
			.update();
		refresh();
	}

	private void refresh() {
		Map<String, CorsPolicy> byOrigin = new HashMap<>();
		for (Tenant tenant : this.jdbc.sql("select name, origin from tenant").query(TENANT).list()) {
			try {
				byOrigin.put(tenant.origin(), policy(tenant));
			}
			catch (InvalidCorsPolicyException ex) {
				// One bad row must not lock the other tenants out.
				log.warn("tenant={} is left out. {}", tenant.name(), ex.getMessage());
			}
		}
		this.byOrigin = Map.copyOf(byOrigin);
	}

	private static CorsPolicy policy(Tenant tenant) {
		return CorsPolicy.builder()
			.name("tenant-" + tenant.name())
			.allowedOrigins(tenant.origin())
			.allowedMethods("PUT", "DELETE")
			.allowedHeaders("Content-Type", "X-CSRF-TOKEN", "Authorization")
			.exposedHeaders("X-Total-Count")
			.allowCredentials(true)
			.build();
	}

}
