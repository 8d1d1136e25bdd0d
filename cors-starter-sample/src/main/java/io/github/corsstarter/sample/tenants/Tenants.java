package io.github.corsstarter.sample.tenants;

import java.util.List;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tenants in the database.
 */
@Repository
@Profile("tenants")
public class Tenants {

	private final JdbcClient jdbc;

	Tenants(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * All tenants.
	 * @return the tenants
	 */
	public List<Tenant> all() {
		return this.jdbc.sql("select name, origin from tenant order by name").query(Tenant.class).list();
	}

	/** Add the tenant, or move it to another origin. */
	void put(Tenant tenant) {
		boolean known = this.jdbc.sql("update tenant set origin = :origin where name = :name")
			.paramSource(tenant)
			.update() > 0;
		if (!known) {
			this.jdbc.sql("insert into tenant (name, origin) values (:name, :origin)").paramSource(tenant).update();
		}
	}

	void remove(String name) {
		this.jdbc.sql("delete from tenant where name = :name").param("name", name).update();
	}

}
