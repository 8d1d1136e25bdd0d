package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.web.path.PathShape;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries with which two policies allow the same origins on the same path, so it
 * would be unclear which of the two governs. Not safe for concurrent use.
 */
public final class PolicyClashes {

	/** Where the policies of the properties are. */
	private static final String PROPERTIES = "the properties";

	/** By the shape of the path, whatever the names of its variables. */
	private final Map<PathShape, Claims> claims = new HashMap<>();

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
				Claims claims = this.claims.get(new PathShape(path));
				for (int i = 0; claims != null && i < entries.size(); i++) {
					Claimant other = claims.first(new Entry(property, entries.get(i)));
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
		for (String path : paths) {
			this.claims.computeIfAbsent(new PathShape(path), (shape) -> new Claims())
				.add(new Claimant(policy, place, path, origins));
		}
	}

	/**
	 * Which policy was the first to allow an entry on paths of one shape. Most paths have
	 * one policy alone, so the entries are only sorted out when somebody asks.
	 */
	private static final class Claims {

		private final List<Claimant> pending = new ArrayList<>(1);

		private final Map<Entry, Claimant> first = new HashMap<>();

		void add(Claimant claimant) {
			this.pending.add(claimant);
		}

		@Nullable Claimant first(Entry entry) {
			for (Claimant claimant : this.pending) {
				for (String property : PolicyKeys.ORIGINS) {
					claimant.origins.apply(property)
						.forEach((origin) -> this.first.putIfAbsent(new Entry(property, origin), claimant));
				}
			}
			this.pending.clear();
			return this.first.get(entry);
		}

	}

	/**
	 * An entry of a list of origins.
	 *
	 * @param property the key of the list
	 * @param origin the entry
	 */
	private record Entry(String property, String origin) {

	}

	/**
	 * A policy that allows entries.
	 *
	 * @param policy the name of the policy
	 * @param place where the policy is
	 * @param path the path pattern as the policy spells it
	 * @param origins returns the list of origins for its key
	 */
	private record Claimant(String policy, String place, String path, Function<String, List<String>> origins) {

	}

}
