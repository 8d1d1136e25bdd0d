package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Which policy governs a request, and why.
 *
 * @param policy the policy, or {@code null} if none does
 * @param path the path pattern that matched, or {@code null} if that is not known
 * @param contenders the names of all policies that have this pattern, including the
 * chosen one: the request's origin chose between them; where the path is ambiguous, of
 * all policies that govern one of its spellings
 */
public record PolicyChoice(@Nullable CorsPolicy policy, @Nullable String path, List<String> contenders) {

	/**
	 * Create a choice.
	 * @param policy the policy, or {@code null} if none governs the request
	 * @param path the path pattern, or {@code null} if that is not known
	 * @param contenders the names of all policies that have this pattern
	 */
	public PolicyChoice {
		contenders = List.copyOf(contenders);
	}

	/**
	 * A choice whose reason is not known.
	 * @param policy the policy, or {@code null} if none governs the request
	 * @return the choice
	 */
	public static PolicyChoice unexplained(@Nullable CorsPolicy policy) {
		return new PolicyChoice(policy, null, List.of());
	}

}
