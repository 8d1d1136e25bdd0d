package io.github.corsstarter.internal.origin;

import java.util.Arrays;

/**
 * Which ports an origin pattern admits. Immutable.
 */
sealed interface PortRule {

	/**
	 * Whether the port is admitted.
	 * @param port the origin's port, see {@link Origin#port()}
	 * @return {@code true} if it is
	 */
	boolean admits(int port);

	/**
	 * Whether every port is admitted that another rule admits.
	 * @param other the other rule
	 * @return {@code true} if so
	 */
	boolean covers(PortRule other);

	/**
	 * Any port, or none.
	 */
	record Any() implements PortRule {

		@Override
		public boolean admits(int port) {
			return true;
		}

		@Override
		public boolean covers(PortRule other) {
			return true;
		}

	}

	/**
	 * Some ports.
	 */
	final class Listed implements PortRule {

		private final int[] ports;

		Listed(int... ports) {
			this.ports = ports.clone();
		}

		@Override
		public boolean admits(int port) {
			for (int admitted : this.ports) {
				if (port == admitted) {
					return true;
				}
			}
			return false;
		}

		@Override
		public boolean covers(PortRule other) {
			return other instanceof Listed listed && Arrays.stream(listed.ports).allMatch(this::admits);
		}

	}

}
