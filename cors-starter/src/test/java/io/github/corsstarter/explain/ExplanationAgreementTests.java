package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.Danger;
import io.github.corsstarter.RandomCases;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.explain.Explanation.Check;
import io.github.corsstarter.explain.Explanation.Outcome;
import io.github.corsstarter.explain.Explanation.Result;
import io.github.corsstarter.explain.Explanation.Step;
import io.github.corsstarter.tags.ManyRandomCases;
import io.github.corsstarter.tags.PlainJava;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For any policy and any request, the explanation agrees with the decision.
 */
@PlainJava
@ManyRandomCases
class ExplanationAgreementTests {

	private static final long SEED = 20261121;

	private static final int POLICIES = 1_000;

	private static final int REQUESTS = 500;

	private static final List<String> ORIGINS = List.of("https://app.example.com", "https://app.example.com:8443",
			"http://localhost:3000", "https://shop.example", "https://www.shop.example", "capacitor://localhost");

	private static final List<String> PATTERNS = List.of("https://*.example.com", "https://{[a-z]+}.shop.example",
			"http://localhost:[*]", "https://*.tenants.example:[443,8443]");

	private static final List<String> REGEXES = List.of("https://r[0-9]+\\.example\\.com",
			"https?://(www\\.)?news\\.example(:[0-9]+)?");

	private static final List<String> STRANGERS = List.of("https://evil.example", "null", "",
			"https://app.example.com/", "https://APP.example.com", "https://app.example.com, https://app.example.com",
			"http://app.example.com", "https://a.shop.example", "https://a1.shop.example", "https://a.b.shop.example",
			"https://r7.example.com", "https://example.com", "http://news.example:80", "http://news.example:8080",
			"https://api.example.com", "https://t.tenants.example:8443", "\u0000",
			"https://" + "a".repeat(400) + ".example.com");

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"put", "patch", "*", "", "P UT", "X-CUSTOM");

	private static final List<String> HEADERS = List.of("content-type", "X-Trace", "authorization", "X-Other", "*",
			"accept", "x y", "", " x-trace ", "X-TRACE", "x-\u00e9");

	private static final Pattern SENTENCE = Pattern.compile("[ -~]+\\.");

	private final Random random = new Random(SEED);

	@Test
	void explanationAgreesWithTheDecision() {
		for (int p = 0; p < RandomCases.times(POLICIES); p++) {
			CorsPolicy policy = policy();
			CorsPolicies policies = new PathPolicies(List.of(new PathPolicy(policy, List.of("/api/**"))));
			CorsExplainer explainer = new CorsExplainer(policies::resolve, policies);
			for (int r = 0; r < REQUESTS; r++) {
				CorsRequest request = request();
				CorsDecision decision = policy.decide(request);
				assertAgreement(policy, request, decision, explainer.explain(request, decision));
				ScriptRequest asked = ScriptRequest.of(origin(), "/api/notes", any(METHODS), headers(),
						any(List.of(CredentialsMode.OMIT, CredentialsMode.UNKNOWN)));
				assertAgreement(policy, asked, policy.decide(asked), explainer.explain(asked));
			}
		}
	}

	@Test
	void credentialsAreTheOnlyReasonBeyondTheDecision() {
		for (int p = 0; p < RandomCases.times(POLICIES); p++) {
			CorsPolicy policy = policy();
			CorsPolicies policies = new PathPolicies(List.of(new PathPolicy(policy, List.of("/api/**"))));
			CorsExplainer explainer = new CorsExplainer(policies::resolve, policies);
			ScriptRequest asked = ScriptRequest.of(origin(), "/api/notes", any(METHODS), headers(),
					CredentialsMode.INCLUDE);
			boolean allowed = !policy.decide(asked).verdict().denies() && policy.allowsCredentials();
			assertThat(explainer.explain(asked).outcome()).as("seed %s, policy %s", SEED, policy.settings())
				.isEqualTo(allowed ? Outcome.ALLOWED : Outcome.DENIED);
		}
	}

	private static void assertAgreement(CorsPolicy policy, CorsRequest request, CorsDecision decision,
			Explanation explanation) {
		Supplier<String> subject = () -> "seed %s, policy %s, request %s %s %s %s: %s".formatted(SEED,
				policy.settings(), request.method(), request.origin(), request.header("Access-Control-Request-Method"),
				request.header("Access-Control-Request-Headers"), explanation);
		assertThat(Reading.of(explanation)).as(subject).isEqualTo(Reading.of(decision));
		assertThat(explanation.steps()).as(subject).allMatch((step) -> SENTENCE.matcher(step.reason()).matches());
		if (decision.type() == RequestType.PREFLIGHT) {
			assertOneByOne(policy, request, explanation, subject);
		}
	}

	/** Each step says what the decision would be if nothing else were asked. */
	private static void assertOneByOne(CorsPolicy policy, CorsRequest request, Explanation explanation,
			Supplier<String> subject) {
		String allowed = policy.settings().allowedOrigins().get(0).replace("*", ORIGINS.get(0));
		Verdict method = policy
			.decide(RequestStub.preflight(allowed, request.header("Access-Control-Request-Method"), null))
			.verdict();
		Verdict headers = policy
			.decide(RequestStub.preflight(allowed, "GET", request.header("Access-Control-Request-Headers")))
			.verdict();
		assertThat(explanation.steps().get(3).result() == Result.FAILED).as(subject).isEqualTo(method.denies());
		assertThat(explanation.steps().get(4).result() == Result.FAILED).as(subject).isEqualTo(headers.denies());
	}

	private CorsPolicy policy() {
		boolean any = this.random.nextInt(5) == 0;
		boolean credentials = !any && this.random.nextBoolean();
		CorsPolicyBuilder builder = CorsPolicy.builder()
			.name("api")
			.dangerouslyTolerate(Danger.values())
			.allowCredentials(credentials)
			.allowedMethods(some(List.of("PUT", "PATCH", "DELETE", "X-CUSTOM", "*")))
			.allowedHeaders(some(List.of("Content-Type", "X-Trace", "Authorization", "*")))
			.exposedHeaders(some(List.of("ETag")));
		if (any) {
			return builder.allowedOrigins("*").build();
		}
		List<String> origins = new ArrayList<>(some(ORIGINS));
		origins.add("https://always.example");
		return builder.allowedOrigins(origins)
			.allowedOriginPatterns(some(PATTERNS))
			.allowedOriginRegexes(some(REGEXES))
			.build();
	}

	private CorsRequest request() {
		return switch (this.random.nextInt(5)) {
			case 0 -> RequestStub.actual(any(METHODS), origin());
			case 1 -> RequestStub.actual(any(METHODS), null);
			case 2 -> RequestStub.preflight(origin(), any(METHODS), null);
			default -> RequestStub.preflight(origin(), any(METHODS), headers());
		};
	}

	private String origin() {
		return this.random.nextBoolean() ? any(ORIGINS) : any(STRANGERS);
	}

	private String headers() {
		int count = (this.random.nextInt(20) == 0) ? 300 : this.random.nextInt(5);
		return String.join(",", IntStream.range(0, count).mapToObj((i) -> any(HEADERS)).toList());
	}

	private <T> List<T> some(List<T> all) {
		return all.stream().filter((one) -> this.random.nextInt(3) == 0).toList();
	}

	private <T> T any(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

	/**
	 * What an explanation and a decision have in common.
	 *
	 * @param outcome whether the request is allowed
	 * @param failed the first step that it fails, or {@code null} if it fails none
	 * @param headers the response's headers
	 * @param checks the steps that are looked at
	 */
	private record Reading(Outcome outcome, Check failed, Map<String, String> headers, List<Check> checks) {

		static Reading of(Explanation explanation) {
			return new Reading(explanation.outcome(),
					explanation.steps()
						.stream()
						.filter((step) -> step.result() == Result.FAILED)
						.findFirst()
						.map(Step::check)
						.orElse(null),
					explanation.headers(), explanation.steps().stream().map(Step::check).toList());
		}

		static Reading of(CorsDecision decision) {
			Map<String, String> headers = new LinkedHashMap<>();
			decision.forEachHeader(headers::put);
			if (!decision.vary().isEmpty()) {
				headers.put("Vary", decision.vary());
			}
			return new Reading(decision.verdict().denies() ? Outcome.DENIED : Outcome.ALLOWED,
					failed(decision.verdict()), headers, List.of(Check.values()));
		}

		private static Check failed(Verdict verdict) {
			return switch (verdict) {
				case NOT_CORS, SAME_ORIGIN, ALLOWED -> null;
				case RESOLVER_FAILED, PATH_AMBIGUOUS -> Check.POLICY;
				case ORIGIN_MALFORMED, ORIGIN_NOT_ALLOWED -> Check.ORIGIN;
				case METHOD_NOT_ALLOWED -> Check.METHOD;
				case HEADER_NOT_ALLOWED -> Check.HEADERS;
			};
		}

	}

}
