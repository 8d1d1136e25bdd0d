package io.github.corsstarter.internal.policy;

/**
 * Tells which failures of plugged-in code an application survives.
 */
public final class Failures {

	private Failures() {
	}

	/**
	 * Rethrow a failure after which the JVM cannot be trusted, and return for any other:
	 * an {@code AssertionError} or a {@code NoClassDefFoundError} in a listener must not
	 * fail the request. A stranger can make a backtracking regex overflow the stack, and
	 * afterwards the thread is as good as new.
	 * @param failure what was caught
	 */
	public static void throwIfFatal(Throwable failure) {
		if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
			throw fatal;
		}
	}

}
