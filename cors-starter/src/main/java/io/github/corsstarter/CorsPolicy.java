package io.github.corsstarter;

/**
 * Which pages of other origins may read what the server answers. Immutable and safe for
 * concurrent use: to change a policy at run time, put another in its place.
 * <p>
 * Made by {@link #builder()}, or of the {@code cors} properties.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch: CORS
 * protocol</a>
 */
public interface CorsPolicy {

	/**
	 * Start a policy.
	 * @return a builder of a policy that allows nothing yet
	 */
	static CorsPolicyBuilder builder() {
		return new CorsPolicyBuilder();
	}

	/**
	 * A policy that denies every origin.
	 * @param why what it says to an origin; one of those that deny
	 * @return the policy, named {@code none}
	 * @throws IllegalArgumentException if the verdict does not deny
	 */
	static CorsPolicy denying(Verdict why) {
		return CorsPolicyBuilder.denying(why);
	}

	/**
	 * The name by which people know the policy.
	 * @return the name
	 */
	String name();

	/**
	 * What the policy was built of.
	 * @return the settings as they were written, for people
	 */
	PolicySettings settings();

	/**
	 * Whether scripts may send cookies, HTTP authentication and client certificates, and
	 * read the responses to such requests.
	 * @return {@code true} if they may
	 */
	boolean allowsCredentials();

	/**
	 * Whether every origin is allowed, and documents that have none.
	 * @return {@code true} for {@code *}
	 */
	boolean allowsAnyOrigin();

	/**
	 * How the policy allows the origin.
	 * @param origin the value of the {@code Origin} header; need not be valid
	 * @return the strongest match
	 */
	OriginMatch match(String origin);

	/**
	 * This policy for a path that it shares with others, where the request's origin
	 * chooses between them: all responses say that they depend on the origin, even if the
	 * policy by itself allows every one.
	 * @return a policy that allows what this one does
	 */
	CorsPolicy varyingByOrigin();

	/**
	 * Decide on a request that this policy governs. A pure function, which takes time
	 * linear in the headers that it reads, whatever a stranger writes into them.
	 * @param request the request
	 * @return the decision, never {@code null}
	 */
	CorsDecision decide(CorsRequest request);

}
