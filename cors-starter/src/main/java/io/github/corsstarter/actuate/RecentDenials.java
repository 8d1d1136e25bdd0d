package io.github.corsstarter.actuate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.explain.Excerpt;

/**
 * Remembers the recent denials, each kind once: which origin, which policy, which
 * verdict, and how often. Safe for concurrent use.
 * <p>
 * Takes a fixed amount of memory whatever strangers send. Frequent denials are kept
 * longer than single ones, but what was frequent long ago counts less and less, and the
 * latest kinds are kept however rare they are: nobody can fill the memory for good. No
 * request waits for another: a denial is dropped if another one is just being recorded.
 */
public final class RecentDenials implements CorsDecisionListener {

	/** Most kinds of denials to keep. */
	static final int MAX_KINDS = 100;

	/** The latest kinds, which are kept however rare they are. */
	static final int MAX_NEW = 20;

	/** After this many denials what came before counts half. */
	static final int HALF_LIFE = 1_000;

	/** Most characters of an origin, a path or a list of headers. */
	static final int TEXT_LENGTH = 128;

	/** Most characters of a method or a policy's name. */
	static final int NAME_LENGTH = 64;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	/** The latest kind stands last. */
	private final Map<Kind, Denial> denials = new LinkedHashMap<>();

	/** How frequent each kind is, less what time has taken of it. */
	private final Map<Kind, Long> weights = new HashMap<>();

	private int recorded;

	/**
	 * Create a memory.
	 * @param clock tells when a request is denied
	 */
	public RecentDenials(Clock clock) {
		this.clock = Objects.requireNonNull(clock, "'clock' must not be null");
	}

	@Override
	public void decided(CorsRequest request, CorsDecision decision) {
		if (decision.verdict().denies() && this.lock.tryLock()) {
			try {
				note(request, decision);
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private void note(CorsRequest request, CorsDecision decision) {
		Kind kind = new Kind(Excerpt.of(request.origin(), TEXT_LENGTH),
				Excerpt.of(decision.policy().name(), NAME_LENGTH), decision.verdict().key());
		Denial earlier = this.denials.remove(kind);
		if (this.denials.size() == MAX_KINDS) {
			forgetLeastFrequent();
		}
		age();
		this.weights.merge(kind, 1L, Long::sum);
		String requestedMethod = request.requestedMethod();
		String now = this.clock.instant().toString();
		this.denials.put(kind,
				new Denial(kind.origin(), kind.policy(), kind.verdict(), decision.type().key(),
						Excerpt.of((requestedMethod != null) ? requestedMethod : request.method(), NAME_LENGTH),
						Excerpt.of(request.requestedHeaders(), TEXT_LENGTH), Excerpt.of(request.path(), TEXT_LENGTH),
						(earlier != null) ? earlier.count() + 1 : 1, (earlier != null) ? earlier.first() : now, now));
	}

	/** Among equally frequent kinds, the one that was seen least recently. */
	private void forgetLeastFrequent() {
		this.denials.keySet()
			.stream()
			.limit(MAX_KINDS - MAX_NEW)
			.min(Comparator.comparing((kind) -> this.weights.getOrDefault(kind, 0L)))
			.ifPresent((least) -> {
				this.denials.remove(least);
				this.weights.remove(least);
			});
	}

	private void age() {
		if (++this.recorded == HALF_LIFE) {
			this.recorded = 0;
			this.weights.replaceAll((kind, weight) -> weight / 2);
		}
	}

	/**
	 * The denials that are remembered.
	 * @return one of each kind, latest first
	 */
	List<Denial> list() {
		this.lock.lock();
		try {
			List<Denial> newestFirst = new ArrayList<>(this.denials.values());
			Collections.reverse(newestFirst);
			return newestFirst;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What counts as the same denial.
	 *
	 * @param origin the origin
	 * @param policy the policy's name
	 * @param verdict why
	 */
	private record Kind(String origin, String policy, String verdict) {

	}

	/**
	 * Denials of one kind. Text from strangers is cut and made printable; a dash stands
	 * for something that is missing.
	 *
	 * @param origin the origin
	 * @param policy the policy's name
	 * @param verdict why
	 * @param type the type of the last request
	 * @param method the method of the last request, or the one that it asked for
	 * @param headers the headers that the last request asked for
	 * @param path the path of the last request
	 * @param count how many there have been since the first
	 * @param first when the first one was denied, ISO-8601
	 * @param last when the last one was denied, ISO-8601
	 */
	public record Denial(String origin, String policy, String verdict, String type, String method, String headers,
			String path, long count, String first, String last) {

	}

}
