package io.github.corsstarter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The policies in force, by name: those that the {@code cors} properties define, and
 * those that {@linkplain CorsPolicySource sources} supply. Finds the one that governs a
 * request. Safe for concurrent use. Each method follows the latest refresh; to ask
 * several questions about the same policies, ask a {@link #snapshot()}.
 */
public interface CorsPolicies extends Iterable<CorsPolicy> {

	/**
	 * Name of the policy that the keys directly under {@code cors} define.
	 */
	String DEFAULT = "default";

	/**
	 * The policy with the given name.
	 * @param name the name; {@value #DEFAULT} for the policy directly under {@code cors}
	 * @return the policy, or {@code null} if there is none
	 */
	@Nullable CorsPolicy named(String name);

	/**
	 * The paths that the policy with the given name governs.
	 * @param name the name; {@value #DEFAULT} for the policy directly under {@code cors}
	 * @return path patterns, relative to the context path; empty if there is no such
	 * policy
	 */
	List<String> paths(String name);

	/**
	 * The policy that governs the request: among those whose paths match, the one with
	 * the most specific path, and among several with that path the one that allows the
	 * request's origin most explicitly.
	 * @param request the request
	 * @return the policy, or {@code null} if no path matches; identified by its
	 * {@linkplain CorsPolicy#name() name}, as it is not necessarily the object that
	 * {@link #named(String)} returns
	 */
	@Nullable CorsPolicy resolve(CorsRequest request);

	/**
	 * Whether no policy is in force.
	 * @return {@code true} if there is none
	 */
	boolean isEmpty();

	/**
	 * The policies that are in force now, which no refresh changes any more.
	 * @return an immutable view; these policies themselves if they never change
	 */
	default CorsPolicies snapshot() {
		return this;
	}

}
