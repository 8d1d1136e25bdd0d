package io.github.corsstarter.internal.policy;

import java.util.Locale;
import java.util.Set;

/**
 * The names of policies that mean something by themselves in metrics and logs.
 */
public final class ReservedNames {

	/** The policy that denies every origin. */
	public static final String NONE = "none";

	/** All policies without counters of their own. */
	private static final String OTHER = "other";

	private static final Set<String> RESERVED = Set.of(NONE, OTHER);

	private ReservedNames() {
	}

	/**
	 * Whether a policy of the properties must not have this name.
	 * @param name the name, in any case and with any hyphens
	 * @return {@code true} if it is reserved
	 */
	public static boolean isReserved(String name) {
		return RESERVED.contains(name.replace("-", "").toLowerCase(Locale.ROOT));
	}

}
