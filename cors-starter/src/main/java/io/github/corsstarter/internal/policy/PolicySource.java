package io.github.corsstarter.internal.policy;

import java.util.function.UnaryOperator;

import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.internal.origin.OriginRules;

/**
 * What a policy was made of and where that is written: what it takes to explain a
 * decision, and nothing that it takes to make one.
 *
 * @param settings what was written
 * @param origins the rules that the origins are allowed by
 * @param ruleNames what people call the rules, by their keys
 */
public record PolicySource(PolicySettings settings, OriginRules origins, UnaryOperator<String> ruleNames) {

	/**
	 * What people call a rule, so that they find where to change it.
	 * @param key the key of the rule: {@code allowed-methods}
	 * @return {@code cors.policies.api.allowed-methods}, for example
	 */
	public String nameOf(String key) {
		return this.ruleNames.apply(key);
	}

}
