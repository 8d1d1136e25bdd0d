package io.github.corsstarter.internal.policy;

import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.corsstarter.Danger;
import io.github.corsstarter.PolicySettings;

/**
 * A policy as it was written, unchecked. Immutable.
 *
 * @param name the policy's name, for people
 * @param settings what it should allow
 * @param tolerated the dangers that must not be refused
 * @param ruleNames returns the name of a rule for its key
 */
public record PolicyDraft(String name, PolicySettings settings, Set<Danger> tolerated,
		UnaryOperator<String> ruleNames) {

	/**
	 * Create a draft.
	 * @param name the policy's name, for people
	 * @param settings what it should allow
	 * @param tolerated the dangers that must not be refused
	 * @param ruleNames returns the name of a rule for its key
	 */
	public PolicyDraft {
		tolerated = Set.copyOf(tolerated);
	}

}
