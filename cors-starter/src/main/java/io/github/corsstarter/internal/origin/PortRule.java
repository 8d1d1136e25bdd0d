package io.github.corsstarter.internal.origin;

import java.util.Arrays;

/**
 * Which ports an origin pattern allows. Immutable.
 */
sealed interface PortRule {

	/**
	 * Whether the port is allowed.
	 * @param port the origin's port, see {@link Origin#port()}
	 * @return {@code true} if it is allowed
	 */
	boolean allows(int port);

	/**
	 * Whether this rule allows every port that another rule allows.
	 * @param other the other rule
	 * @return {@code true} if so
	 */
	boolean covers(PortRule other);

	/**
	 * Any port, or none.
	 */
	record Any() implements PortRule {

		@Override
		public boolean allows(int port) {
			return true;
		}

		@Override
		public boolean covers(PortRule other) {
			return true;
		}

	}

	/**
	 * Only the listed ports.
	 */
	final class Listed implements PortRule {

		private final int[] ports;

		Listed(int... ports) {
			this.ports = ports.clone();
		}

		@Override
		public boolean allows(int port) {
			for (int allowed : this.ports) {
				if (port == allowed) {
					return true;
				}
			}
			return false;
		}

		@Override
		public boolean covers(PortRule other) {
			return other instanceof Listed listed && Arrays.stream(listed.ports).allMatch(this::allows);
		}

	}

}
