package io.github.corsstarter.internal.policy;

import java.util.function.UnaryOperator;

import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.internal.origin.OriginRules;

/**
 * What a policy was made from and where that is written: everything needed to explain a
 * decision, and nothing needed to make one.
 *
 * @param settings what was written
 * @param origins the rules that allow origins
 * @param ruleNames returns the name of a rule for its key
 */
public record PolicySource(PolicySettings settings, OriginRules origins, UnaryOperator<String> ruleNames) {

	/**
	 * The name of a rule, which tells people where to change it.
	 * @param key the key of the rule: {@code allowed-methods}
	 * @return {@code cors.policies.api.allowed-methods}, for example
	 */
	public String nameOf(String key) {
		return this.ruleNames.apply(key);
	}

}
