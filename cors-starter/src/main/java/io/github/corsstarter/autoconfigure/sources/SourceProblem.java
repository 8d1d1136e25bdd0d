package io.github.corsstarter.autoconfigure.sources;

import io.github.corsstarter.CorsProblem;

/**
 * Something that is wrong with a policy that a source supplies.
 *
 * @param source the name of the source's bean
 * @param policy the name of the policy
 * @param problem what it is about; its property is empty if it is about the policy as a
 * whole
 */
public record SourceProblem(String source, String policy, CorsProblem problem) {

	/**
	 * Where the problem is, for people.
	 * @return {@code allowed-origins[0] of the policy 'acme'}, for example
	 */
	public String place() {
		String index = (this.problem.index() != CorsProblem.WHOLE) ? "[" + this.problem.index() + "]" : "";
		String key = this.problem.property() + index;
		return (key.isEmpty() ? "" : key + " of ") + "the policy '" + this.policy + "'";
	}

	/**
	 * The problem on one line, with its source.
	 */
	@Override
	public String toString() {
		return place() + " of the source '" + this.source + "'"
				+ ((this.problem.value() != null) ? " '" + this.problem.value() + "'" : "") + ": "
				+ this.problem.message();
	}

}
