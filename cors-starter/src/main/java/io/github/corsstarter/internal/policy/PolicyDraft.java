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
 * @param namesOrigins whether any of the lists of origins was written, even if they are
 * empty and so allow nobody
 * @param ruleNames returns the name of a rule for its key
 */
public record PolicyDraft(String name, PolicySettings settings, Set<Danger> tolerated, boolean namesOrigins,
		UnaryOperator<String> ruleNames) {

	/**
	 * Create a draft.
	 * @param name the policy's name, for people
	 * @param settings what it should allow
	 * @param tolerated the dangers that must not be refused
	 * @param namesOrigins whether any of the lists of origins was written
	 * @param ruleNames returns the name of a rule for its key
	 */
	public PolicyDraft {
		tolerated = Set.copyOf(tolerated);
	}

}
