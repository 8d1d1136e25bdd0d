package io.github.corsstarter.web.path;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyRefresh;
import org.jspecify.annotations.Nullable;

/**
 * The policies in force and how they came about, which a refresh replaces as a whole.
 * Safe for concurrent use: whoever asks gets an answer from before a refresh or from
 * after it. One thread at a time may replace them.
 */
public final class PoliciesInForce implements CorsPolicies {

	private volatile State state;

	/**
	 * Put the first policies into force.
	 * @param policies the policies
	 * @param start how they came about
	 */
	public PoliciesInForce(PathPolicies policies, PolicyRefresh start) {
		this.state = new State(policies, start);
	}

	/**
	 * Put other policies into force.
	 * @param policies the policies
	 * @param refresh what brought them
	 */
	public void replace(PathPolicies policies, PolicyRefresh refresh) {
		this.state = new State(policies, refresh);
	}

	/**
	 * Take note of a refresh that leaves the policies in force.
	 * @param refresh what became of it
	 */
	public void keep(PolicyRefresh refresh) {
		this.state = new State(this.state.policies, refresh);
	}

	/**
	 * The last refresh. Read it before and after a {@linkplain #snapshot() snapshot}: if
	 * it is the same object, the snapshot was in force all the time.
	 * @return what became of it
	 */
	public PolicyRefresh lastRefresh() {
		return this.state.refresh;
	}

	@Override
	public CorsPolicies snapshot() {
		return this.state.policies;
	}

	@Override
	public @Nullable CorsPolicy named(String name) {
		return this.state.policies.named(name);
	}

	@Override
	public List<String> paths(String name) {
		return this.state.policies.paths(name);
	}

	@Override
	public @Nullable CorsPolicy resolve(CorsRequest request) {
		return this.state.policies.resolve(request);
	}

	@Override
	public boolean isEmpty() {
		return this.state.policies.isEmpty();
	}

	@Override
	public Iterator<CorsPolicy> iterator() {
		return this.state.policies.iterator();
	}

	/** Both in one object, so that nobody sees the one without the other. */
	private record State(PathPolicies policies, PolicyRefresh refresh) {

		private State {
			Objects.requireNonNull(policies, "'policies' must not be null");
			Objects.requireNonNull(refresh, "'refresh' must not be null");
		}

	}

}
