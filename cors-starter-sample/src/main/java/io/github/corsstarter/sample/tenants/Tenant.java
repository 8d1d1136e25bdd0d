package io.github.corsstarter.sample.tenants;

/**
 * A tenant whose pages may call the API.
 *
 * @param name the tenant's name
 * @param origin where its pages come from
 */
public record Tenant(String name, String origin) {

}
