package io.github.corsstarter.docs;

import java.util.List;

/**
 * Stands for a repository of the application.
 */
interface TenantRepository {

	List<Tenant> findAll();

}
