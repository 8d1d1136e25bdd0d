package io.github.corsstarter.autoconfigure.properties;

import java.util.Set;

import io.github.corsstarter.internal.policy.CompiledPolicy;
import io.github.corsstarter.web.path.PathPolicy;
import io.github.corsstarter.web.path.PathShape;

/**
 * A valid section of the properties, and the policy that it defines.
 *
 * @param section the section
 * @param policy the policy
 * @param governed the policy with its paths
 */
record CompiledSection(PolicySection section, CompiledPolicy policy, PathPolicy governed) {

	/**
	 * The shapes of the policy's paths.
	 * @return the shapes
	 */
	Set<PathShape> shapes() {
		return this.governed.shapes();
	}

}
