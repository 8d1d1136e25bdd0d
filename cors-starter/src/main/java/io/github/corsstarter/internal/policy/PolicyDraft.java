package io.github.corsstarter.internal.policy;

import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.corsstarter.Danger;
import io.github.corsstarter.PolicySettings;

/**
 * What somebody wrote who wants a policy, unchecked. Immutable.
 *
 * @param name the name by which people know the policy
 * @param settings what it is to allow
 * @param tolerated what is not to be refused
 * @param ruleNames what people call its rules, by their keys
 */
public record PolicyDraft(String name, PolicySettings settings, Set<Danger> tolerated,
		UnaryOperator<String> ruleNames) {

	/**
	 * Create a draft.
	 * @param name the name by which people know the policy
	 * @param settings what it is to allow
	 * @param tolerated what is not to be refused
	 * @param ruleNames what people call its rules, by their keys
	 */
	public PolicyDraft {
		tolerated = Set.copyOf(tolerated);
	}

}
