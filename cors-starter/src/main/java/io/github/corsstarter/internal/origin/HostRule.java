package io.github.corsstarter.internal.origin;

import io.github.corsstarter.internal.regex.LinearRegex;

/**
 * What an origin pattern requires in front of its base domain. Immutable.
 */
public sealed interface HostRule {

	/**
	 * Whether a host that is known to end with the base domain is allowed.
	 * @param origin the origin
	 * @param baseStart where the base domain begins in its serialization: at the host's
	 * start, or after a dot
	 * @return {@code true} if it is allowed
	 */
	boolean allows(Origin origin, int baseStart);

	/**
	 * What may stand in front of the base domain.
	 * @return a regular expression, including the dot
	 */
	String expression();

	/**
	 * Nothing: the base domain is the host.
	 */
	record Literal() implements HostRule {

		@Override
		public boolean allows(Origin origin, int baseStart) {
			return baseStart == origin.hostStart();
		}

		@Override
		public String expression() {
			return "";
		}

	}

	/**
	 * One or more labels.
	 */
	record Subdomains() implements HostRule {

		@Override
		public boolean allows(Origin origin, int baseStart) {
			return baseStart > origin.hostStart();
		}

		@Override
		public String expression() {
			return "([a-z0-9_-]+\\.)+";
		}

	}

	/**
	 * One label that a regular expression matches.
	 *
	 * @param regex what the whole label must match
	 */
	record Label(LinearRegex regex) implements HostRule {

		@Override
		public boolean allows(Origin origin, int baseStart) {
			String serialized = origin.toString();
			int labelEnd = baseStart - 1;
			// The regex may match a dot, but the label that it is asked about never holds
			// one.
			return serialized.indexOf('.', origin.hostStart()) == labelEnd
					&& this.regex.matches(serialized, origin.hostStart(), labelEnd);
		}

		@Override
		public String expression() {
			return this.regex + "\\.";
		}

	}

}
