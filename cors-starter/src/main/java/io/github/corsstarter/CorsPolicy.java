package io.github.corsstarter;

import java.time.Duration;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatch;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may read what the server answers. Immutable and safe for
 * concurrent use: to change a policy at run time, put another in its place.
 * <p>
 * {@link #decide(CorsRequest)} is a pure function. It takes time linear in the headers
 * that it reads, whatever a stranger writes into them.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch: CORS
 * protocol</a>
 */
public final class CorsPolicy {

	/** How long a preflight may be cached if nothing is said. */
	static final Duration DEFAULT_MAX_AGE = Duration.ofMinutes(30);

	private final String name;

	private final PolicyRules rules;

	private final PolicySource source;

	/** What an origin is told that the policy does not admit. */
	private final Verdict unadmitted;

	/** What a response depends on that is no answer to a preflight. */
	private final String vary;

	private final CorsDecision withoutOrigin;

	private final CorsDecision anyOrigin;

	private final CorsDecision sameOrigin;

	private final Denials deniedActual;

	private final Denials deniedPreflight;

	CorsPolicy(String name, PolicyRules rules, PolicySource source) {
		this(name, rules, source, Verdict.ORIGIN_NOT_ALLOWED, !rules.origins().isAny());
	}

	private CorsPolicy(String name, PolicyRules rules, PolicySource source, Verdict unadmitted, boolean varies) {
		this.name = name;
		this.rules = rules;
		this.source = source;
		this.unadmitted = unadmitted;
		this.vary = varies ? CorsHeaders.ORIGIN : "";
		String allowOrigin = rules.origins().isAny() ? CorsHeaders.WILDCARD : null;
		this.withoutOrigin = CorsDecision.passed(this, RequestKind.WITHOUT_ORIGIN, Verdict.NOT_CORS, this.vary,
				allowOrigin);
		this.anyOrigin = CorsDecision.passed(this, RequestKind.ACTUAL, Verdict.ALLOWED, this.vary, allowOrigin);
		this.sameOrigin = CorsDecision.passed(this, RequestKind.ACTUAL, Verdict.SAME_ORIGIN, this.vary, null);
		this.deniedActual = Denials.of(this, RequestKind.ACTUAL);
		this.deniedPreflight = Denials.of(this, RequestKind.PREFLIGHT);
	}

	/**
	 * Start a policy.
	 * @return a builder of a policy that allows nothing yet
	 */
	public static CorsPolicyBuilder builder() {
		return new CorsPolicyBuilder();
	}

	/**
	 * A policy that denies every origin.
	 * @param why what it says to an origin; one of those that deny
	 * @return the policy, named {@code none}
	 */
	public static CorsPolicy denying(Verdict why) {
		if (!why.denies()) {
			throw new IllegalArgumentException("'why' must be a verdict that denies, not " + why);
		}
		return new CorsPolicy("none", PolicyRules.NOTHING, PolicySource.NONE, why, true);
	}

	/**
	 * This policy for a path that it shares with others, where the request's origin
	 * chooses between them: all responses say that they depend on the origin, even if the
	 * policy by itself admits every one.
	 * @return a policy that allows what this one does
	 */
	public CorsPolicy varyingByOrigin() {
		return new CorsPolicy(this.name, this.rules, this.source, this.unadmitted, true);
	}

	/**
	 * The name by which people know the policy.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * What the policy was built of.
	 * @return the settings as they were written, for people
	 */
	public PolicySettings settings() {
		return this.source.settings();
	}

	/**
	 * Whether scripts may send cookies, HTTP authentication and client certificates, and
	 * read what is answered to them.
	 * @return {@code true} if they may
	 */
	public boolean allowsCredentials() {
		return this.rules.credentials();
	}

	/**
	 * Whether every origin is let in, and documents that have none.
	 * @return {@code true} for {@code *}
	 */
	public boolean allowsAnyOrigin() {
		return this.rules.origins().isAny();
	}

	/**
	 * How the policy admits the origin.
	 * @param origin the value of the {@code Origin} header; need not be valid
	 * @return the strongest match
	 */
	public OriginMatch match(String origin) {
		return this.rules.origins().match(origin);
	}

	/**
	 * Decide on a request that this policy governs.
	 * @param request the request
	 * @return the decision, never {@code null}
	 */
	public CorsDecision decide(CorsRequest request) {
		String origin = request.origin();
		if (origin == null) {
			return this.withoutOrigin;
		}
		OriginMatch match = match(origin);
		if (request.method().equals("OPTIONS")) {
			String requestedMethod = request.requestedMethod();
			if (requestedMethod != null) {
				return decidePreflight(request, origin, match, requestedMethod);
			}
		}
		return decideActual(request, origin, match);
	}

	/**
	 * The steps of Fetch's CORS-preflight fetch: the CORS check (origin, credentials),
	 * then the method, then the headers.
	 */
	private CorsDecision decidePreflight(CorsRequest request, String origin, OriginMatch match,
			String requestedMethod) {
		if (!match.admits()) {
			return this.deniedPreflight.of(match);
		}
		String allowOrigin = (match == OriginMatch.ANY) ? CorsHeaders.WILDCARD : origin;
		AllowedMethods methods = this.rules.methods();
		AllowedHeaders headers = this.rules.headers();
		if (!methods.allows(requestedMethod)) {
			return CorsDecision.deniedPreflight(this, Verdict.METHOD_NOT_ALLOWED, allowOrigin, methods.header(),
					headers.header());
		}
		boolean credentials = allowsCredentials();
		String allowMethods = methods.header(requestedMethod, credentials);
		String requestedHeaders = request.requestedHeaders();
		if (!headers.allows(requestedHeaders, credentials)) {
			return CorsDecision.deniedPreflight(this, Verdict.HEADER_NOT_ALLOWED, allowOrigin, allowMethods,
					headers.header());
		}
		return CorsDecision.allowedPreflight(this, allowOrigin, allowMethods,
				headers.header(requestedHeaders, credentials));
	}

	/**
	 * The CORS check. The method is not checked: a request that was not preflighted needs
	 * no leave for it, and for any other the browser has asked.
	 */
	private CorsDecision decideActual(CorsRequest request, String origin, OriginMatch match) {
		if (match == OriginMatch.ANY) {
			return this.anyOrigin;
		}
		if (match.admits()) {
			return CorsDecision.passed(this, RequestKind.ACTUAL, Verdict.ALLOWED, this.vary, origin);
		}
		return isSameOrigin(request, origin) ? this.sameOrigin : this.deniedActual.of(match);
	}

	/**
	 * Browsers send {@code Origin} with a page's own requests too, unless they are
	 * {@code GET} or {@code HEAD}.
	 */
	private static boolean isSameOrigin(CorsRequest request, String origin) {
		String scheme = request.scheme();
		String host = request.host();
		// Hardly any origin that is refused has the server's host: the others are not
		// worth parsing once more.
		if (!origin.regionMatches(true, scheme.length() + "://".length(), host, 0, host.length())) {
			return false;
		}
		Origin parsed = Origin.parse(origin);
		return parsed != null && parsed.isOf(scheme, host, request.port());
	}

	/** Whether this is a policy that was made to deny. */
	boolean deniesAll() {
		return this.rules.equals(PolicyRules.NOTHING);
	}

	PolicyRules rules() {
		return this.rules;
	}

	PolicySource source() {
		return this.source;
	}

	@Nullable String exposeHeadersHeader() {
		return this.rules.exposeHeaders();
	}

	String maxAgeHeader() {
		return this.rules.maxAge();
	}

	/**
	 * The policy's name, for people.
	 */
	@Override
	public String toString() {
		return "policy '" + this.name + "'";
	}

	/**
	 * The decisions to deny a request for its origin. Made at start-up, as any stranger
	 * can ask for them as often as it likes.
	 *
	 * @param malformed on what is no origin
	 * @param unadmitted on an origin that the policy does not admit
	 */
	private record Denials(CorsDecision malformed, CorsDecision unadmitted) {

		static Denials of(CorsPolicy policy, RequestKind kind) {
			return new Denials(CorsDecision.denied(policy, kind, Verdict.ORIGIN_MALFORMED),
					CorsDecision.denied(policy, kind, policy.unadmitted));
		}

		CorsDecision of(OriginMatch match) {
			return (match == OriginMatch.MALFORMED) ? this.malformed : this.unadmitted;
		}

	}

}
