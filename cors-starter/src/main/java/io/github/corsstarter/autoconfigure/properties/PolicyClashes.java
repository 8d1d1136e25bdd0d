package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.web.path.PathShape;

/**
 * Finds entries with which two policies allow the same origins on the same path, so it
 * would be unclear which of the two governs. Not safe for concurrent use.
 */
public final class PolicyClashes {

	/** Where the policies of the properties are. */
	private static final String PROPERTIES = "the properties";

	/** Which policy was the first to allow an entry on a path. */
	private final Map<Claim, Claimant> claims = new HashMap<>();

	PolicyClashes() {
	}

	/**
	 * Find what a policy shares with those that were added before.
	 * @param section the policy
	 * @return the entries that clash
	 */
	List<CorsProblem> find(PolicySection section) {
		return find(section.name(), PROPERTIES, section.paths(), (property) -> section.entries(property).values());
	}

	/**
	 * Add a policy, which later ones may clash with.
	 * @param section the policy
	 */
	void add(PolicySection section) {
		add(section.name(), PROPERTIES, section.paths(), (property) -> section.entries(property).values());
	}

	/**
	 * Find what a policy shares with those that were added before.
	 * @param policy the name of the policy
	 * @param place where the policy is, for people: {@code the source 'tenants'}
	 * @param paths path patterns
	 * @param origins returns the list of origins for its key
	 * @return the entries that clash
	 */
	public List<CorsProblem> find(String policy, String place, List<String> paths,
			Function<String, List<String>> origins) {
		List<CorsProblem> found = new ArrayList<>();
		for (String property : PolicyKeys.ORIGINS) {
			List<String> entries = origins.apply(property);
			for (String path : paths) {
				PathShape shape = new PathShape(path);
				for (int i = 0; i < entries.size(); i++) {
					Claimant other = this.claims.get(new Claim(shape, property, entries.get(i)));
					if (other != null && !(other.policy().equals(policy) && other.place().equals(place))) {
						found.add(new CorsProblem(property, i, entries.get(i), message(other, place, path)));
					}
				}
			}
		}
		return found;
	}

	private static String message(Claimant other, String place, String path) {
		return "The policy '%s'%s has this entry for the path '%s' too%s. Remove it from one of them, or give them different paths."
			.formatted(other.policy(), other.place().equals(place) ? "" : " of " + other.place(), other.path(),
					other.path().equals(path) ? "" : ", which is the same as '" + path + "'");
	}

	/**
	 * Add a policy, which later ones may clash with.
	 * @param policy the name of the policy
	 * @param place where the policy is, for people: {@code the source 'tenants'}
	 * @param paths path patterns
	 * @param origins returns the list of origins for its key
	 */
	public void add(String policy, String place, List<String> paths, Function<String, List<String>> origins) {
		for (String property : PolicyKeys.ORIGINS) {
			for (String path : paths) {
				PathShape shape = new PathShape(path);
				Claimant claimant = new Claimant(policy, place, path);
				for (String entry : origins.apply(property)) {
					this.claims.putIfAbsent(new Claim(shape, property, entry), claimant);
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
	 * @param place where the policy is
	 * @param path the path pattern as the policy spells it
	 */
	private record Claimant(String policy, String place, String path) {

	}

}
