package io.github.corsstarter.internal.policy;

/**
 * Which failures of what users plug in an application survives.
 */
public final class Failures {

	private Failures() {
	}

	/**
	 * Throw what the JVM cannot be trusted after, and return from everything else: an
	 * {@code AssertionError} or a {@code NoClassDefFoundError} of a listener is its
	 * failure and not the request's. The stack of a backtracking regex overflows when a
	 * stranger wants it to, and is as good as new afterwards.
	 * @param failure what was caught
	 */
	public static void throwIfFatal(Throwable failure) {
		if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
			throw fatal;
		}
	}

}
