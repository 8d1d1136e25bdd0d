package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.web.path.PathShape;

/**
 * Finds entries with which two policies allow the same origins on the same path, so it
 * would be unclear which of the two governs.
 */
final class PolicyClashes {

	/** Which policy was the first to allow an entry on a path. */
	private final Map<Claim, Claimant> claims = new HashMap<>();

	private final int policies;

	/**
	 * Create a check that remembers which policy allows what.
	 * @param policies how many policies there are
	 */
	PolicyClashes(int policies) {
		this.policies = policies;
	}

	/**
	 * Find what a policy shares with those that were checked before.
	 * @param section the policy
	 * @return the entries that clash
	 */
	List<CorsProblem> find(PolicySection section) {
		List<CorsProblem> found = new ArrayList<>();
		// A single policy cannot clash, and may have a hundred thousand origins.
		if (this.policies > 1) {
			PolicyKeys.ORIGINS.forEach((property) -> find(section, property, found));
		}
		return found;
	}

	private void find(PolicySection section, String property, List<CorsProblem> found) {
		List<String> origins = section.entries(property).values();
		for (String path : section.paths()) {
			PathShape shape = new PathShape(path);
			Claimant claimant = new Claimant(section.name(), path);
			for (int i = 0; i < origins.size(); i++) {
				Claimant other = this.claims.putIfAbsent(new Claim(shape, property, origins.get(i)), claimant);
				if (other != null && !other.policy().equals(section.name())) {
					found.add(new CorsProblem(property, i, origins.get(i),
							"The policy '%s' has this entry for the path '%s' too%s. Remove it from one of them, or give them different paths."
								.formatted(other.policy(), other.path(),
										other.path().equals(path) ? "" : ", which is the same as '" + path + "'")));
				}
			}
		}
	}

	/**
	 * An entry that is allowed on a path.
	 *
	 * @param path the path, whatever the names of its variables
	 * @param property the key of the list that the entry stands in
	 * @param origin the entry
	 */
	private record Claim(PathShape path, String property, String origin) {

	}

	/**
	 * The policy that allows it.
	 *
	 * @param policy the name of the policy
	 * @param path the path pattern as the policy spells it
	 */
	private record Claimant(String policy, String path) {

	}

}
