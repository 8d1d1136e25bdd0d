package io.github.corsstarter.sample.tenants;

/**
 * Somebody whose pages may call the API.
 *
 * @param name what people call the tenant
 * @param origin where its pages come from
 */
record Tenant(String name, String origin) {

}
