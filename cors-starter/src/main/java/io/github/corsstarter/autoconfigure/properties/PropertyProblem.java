package io.github.corsstarter.autoconfigure.properties;

import java.util.regex.Pattern;

import io.github.corsstarter.CorsProblem;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Something in the {@code cors} properties that should be changed: a mistake, or a reason
 * for a warning.
 *
 * @param policy the key under {@code cors.policies} where it is, or the empty string for
 * the keys directly under {@code cors}
 * @param problem what it is about; its property is empty if it is about the policy as a
 * whole
 */
public record PropertyProblem(String policy, CorsProblem problem) {

	/** A name that needs no brackets in a key. */
	private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]+");

	/**
	 * Where the problem is, for people.
	 * @return the key as it is written in YAML:
	 * {@code cors.policies.api.allowed-origins[0]}
	 */
	public String key() {
		return key(policyElement());
	}

	private String key(String policyElement) {
		String property = this.problem.property() + index();
		return CorsProperties.PREFIX + (this.policy.isEmpty() ? "" : ".policies" + policyElement)
				+ (property.isEmpty() ? "" : "." + property);
	}

	/**
	 * Where the problem is, for a look-up.
	 * @return the name that the value was bound under
	 */
	public ConfigurationPropertyName name() {
		return ConfigurationPropertyName.adapt(key(), '.');
	}

	/**
	 * Where the problem is, for a look-up, if the policy's name is in brackets although
	 * it need not be.
	 * @return the name that the value was bound under
	 */
	public ConfigurationPropertyName bracketedName() {
		return ConfigurationPropertyName.adapt(key("[" + this.policy + "]"), '.');
	}

	private String policyElement() {
		return PLAIN_NAME.matcher(this.policy).matches() ? "." + this.policy : "[" + this.policy + "]";
	}

	private String index() {
		return (this.problem.index() != CorsProblem.WHOLE) ? "[" + this.problem.index() + "]" : "";
	}

	/**
	 * The problem on one line: {@code cors.allowed-origins[0] 'x': Why. What to write.}
	 */
	@Override
	public String toString() {
		return key() + ((this.problem.value() != null) ? " '" + this.problem.value() + "'" : "") + ": "
				+ this.problem.message();
	}

}
