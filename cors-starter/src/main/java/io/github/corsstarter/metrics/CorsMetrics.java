package io.github.corsstarter.metrics;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Counts the CORS requests that policies govern, in {@value #NAME}. Safe for concurrent
 * use.
 * <p>
 * All counters of a policy are registered when it comes into force, so rates begin at
 * zero and a request only increments one. Their number is bounded: neither an origin nor
 * anything else that a stranger sends is a tag, and after the first hundred policies all
 * others share one set.
 */
public final class CorsMetrics implements CorsDecisionListener {

	/**
	 * Name of the counter, tagged with {@code policy}, {@code type}, {@code outcome} and
	 * {@code verdict}.
	 */
	public static final String NAME = "cors.requests";

	/**
	 * The {@code policy} tag of policies without counters of their own.
	 */
	static final String OTHER = "other";

	/** Most policies with counters of their own: each has nine. */
	private static final int MAX_POLICIES = 100;

	/** The verdicts of a configured policy on preflights. */
	private static final Set<Verdict> OF_PREFLIGHTS = EnumSet.of(Verdict.ALLOWED, Verdict.ORIGIN_MALFORMED,
			Verdict.ORIGIN_NOT_ALLOWED, Verdict.METHOD_NOT_ALLOWED, Verdict.HEADER_NOT_ALLOWED);

	/** The verdicts of a configured policy on actual requests. */
	private static final Set<Verdict> OF_ACTUAL_REQUESTS = EnumSet.of(Verdict.ALLOWED, Verdict.SAME_ORIGIN,
			Verdict.ORIGIN_MALFORMED, Verdict.ORIGIN_NOT_ALLOWED);

	/** The verdicts where no policy could be found. */
	private static final Set<Verdict> OF_NO_POLICY = EnumSet.of(Verdict.RESOLVER_FAILED, Verdict.PATH_AMBIGUOUS,
			Verdict.ORIGIN_MALFORMED);

	private static final Set<Verdict> ALL = EnumSet.complementOf(EnumSet.of(Verdict.NOT_CORS));

	private final MeterRegistry registry;

	/** The name of policies that deny every origin. */
	private static final String NONE = CorsPolicy.denying(Verdict.RESOLVER_FAILED).name();

	private final Map<String, Counters> byPolicy = new ConcurrentHashMap<>();

	private final Counters none;

	private final Counters other;

	/**
	 * Register the counters.
	 * @param registry where to register them
	 * @param policies the policies that have counters of their own
	 */
	public CorsMetrics(MeterRegistry registry, Iterable<CorsPolicy> policies) {
		this.registry = Objects.requireNonNull(registry, "'registry' must not be null");
		this.none = register(NONE, OF_NO_POLICY, OF_NO_POLICY);
		this.other = register(OTHER, ALL, ALL);
		register(policies);
	}

	/**
	 * Register the counters of policies that came into force, as far as they have none.
	 * Those of policies that are gone stay.
	 * @param policies the policies in force
	 */
	public synchronized void register(Iterable<CorsPolicy> policies) {
		for (CorsPolicy policy : policies) {
			if (this.byPolicy.size() >= MAX_POLICIES) {
				return;
			}
			if (!policy.name().equals(NONE) && !policy.name().equals(OTHER)) {
				this.byPolicy.computeIfAbsent(policy.name(),
						(name) -> register(name, OF_PREFLIGHTS, OF_ACTUAL_REQUESTS));
			}
		}
	}

	private Counters register(String policy, Set<Verdict> ofPreflights, Set<Verdict> ofActualRequests) {
		Counters counters = new Counters();
		ofPreflights
			.forEach((verdict) -> counters.preflights.put(verdict, counter(policy, RequestType.PREFLIGHT, verdict)));
		ofActualRequests
			.forEach((verdict) -> counters.actualRequests.put(verdict, counter(policy, RequestType.ACTUAL, verdict)));
		return counters;
	}

	private Counter counter(String policy, RequestType type, Verdict verdict) {
		return Counter.builder(NAME)
			.description("CORS requests by what was decided")
			.tag("policy", policy)
			.tag("type", type.key())
			.tag("outcome", verdict.denies() ? "denied" : "allowed")
			.tag("verdict", verdict.key())
			.register(this.registry);
	}

	@Override
	public void decided(CorsRequest request, CorsDecision decision) {
		Counters ofPolicy = of(decision.policy());
		Counter counter = (ofPolicy != null) ? ofPolicy.of(decision) : null;
		counter = (counter != null) ? counter : this.other.of(decision);
		if (counter != null) {
			counter.increment();
		}
	}

	/**
	 * A policy that was built in code may have any name, also one of ours.
	 */
	private @Nullable Counters of(CorsPolicy policy) {
		Counters own = this.byPolicy.get(policy.name());
		return (own == null && policy.name().equals(NONE) && deniesEverybody(policy.settings())) ? this.none : own;
	}

	private static boolean deniesEverybody(PolicySettings settings) {
		return settings.allowedOrigins().isEmpty() && settings.allowedOriginPatterns().isEmpty()
				&& settings.allowedOriginRegexes().isEmpty();
	}

	/**
	 * The counters of a policy.
	 */
	private static final class Counters {

		private final Map<Verdict, Counter> preflights = new EnumMap<>(Verdict.class);

		private final Map<Verdict, Counter> actualRequests = new EnumMap<>(Verdict.class);

		@Nullable Counter of(CorsDecision decision) {
			return switch (decision.type()) {
				case WITHOUT_ORIGIN -> null;
				case PREFLIGHT -> this.preflights.get(decision.verdict());
				case ACTUAL -> this.actualRequests.get(decision.verdict());
			};
		}

	}

}
