package io.github.corsstarter.fetch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.RandomCases;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.internal.origin.PlainOrigins;
import io.github.corsstarter.tags.ManyRandomCases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.corsstarter.RandomCases.any;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares a million decisions with what the standard requires of a server, written down
 * step by step: sections 3.2 (CORS protocol), and 4.8 and 4.10 (CORS-preflight fetch,
 * CORS check) from the server's point of view.
 */
@ManyRandomCases
class DecisionOracleTests {

	private static final int ROUNDS = 1_000;

	/** Requests of a stack cost more. */
	private static final int ROUNDS_PER_STACK = 100;

	private static final int REQUESTS = 1_000;

	private static final List<String> ORIGINS = origins();

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH",
			"QUERY", "X-MERGE", "get", "put", "Patch", "*", "", "P UT", "PUT\r\n", "PUT,DELETE", "P\u00dcT");

	private static final List<String> HEADERS = List.of("content-type", "x-trace", "authorization", "accept",
			"accept-language", "content-language", "range", "x-requested-with", "Content-Type", "X-TRACE",
			"AUTHORIZATION", "*", "x-other", "authorizatio", "authorization2", "x trace", "x-trace:", "x-\u212aey",
			"\u0000", "\"range\"");

	/** More white space or more empty elements are too many. */
	private static final int MOST_OVERLOOKED = 16;

	private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

	@Test
	void decisionIsThatOfAPlainReadingOfFetch() {
		assertDecisions(ROUNDS, (request) -> request);
	}

	@ParameterizedTest
	@EnumSource
	void decisionIsTheSameAboutWhatAStackShows(Stack stack) {
		assertDecisions(ROUNDS_PER_STACK, stack::view);
	}

	private void assertDecisions(int usual, Function<RequestStub, CorsRequest> view) {
		int rounds = RandomCases.rounds(usual, (random) -> {
			WrittenPolicy written = Samples.policy(random, "policy");
			boolean shared = random.nextBoolean();
			CorsPolicy compiled = written.compile().policy();
			CorsPolicy policy = shared ? compiled.varyingByOrigin() : compiled;
			Reading reading = new Reading(written, shared, written.plainOrigins());
			for (int i = 0; i < REQUESTS; i++) {
				RequestStub request = request(random, written);
				CorsDecision decision = policy.decide(view.apply(request));
				assertThat(Answer.of(decision)).as("%s by %s", request, written).isEqualTo(reading.decide(request));
				this.verdicts.merge(decision.verdict(), 1, Integer::sum);
			}
		});
		Set<Verdict> told = EnumSet.complementOf(EnumSet.of(Verdict.RESOLVER_FAILED, Verdict.PATH_AMBIGUOUS));
		assertThat(this.verdicts).containsOnlyKeys(told)
			.allSatisfy((verdict, times) -> assertThat(times).isGreaterThan(rounds * REQUESTS / 200));
	}

	private static List<String> origins() {
		List<String> origins = new ArrayList<>(Samples.PAGES);
		origins.addAll(Samples.PAGES);
		origins.addAll(Samples.MALFORMED_ORIGINS);
		return origins;
	}

	private static RequestStub request(RandomGenerator random, WrittenPolicy policy) {
		String listed = policy.origins().isEmpty() ? Samples.API : any(random, policy.origins());
		String origin = any(random, any(random, ORIGINS), any(random, ORIGINS), listed.replace("*", "null"), null);
		RequestStub request = RequestStub.actual(any(random, "OPTIONS", "OPTIONS", any(random, METHODS)), origin);
		if (random.nextInt(4) > 0) {
			request.with("Access-Control-Request-Method", any(random, METHODS));
		}
		return request.with("Access-Control-Request-Headers", random.nextBoolean() ? null : list(random));
	}

	/** A list of header names, as browsers write it or as nobody would. */
	private static String list(RandomGenerator random) {
		boolean browser = random.nextBoolean();
		int names = random.nextInt(5);
		if (browser) {
			Set<String> sorted = new TreeSet<>();
			for (int i = 0; i < names; i++) {
				sorted.add(any(random, HEADERS.subList(0, 8)));
			}
			return String.join(",", sorted);
		}
		StringBuilder list = new StringBuilder();
		for (int i = 0; i < names; i++) {
			list.append(any(random, "", "", " ", "\t", " ".repeat(random.nextInt(20)))).append(any(random, HEADERS));
			list.append(any(random, "", "", " ", " ".repeat(random.nextInt(20))));
			list.append(any(random, ",", ",", ",", ",,", ", ,", ";", "", ",".repeat(random.nextInt(20))));
		}
		return list.toString();
	}

	/**
	 * The answer to a request.
	 *
	 * @param kind what the request is
	 * @param verdict what is decided
	 * @param vary what the response depends on
	 * @param headers the response's headers, in order
	 */
	private record Answer(RequestType kind, Verdict verdict, String vary, Map<String, String> headers) {

		static Answer of(CorsDecision decision) {
			Map<String, String> headers = new LinkedHashMap<>();
			decision.forEachHeader(headers::put);
			return new Answer(decision.type(), decision.verdict(), decision.vary(), headers);
		}

	}

	/**
	 * What the standard and the policy say.
	 *
	 * @param policy the policy
	 * @param shared whether its path has other policies too
	 * @param origins its origins
	 */
	private record Reading(WrittenPolicy policy, boolean shared, PlainOrigins origins) {

		Answer decide(RequestStub request) {
			String origin = request.header("Origin");
			String method = request.header("Access-Control-Request-Method");
			String vary = (this.policy.allowsAnybody() && !this.shared) ? "" : "Origin";
			// A CORS request is a request that includes an Origin header.
			if (origin == null) {
				Map<String, String> headers = this.policy.allowsAnybody() ? actual("*") : Map.of();
				return new Answer(RequestType.WITHOUT_ORIGIN, Verdict.NOT_CORS, vary, headers);
			}
			// A preflight is one with method OPTIONS that includes
			// Access-Control-Request-Method.
			if (request.method().equals("OPTIONS") && method != null) {
				String requested = request.header("Access-Control-Request-Headers");
				Verdict verdict = preflight(origin, method, requested);
				Map<String, String> headers = (verdict == Verdict.ALLOWED) ? preflightHeaders(origin, method, requested)
						: Map.of();
				return new Answer(RequestType.PREFLIGHT, verdict,
						"Origin, Access-Control-Request-Method, Access-Control-Request-Headers", headers);
			}
			Verdict verdict = corsCheck(origin);
			if (verdict == Verdict.ORIGIN_NOT_ALLOWED && origin.equals(Samples.API)) {
				return new Answer(RequestType.ACTUAL, Verdict.SAME_ORIGIN, vary, Map.of());
			}
			return (verdict == Verdict.ALLOWED) ? new Answer(RequestType.ACTUAL, verdict, vary, actual(allowed(origin)))
					: new Answer(RequestType.ACTUAL, verdict, "Origin", Map.of());
		}

		private Verdict corsCheck(String origin) {
			OriginMatch match = this.origins.match(origin);
			if (match == OriginMatch.MALFORMED) {
				return Verdict.ORIGIN_MALFORMED;
			}
			return (match == OriginMatch.NONE) ? Verdict.ORIGIN_NOT_ALLOWED : Verdict.ALLOWED;
		}

		private Verdict preflight(String origin, String method, @Nullable String headers) {
			Verdict verdict = corsCheck(origin);
			if (verdict != Verdict.ALLOWED) {
				return verdict;
			}
			if (!HeaderList.isToken(method) || !this.policy.allowsMethod(method)) {
				return Verdict.METHOD_NOT_ALLOWED;
			}
			return (headers == null || allowsHeaders(headers)) ? Verdict.ALLOWED : Verdict.HEADER_NOT_ALLOWED;
		}

		/** No browser names more headers than are listed, nor any more white space. */
		private boolean allowsHeaders(String headers) {
			List<String> names = new ArrayList<>();
			int empty = 0;
			for (String element : headers.split(",", -1)) {
				String name = element.replaceAll("^[ \t]+|[ \t]+$", "");
				if (element.length() - name.length() > MOST_OVERLOOKED) {
					return false;
				}
				if (name.isEmpty()) {
					empty++;
				}
				else {
					names.add(name);
				}
			}
			boolean few = this.policy.headers().contains("*") || names.size() <= listedHeaders().size();
			return few && empty <= MOST_OVERLOOKED
					&& names.stream().allMatch((name) -> HeaderList.isToken(name) && this.policy.allowsHeader(name));
		}

		private String allowed(String origin) {
			return this.policy.allowsAnybody() ? "*" : origin;
		}

		private Map<String, String> actual(String origin) {
			Map<String, String> headers = shareResponse(origin);
			if (!this.policy.exposed().isEmpty()) {
				headers.put("Access-Control-Expose-Headers", String.join(", ", this.policy.exposed()));
			}
			return headers;
		}

		private Map<String, String> shareResponse(String origin) {
			Map<String, String> headers = new LinkedHashMap<>();
			headers.put("Access-Control-Allow-Origin", origin);
			if (this.policy.credentials()) {
				headers.put("Access-Control-Allow-Credentials", "true");
			}
			return headers;
		}

		/** With credentials a star is just the name of a method or a header. */
		private Map<String, String> preflightHeaders(String origin, String method, @Nullable String requested) {
			Map<String, String> headers = shareResponse(allowed(origin));
			boolean credentials = this.policy.credentials();
			Set<String> methods = new LinkedHashSet<>(List.of("GET", "HEAD", "POST"));
			methods.addAll(this.policy.methods());
			String listed = String.join(", ", listedHeaders());
			if (this.policy.methods().contains("*")) {
				methods = Set.of(credentials ? method : "*");
			}
			if (this.policy.headers().contains("*")) {
				boolean password = listedHeaders().stream().anyMatch("Authorization"::equalsIgnoreCase);
				listed = credentials ? requested : password ? "*, Authorization" : "*";
			}
			headers.put("Access-Control-Allow-Methods", String.join(", ", methods));
			if (listed != null && !listedHeaders().isEmpty()) {
				headers.put("Access-Control-Allow-Headers", listed);
			}
			headers.put("Access-Control-Max-Age", "" + this.policy.maxAge().toSeconds());
			return headers;
		}

		/** Each once, in its first spelling. */
		private List<String> listedHeaders() {
			Map<String, String> listed = new LinkedHashMap<>();
			this.policy.headers().forEach((name) -> listed.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
			return List.copyOf(listed.values());
		}

	}

}
