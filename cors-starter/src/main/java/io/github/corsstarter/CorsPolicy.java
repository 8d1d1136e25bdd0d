package io.github.corsstarter;

/**
 * Decides which pages of other origins may read the server's responses. Immutable and
 * safe for concurrent use: to change a policy at run time, replace it.
 * <p>
 * Built with {@link #builder()}, or from the {@code cors} properties.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch: CORS
 * protocol</a>
 */
public interface CorsPolicy {

	/**
	 * Start building a policy.
	 * @return a builder for a policy that allows nothing yet
	 */
	static CorsPolicyBuilder builder() {
		return new CorsPolicyBuilder();
	}

	/**
	 * A policy that denies every origin.
	 * @param why the verdict on every origin; must be one that denies
	 * @return the policy, named {@code none}
	 * @throws IllegalArgumentException if the verdict does not deny
	 */
	static CorsPolicy denying(Verdict why) {
		return CorsPolicyBuilder.denying(why);
	}

	/**
	 * The policy's name, for people.
	 * @return the name
	 */
	String name();

	/**
	 * The settings that the policy was built from.
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
	 * A variant of this policy for a path that it shares with others, where the request's
	 * origin chooses between them: every response says that it depends on the origin,
	 * even if this policy alone allows every origin.
	 * @return a policy that allows the same requests as this one
	 */
	CorsPolicy varyingByOrigin();

	/**
	 * Decide whether a request that this policy governs is allowed. A pure function;
	 * takes time linear in the length of the headers that it reads, whatever a stranger
	 * puts into them.
	 * @param request the request
	 * @return the decision, never {@code null}
	 */
	CorsDecision decide(CorsRequest request);

}
