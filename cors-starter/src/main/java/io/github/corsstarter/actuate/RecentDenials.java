package io.github.corsstarter.actuate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.explain.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * The recent denials, each kind of them once: which origin, by which policy, why, and how
 * often. Safe for concurrent use.
 * <p>
 * Takes up a fixed amount of memory whatever strangers send, and what came often stays
 * longer than what came once. No request waits for another: a denial is not noted that
 * comes while another one is.
 */
public final class RecentDenials implements CorsDecisionListener {

	/** Kinds of denials that are kept. */
	static final int MAX_KINDS = 100;

	/** Of an origin, a path or a list of headers, in characters. */
	static final int TEXT_LENGTH = 128;

	/** Of a method or a policy's name, in characters. */
	static final int NAME_LENGTH = 64;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	/** The kind that was denied last stands last. */
	private final Map<Kind, Denial> denials = new LinkedHashMap<>();

	/**
	 * Create a memory.
	 * @param clock tells when something is denied
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
			this.denials.remove(leastFrequent());
		}
		String requestedMethod = request.requestedMethod();
		String now = this.clock.instant().toString();
		this.denials.put(kind,
				new Denial(kind.origin(), kind.policy(), kind.verdict(), decision.type().key(),
						Excerpt.of((requestedMethod != null) ? requestedMethod : request.method(), NAME_LENGTH),
						Excerpt.of(request.requestedHeaders(), TEXT_LENGTH), Excerpt.of(request.path(), TEXT_LENGTH),
						(earlier != null) ? earlier.count() + 1 : 1, (earlier != null) ? earlier.first() : now, now));
	}

	/** Of those that came equally often, the one that was last seen longest ago. */
	private @Nullable Kind leastFrequent() {
		Kind least = null;
		long count = Long.MAX_VALUE;
		for (Map.Entry<Kind, Denial> entry : this.denials.entrySet()) {
			if (entry.getValue().count() < count) {
				least = entry.getKey();
				count = entry.getValue().count();
			}
		}
		return least;
	}

	/**
	 * The denials that are remembered.
	 * @return one of each kind, the last one first
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
	 * What is counted as one.
	 *
	 * @param origin the origin
	 * @param policy the policy's name
	 * @param verdict why
	 */
	private record Kind(String origin, String policy, String verdict) {

	}

	/**
	 * Denials of a kind. What a stranger sent is cut and printable; a dash stands for
	 * what there was not.
	 *
	 * @param origin the origin
	 * @param policy the policy's name
	 * @param verdict why
	 * @param type the kind of request that the last one was
	 * @param method the method that the last one was about
	 * @param headers the headers that the last one asked for
	 * @param path the path that the last one was about
	 * @param count how many there were since they are remembered
	 * @param first when the first of these was denied, ISO-8601
	 * @param last when the last of these was denied, ISO-8601
	 */
	public record Denial(String origin, String policy, String verdict, String type, String method, String headers,
			String path, long count, String first, String last) {

	}

}
