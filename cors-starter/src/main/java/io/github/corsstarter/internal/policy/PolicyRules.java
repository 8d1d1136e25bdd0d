package io.github.corsstarter.internal.policy;

import io.github.corsstarter.internal.origin.OriginSet;
import io.github.corsstarter.internal.protocol.AllowedHeaders;
import io.github.corsstarter.internal.protocol.AllowedMethods;
import org.jspecify.annotations.Nullable;

/**
 * What a policy allows, in the form that decisions need.
 *
 * @param origins the origins that are allowed
 * @param methods the methods that are allowed
 * @param headers the request headers that are allowed
 * @param exposeHeaders the value of {@code Access-Control-Expose-Headers}, or
 * {@code null} for none
 * @param credentials whether credentials are allowed
 * @param maxAge the value of {@code Access-Control-Max-Age}
 */
public record PolicyRules(OriginSet origins, AllowedMethods methods, AllowedHeaders headers,
		@Nullable String exposeHeaders, boolean credentials, String maxAge) {

}
