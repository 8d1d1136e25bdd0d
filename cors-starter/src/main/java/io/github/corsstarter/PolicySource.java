package io.github.corsstarter;

import java.util.function.UnaryOperator;

import io.github.corsstarter.origin.OriginRules;

/**
 * What a policy was made of and where that is written: what it takes to explain a
 * decision, and nothing that it takes to make one.
 *
 * @param settings what was written
 * @param origins the rules that the origins are let in by
 * @param ruleNames what people call the rules, by their keys
 */
record PolicySource(PolicySettings settings, OriginRules origins, UnaryOperator<String> ruleNames) {

	/** Of a policy that nobody wrote. */
	static final PolicySource NONE = new PolicySource(PolicySettings.NOTHING, OriginRules.NONE,
			UnaryOperator.identity());

	/**
	 * What people call a rule, so that they find where to change it.
	 * @param key the key of the rule: {@code allowed-methods}
	 * @return {@code cors.policies.api.allowed-methods}, for example
	 */
	String nameOf(String key) {
		return this.ruleNames.apply(key);
	}

}
