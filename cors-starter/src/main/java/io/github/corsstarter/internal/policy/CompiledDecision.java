package io.github.corsstarter.internal.policy;

import java.util.Objects;
import java.util.function.BiConsumer;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.internal.protocol.CorsHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The decision of a compiled policy. Immutable. Holds the few values that differ between
 * requests, and asks the policy for the others.
 */
public final class CompiledDecision implements CorsDecision {

	private final CompiledPolicy policy;

	private final RequestType type;

	private final Verdict verdict;

	private final String vary;

	private final @Nullable String allowOrigin;

	private final @Nullable String allowMethods;

	private final @Nullable String allowHeaders;

	private CompiledDecision(CompiledPolicy policy, RequestType type, Verdict verdict, String vary,
			@Nullable String allowOrigin, @Nullable String allowMethods, @Nullable String allowHeaders) {
		this.policy = policy;
		this.type = type;
		this.verdict = verdict;
		this.vary = vary;
		this.allowOrigin = allowOrigin;
		this.allowMethods = allowMethods;
		this.allowHeaders = allowHeaders;
	}

	static CompiledDecision denied(CompiledPolicy policy, RequestType type, Verdict verdict) {
		String vary = (type == RequestType.PREFLIGHT) ? CorsHeaders.PREFLIGHT_VARY : CorsHeaders.ORIGIN;
		return new CompiledDecision(policy, type, verdict, vary, null, null, null);
	}

	/**
	 * A preflight that is denied for its method or its headers, but not for its origin.
	 * @param allowOrigin the value of {@code Access-Control-Allow-Origin}, which the
	 * origin has earned
	 * @param allowMethods the methods that the preflight could have asked for
	 * @param allowHeaders the headers that the preflight could have asked for
	 */
	static CompiledDecision deniedPreflight(CompiledPolicy policy, Verdict verdict, String allowOrigin,
			String allowMethods, @Nullable String allowHeaders) {
		return new CompiledDecision(policy, RequestType.PREFLIGHT, verdict, CorsHeaders.PREFLIGHT_VARY, allowOrigin,
				allowMethods, allowHeaders);
	}

	static CompiledDecision passed(CompiledPolicy policy, RequestType type, Verdict verdict, String vary,
			@Nullable String allowOrigin) {
		return new CompiledDecision(policy, type, verdict, vary, allowOrigin, null, null);
	}

	static CompiledDecision allowedPreflight(CompiledPolicy policy, String allowOrigin, String allowMethods,
			@Nullable String allowHeaders) {
		return new CompiledDecision(policy, RequestType.PREFLIGHT, Verdict.ALLOWED, CorsHeaders.PREFLIGHT_VARY,
				allowOrigin, allowMethods, allowHeaders);
	}

	@Override
	public CompiledPolicy policy() {
		return this.policy;
	}

	@Override
	public RequestType type() {
		return this.type;
	}

	@Override
	public Verdict verdict() {
		return this.verdict;
	}

	@Override
	public String vary() {
		return this.vary;
	}

	@Override
	public void forEachHeader(BiConsumer<? super String, ? super String> consumer) {
		Objects.requireNonNull(consumer, "'consumer' must not be null");
		if (!this.verdict.denies()) {
			forEachEarnedHeader(consumer);
		}
	}

	@Override
	public void forEachEarnedHeader(BiConsumer<? super String, ? super String> consumer) {
		Objects.requireNonNull(consumer, "'consumer' must not be null");
		if (this.allowOrigin == null) {
			return;
		}
		consumer.accept(CorsHeaders.ALLOW_ORIGIN, this.allowOrigin);
		if (this.policy.allowsCredentials()) {
			consumer.accept(CorsHeaders.ALLOW_CREDENTIALS, "true");
		}
		if (this.type == RequestType.PREFLIGHT) {
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
	 * One line for people: the type of the request, the verdict and the policy.
	 */
	@Override
	public String toString() {
		return this.type + " " + this.verdict + " by policy '" + this.policy.name() + "'";
	}

}
