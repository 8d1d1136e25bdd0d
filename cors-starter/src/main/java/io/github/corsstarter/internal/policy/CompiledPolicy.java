package io.github.corsstarter.internal.policy;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.origin.OriginRules;
import io.github.corsstarter.internal.origin.OriginSet;
import io.github.corsstarter.internal.protocol.AllowedHeaders;
import io.github.corsstarter.internal.protocol.AllowedMethods;
import io.github.corsstarter.internal.protocol.CorsHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is ready to decide: everything that can be known before a request arrives
 * is worked out. Immutable and safe for concurrent use.
 */
public final class CompiledPolicy implements CorsPolicy {

	/** Allows no origin anything. */
	private static final PolicyRules NOTHING = new PolicyRules(OriginSet.NONE, AllowedMethods.of(List.of()),
			AllowedHeaders.of(List.of()), null, false, "0");

	/** The source of a policy that was not configured. */
	private static final PolicySource NOBODY = new PolicySource(
			new PolicySettings(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false, Duration.ZERO),
			OriginRules.NONE, UnaryOperator.identity());

	private final String name;

	private final PolicyRules rules;

	private final PolicySource source;

	/** The verdict about an origin that the policy does not allow. */
	private final Verdict notAllowed;

	/** What a response to anything but a preflight depends on. */
	private final String vary;

	private final CompiledDecision withoutOrigin;

	private final CompiledDecision anyOrigin;

	private final CompiledDecision sameOrigin;

	private final Denials deniedActual;

	private final Denials deniedPreflight;

	CompiledPolicy(String name, PolicyRules rules, PolicySource source) {
		this(name, rules, source, Verdict.ORIGIN_NOT_ALLOWED, !rules.origins().isAny());
	}

	private CompiledPolicy(String name, PolicyRules rules, PolicySource source, Verdict notAllowed, boolean varies) {
		this.name = name;
		this.rules = rules;
		this.source = source;
		this.notAllowed = notAllowed;
		this.vary = varies ? CorsHeaders.ORIGIN : "";
		String allowOrigin = rules.origins().isAny() ? CorsHeaders.WILDCARD : null;
		this.withoutOrigin = CompiledDecision.passed(this, RequestType.WITHOUT_ORIGIN, Verdict.NOT_CORS, this.vary,
				allowOrigin);
		this.anyOrigin = CompiledDecision.passed(this, RequestType.ACTUAL, Verdict.ALLOWED, this.vary, allowOrigin);
		this.sameOrigin = CompiledDecision.passed(this, RequestType.ACTUAL, Verdict.SAME_ORIGIN, this.vary, null);
		this.deniedActual = Denials.of(this, RequestType.ACTUAL);
		this.deniedPreflight = Denials.of(this, RequestType.PREFLIGHT);
	}

	/**
	 * A policy that denies every origin.
	 * @param why the verdict on every origin; must be one that denies
	 * @return the policy, named {@code none}
	 */
	public static CompiledPolicy denying(Verdict why) {
		if (!why.denies()) {
			throw new IllegalArgumentException("'why' must be a verdict that denies, not " + why);
		}
		return new CompiledPolicy(ReservedNames.NONE, NOTHING, NOBODY, why, true);
	}

	@Override
	public CompiledPolicy varyingByOrigin() {
		return !this.vary.isEmpty() ? this
				: new CompiledPolicy(this.name, this.rules, this.source, this.notAllowed, true);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public PolicySettings settings() {
		return this.source.settings();
	}

	@Override
	public boolean allowsCredentials() {
		return this.rules.credentials();
	}

	@Override
	public boolean allowsAnyOrigin() {
		return this.rules.origins().isAny();
	}

	@Override
	public OriginMatch match(String origin) {
		return this.rules.origins().match(origin);
	}

	@Override
	public CompiledDecision decide(CorsRequest request) {
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
	private CompiledDecision decidePreflight(CorsRequest request, String origin, OriginMatch match,
			String requestedMethod) {
		if (!match.allows()) {
			return this.deniedPreflight.of(match);
		}
		String allowOrigin = (match == OriginMatch.ANY) ? CorsHeaders.WILDCARD : origin;
		AllowedMethods methods = this.rules.methods();
		AllowedHeaders headers = this.rules.headers();
		if (!methods.allows(requestedMethod)) {
			return CompiledDecision.deniedPreflight(this, Verdict.METHOD_NOT_ALLOWED, allowOrigin, methods.listed(),
					headers.listed());
		}
		boolean credentials = allowsCredentials();
		String allowMethods = methods.header(requestedMethod, credentials);
		String requestedHeaders = request.requestedHeaders();
		if (!headers.allows(requestedHeaders, credentials)) {
			return CompiledDecision.deniedPreflight(this, Verdict.HEADER_NOT_ALLOWED, allowOrigin, allowMethods,
					headers.listed());
		}
		return CompiledDecision.allowedPreflight(this, allowOrigin, allowMethods,
				headers.header(requestedHeaders, credentials));
	}

	/**
	 * The CORS check. The method is not checked: a request that was not preflighted needs
	 * no permission for it, and for any other the browser has asked.
	 */
	private CompiledDecision decideActual(CorsRequest request, String origin, OriginMatch match) {
		if (match == OriginMatch.ANY) {
			return this.anyOrigin;
		}
		if (match.allows()) {
			return CompiledDecision.passed(this, RequestType.ACTUAL, Verdict.ALLOWED, this.vary, origin);
		}
		return isSameOrigin(request, origin) ? this.sameOrigin : this.deniedActual.of(match);
	}

	/**
	 * Browsers send {@code Origin} with a page's own requests too, unless they are
	 * {@code GET} or {@code HEAD}.
	 */
	private static boolean isSameOrigin(CorsRequest request, String origin) {
		if (origin.equals(Origin.OPAQUE)) {
			return isFromThePageItself(request);
		}
		String scheme = request.scheme();
		String host = request.host();
		// Hardly any refused origin has the server's host, and the others are not worth
		// parsing again.
		if (!origin.regionMatches(true, scheme.length() + "://".length(), host, 0, host.length())) {
			return false;
		}
		Origin parsed = Origin.tryParse(origin);
		return parsed != null && parsed.isOf(scheme, host, request.port());
	}

	/**
	 * Under {@code Referrer-Policy: no-referrer} a browser hides the origin of a page's
	 * own form too, but says in a header that scripts cannot set that it is its own.
	 * @see <a href="https://fetch.spec.whatwg.org/#append-a-request-origin-header">Fetch:
	 * append a request Origin header</a>
	 * @see <a href="https://w3c.github.io/webappsec-fetch-metadata/">Fetch Metadata</a>
	 */
	private static boolean isFromThePageItself(CorsRequest request) {
		return "same-origin".equals(request.header("Sec-Fetch-Site"));
	}

	/**
	 * Whether this policy was made to deny every origin.
	 * @return {@code true} if so
	 */
	public boolean deniesAll() {
		return this.rules.equals(NOTHING);
	}

	/**
	 * What the policy allows.
	 * @return the rules that it applies
	 */
	public PolicyRules rules() {
		return this.rules;
	}

	/**
	 * What the policy was made from.
	 * @return its source, for people
	 */
	public PolicySource source() {
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
	 * The decisions that deny a request for its origin. Made at start-up, because
	 * strangers can ask for them as often as they like.
	 *
	 * @param malformed about a malformed origin
	 * @param notAllowed about an origin that the policy does not allow
	 */
	private record Denials(CompiledDecision malformed, CompiledDecision notAllowed) {

		static Denials of(CompiledPolicy policy, RequestType type) {
			return new Denials(CompiledDecision.denied(policy, type, Verdict.ORIGIN_MALFORMED),
					CompiledDecision.denied(policy, type, policy.notAllowed));
		}

		CompiledDecision of(OriginMatch match) {
			return (match == OriginMatch.MALFORMED) ? this.malformed : this.notAllowed;
		}

	}

}
