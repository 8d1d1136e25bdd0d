package io.github.corsstarter.internal.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.internal.origin.OriginClaims;
import io.github.corsstarter.internal.origin.OriginSet;
import org.jspecify.annotations.Nullable;

/**
 * Policies of the same requests, among which the request's origin chooses: the strongest
 * match governs, and of equal ones the earlier. Immutable and safe for concurrent use.
 * The choice costs as much among ten thousand compiled policies as among ten; policies of
 * a user's own class are asked one by one.
 */
public final class PoliciesByOrigin implements PolicyResolver {

	/** The first that allows every origin goes first, to govern what has no origin. */
	private final List<CorsPolicy> policies;

	/** The indexes of the compiled policies, in the order of their claims. */
	private final int[] compiled;

	private final OriginClaims claims;

	/** The indexes of all others. */
	private final int[] others;

	/**
	 * Create a choice.
	 * @param policies the policies; if there are none, none governs any request
	 */
	public PoliciesByOrigin(Collection<? extends CorsPolicy> policies) {
		this.policies = varying(policies);
		List<Integer> compiled = new ArrayList<>();
		List<OriginSet> sets = new ArrayList<>();
		List<Integer> others = new ArrayList<>();
		for (int i = 0; i < this.policies.size(); i++) {
			if (this.policies.get(i) instanceof CompiledPolicy policy) {
				compiled.add(i);
				sets.add(policy.rules().origins());
			}
			else {
				others.add(i);
			}
		}
		this.compiled = compiled.stream().mapToInt(Integer::intValue).toArray();
		this.claims = new OriginClaims(sets);
		this.others = others.stream().mapToInt(Integer::intValue).toArray();
	}

	private static List<CorsPolicy> varying(Collection<? extends CorsPolicy> policies) {
		if (policies.size() < 2) {
			return List.copyOf(policies);
		}
		List<CorsPolicy> varying = new ArrayList<>(policies.size());
		policies.forEach((policy) -> varying.add(policy.varyingByOrigin()));
		varying.sort(Comparator.comparing(CorsPolicy::allowsAnyOrigin).reversed());
		return List.copyOf(varying);
	}

	/**
	 * The policies.
	 * @return the policies, the one first that governs what has no origin
	 */
	public List<CorsPolicy> policies() {
		return this.policies;
	}

	@Override
	public @Nullable CorsPolicy resolve(CorsRequest request) {
		if (this.policies.size() < 2) {
			return this.policies.isEmpty() ? null : this.policies.get(0);
		}
		String origin = request.origin();
		return this.policies.get((origin != null) ? strongest(origin) : 0);
	}

	private int strongest(String origin) {
		int claim = this.claims.strongest(origin);
		if (this.others.length == 0) {
			return Math.max(claim, 0);
		}
		int chosen = (this.compiled.length > 0) ? this.compiled[Math.max(claim, 0)] : this.others[0];
		OriginMatch strongest = this.policies.get(chosen).match(origin);
		for (int other : this.others) {
			OriginMatch match = this.policies.get(other).match(origin);
			int difference = match.compareTo(strongest);
			if (difference > 0 || (difference == 0 && other < chosen)) {
				chosen = other;
				strongest = match;
			}
		}
		return chosen;
	}

}
