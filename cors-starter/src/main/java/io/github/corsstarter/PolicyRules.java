package io.github.corsstarter;

import java.util.List;

import io.github.corsstarter.origin.OriginSet;
import org.jspecify.annotations.Nullable;

/**
 * What a policy allows, in the form in which it is asked and answered.
 *
 * @param origins the origins that are let in
 * @param methods the methods that are allowed
 * @param headers the request headers that are allowed
 * @param exposeHeaders the value of {@code Access-Control-Expose-Headers}, or
 * {@code null} for none
 * @param credentials whether credentials are allowed
 * @param maxAge the value of {@code Access-Control-Max-Age}
 */
record PolicyRules(OriginSet origins, AllowedMethods methods, AllowedHeaders headers, @Nullable String exposeHeaders,
		boolean credentials, String maxAge) {

	/** Allow nothing to anybody. */
	static final PolicyRules NOTHING = new PolicyRules(OriginSet.NONE, AllowedMethods.of(List.of()),
			AllowedHeaders.of(List.of()), null, false, "0");

}
