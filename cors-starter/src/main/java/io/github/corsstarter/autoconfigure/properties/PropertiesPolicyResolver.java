package io.github.corsstarter.autoconfigure.properties;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import org.jspecify.annotations.Nullable;

/**
 * The default resolver, which uses the properties and nothing else.
 *
 * @param policies the policies that the properties define
 */
public record PropertiesPolicyResolver(CorsPolicies policies) implements PolicyResolver {

	@Override
	public @Nullable CorsPolicy resolve(CorsRequest request) {
		return this.policies.resolve(request);
	}

}
