package io.github.corsstarter;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A policy that a {@link CorsPolicySource} supplies, and the paths that it governs; or
 * what is wrong with it. Immutable. Paths, names, and what several policies must not have
 * in common are checked when all policies are known.
 */
public final class SourcedPolicy {

	private final String name;

	private final @Nullable CorsPolicy policy;

	private final List<CorsProblem> problems;

	private final List<String> paths;

	private final boolean leftOutIfRefused;

	private SourcedPolicy(String name, @Nullable CorsPolicy policy, List<CorsProblem> problems, List<String> paths,
			boolean leftOutIfRefused) {
		this.name = name;
		this.policy = policy;
		this.problems = problems;
		this.paths = paths;
		this.leftOutIfRefused = leftOutIfRefused;
	}

	/**
	 * Build a policy. That it is refused is no exception here: it is reported together
	 * with all others that are.
	 * @param policy the policy; its name must not be another policy's
	 * @param paths path patterns, relative to the context path, such as {@code /api/**}
	 * @return the policy with its paths
	 */
	public static SourcedPolicy of(CorsPolicyBuilder policy, String... paths) {
		return of(policy, List.of(paths));
	}

	/**
	 * Build a policy. That it is refused is no exception here: it is reported together
	 * with all others that are.
	 * @param policy the policy; its name must not be another policy's
	 * @param paths path patterns, relative to the context path, such as {@code /api/**}
	 * @return the policy with its paths
	 */
	public static SourcedPolicy of(CorsPolicyBuilder policy, Collection<String> paths) {
		Objects.requireNonNull(policy, "'policy' must not be null");
		try {
			return of(policy.build(), paths);
		}
		catch (InvalidCorsPolicyException ex) {
			return new SourcedPolicy(policy.name(), null, ex.problems(), List.copyOf(paths), false);
		}
	}

	/**
	 * Take a policy that is built already.
	 * @param policy the policy; its name must not be another policy's
	 * @param paths path patterns, relative to the context path, such as {@code /api/**}
	 * @return the policy with its paths
	 */
	public static SourcedPolicy of(CorsPolicy policy, Collection<String> paths) {
		Objects.requireNonNull(policy, "'policy' must not be null");
		return new SourcedPolicy(policy.name(), policy, List.of(), List.copyOf(paths), false);
	}

	/**
	 * The same policy, but one that does not stop the others: if it is refused, or allows
	 * an origin on the same path as a policy before it, then it alone is left out, and
	 * that is reported. For policies that each have another author, such as tenants.
	 * @return the policy with its paths
	 */
	public SourcedPolicy leftOutIfRefused() {
		return new SourcedPolicy(this.name, this.policy, this.problems, this.paths, true);
	}

	/**
	 * The policy's name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The policy.
	 * @return the policy, or {@code null} if it is refused
	 */
	public @Nullable CorsPolicy policy() {
		return this.policy;
	}

	/**
	 * Why the policy is refused.
	 * @return the problems, empty if there is a policy
	 */
	public List<CorsProblem> problems() {
		return this.problems;
	}

	/**
	 * The paths that the policy governs.
	 * @return the paths as they were given, unchecked
	 */
	public List<String> paths() {
		return this.paths;
	}

	/**
	 * Whether only this policy is left out if it is refused.
	 * @return {@code true} if it does not stop the others
	 */
	public boolean isLeftOutIfRefused() {
		return this.leftOutIfRefused;
	}

}
