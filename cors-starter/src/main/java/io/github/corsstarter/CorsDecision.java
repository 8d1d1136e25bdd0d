package io.github.corsstarter;

import java.util.Objects;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * What a policy decided on a request: the verdict, and the headers that tell the browser.
 * Immutable; a value, which somebody else has to apply.
 */
public final class CorsDecision {

	private final CorsPolicy policy;

	private final RequestKind kind;

	private final Verdict verdict;

	private final String vary;

	private final @Nullable String allowOrigin;

	private final @Nullable String allowMethods;

	private final @Nullable String allowHeaders;

	private CorsDecision(CorsPolicy policy, RequestKind kind, Verdict verdict, String vary,
			@Nullable String allowOrigin, @Nullable String allowMethods, @Nullable String allowHeaders) {
		this.policy = policy;
		this.kind = kind;
		this.verdict = verdict;
		this.vary = vary;
		this.allowOrigin = allowOrigin;
		this.allowMethods = allowMethods;
		this.allowHeaders = allowHeaders;
	}

	static CorsDecision denied(CorsPolicy policy, RequestKind kind, Verdict verdict) {
		String vary = (kind == RequestKind.PREFLIGHT) ? CorsHeaders.PREFLIGHT_VARY : CorsHeaders.ORIGIN;
		return new CorsDecision(policy, kind, verdict, vary, null, null, null);
	}

	/**
	 * Denied for its method or its headers, but not for its origin.
	 * @param allowOrigin what the origin has earned
	 * @param allowMethods the methods that the preflight could have asked for
	 * @param allowHeaders the headers that the preflight could have asked for
	 */
	static CorsDecision deniedPreflight(CorsPolicy policy, Verdict verdict, String allowOrigin, String allowMethods,
			@Nullable String allowHeaders) {
		return new CorsDecision(policy, RequestKind.PREFLIGHT, verdict, CorsHeaders.PREFLIGHT_VARY, allowOrigin,
				allowMethods, allowHeaders);
	}

	static CorsDecision passed(CorsPolicy policy, RequestKind kind, Verdict verdict, String vary,
			@Nullable String allowOrigin) {
		return new CorsDecision(policy, kind, verdict, vary, allowOrigin, null, null);
	}

	static CorsDecision allowedPreflight(CorsPolicy policy, String allowOrigin, String allowMethods,
			@Nullable String allowHeaders) {
		return new CorsDecision(policy, RequestKind.PREFLIGHT, Verdict.ALLOWED, CorsHeaders.PREFLIGHT_VARY, allowOrigin,
				allowMethods, allowHeaders);
	}

	/**
	 * The policy that decided.
	 * @return the policy
	 */
	public CorsPolicy policy() {
		return this.policy;
	}

	/**
	 * What the request is to the CORS protocol.
	 * @return the kind of request
	 */
	public RequestKind kind() {
		return this.kind;
	}

	/**
	 * What the policy says, and why.
	 * @return the verdict
	 */
	public Verdict verdict() {
		return this.verdict;
	}

	/**
	 * The request headers that the response depends on.
	 * @return names for the {@code Vary} header, separated by {@code ", "}; empty if
	 * there are none
	 */
	public String vary() {
		return this.vary;
	}

	/**
	 * Pass the response's {@code Access-Control-*} headers on, each once.
	 * @param consumer takes a header's name and its value
	 */
	public void forEachHeader(BiConsumer<? super String, ? super String> consumer) {
		Objects.requireNonNull(consumer, "'consumer' must not be null");
		if (!this.verdict.denies()) {
			forEachEarnedHeader(consumer);
		}
	}

	/**
	 * Pass the {@code Access-Control-*} headers on that show a developer's browser why
	 * its request is denied: those of the steps that it passed, and those that lack what
	 * it asked for. The browser denies by them what the verdict denies. Of a request that
	 * is not denied they are all its headers.
	 * @param consumer takes a header's name and its value
	 */
	public void forEachEarnedHeader(BiConsumer<? super String, ? super String> consumer) {
		Objects.requireNonNull(consumer, "'consumer' must not be null");
		if (this.allowOrigin == null) {
			return;
		}
		consumer.accept(CorsHeaders.ALLOW_ORIGIN, this.allowOrigin);
		if (this.policy.allowsCredentials()) {
			consumer.accept(CorsHeaders.ALLOW_CREDENTIALS, "true");
		}
		if (this.kind == RequestKind.PREFLIGHT) {
			accept(consumer, CorsHeaders.ALLOW_METHODS, this.allowMethods);
			accept(consumer, CorsHeaders.ALLOW_HEADERS, this.allowHeaders);
			if (!this.verdict.denies()) {
				consumer.accept(CorsHeaders.MAX_AGE, this.policy.maxAgeHeader());
			}
		}
		else {
			accept(consumer, CorsHeaders.EXPOSE_HEADERS, this.policy.exposeHeadersHeader());
		}
	}

	private static void accept(BiConsumer<? super String, ? super String> consumer, String name,
			@Nullable String value) {
		if (value != null) {
			consumer.accept(name, value);
		}
	}

	/**
	 * One line for people: the kind of request, the verdict and the policy.
	 */
	@Override
	public String toString() {
		return this.kind + " " + this.verdict + " by policy '" + this.policy.name() + "'";
	}

}
