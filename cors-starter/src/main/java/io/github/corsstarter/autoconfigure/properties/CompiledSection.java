package io.github.corsstarter.autoconfigure.properties;

import java.util.Set;

import io.github.corsstarter.internal.policy.CompiledPolicy;
import io.github.corsstarter.web.path.PathPolicy;
import io.github.corsstarter.web.path.PathShape;

/**
 * A valid section of the properties, and the policy that it defines. Not a record: there
 * may be thousands of them with thousands of paths, so they are compared by identity.
 */
final class CompiledSection {

	private final PolicySection section;

	private final CompiledPolicy policy;

	private final PathPolicy governed;

	private final Set<PathShape> shapes;

	/**
	 * Create the pair.
	 * @param section the section
	 * @param policy the policy
	 * @param governed the policy with its paths
	 */
	CompiledSection(PolicySection section, CompiledPolicy policy, PathPolicy governed) {
		this.section = section;
		this.policy = policy;
		this.governed = governed;
		this.shapes = governed.shapes();
	}

	PolicySection section() {
		return this.section;
	}

	CompiledPolicy policy() {
		return this.policy;
	}

	/** The policy with its paths. */
	PathPolicy governed() {
		return this.governed;
	}

	/** The shapes of the policy's paths. */
	Set<PathShape> shapes() {
		return this.shapes;
	}

}
