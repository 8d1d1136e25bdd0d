package io.github.corsstarter.internal.policy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.RandomCases;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.StepCounter;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.tags.ManyRandomCases;
import io.github.corsstarter.tags.PlainJava;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.github.corsstarter.RandomCases.any;
import static io.github.corsstarter.RandomCases.some;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The policy that a request's origin chooses is the one that is found by asking all of
 * them, and found without doing so.
 */
@ManyRandomCases
@PlainJava
class PoliciesByOriginTests {

	private static final int ROUNDS = 3_000;

	private static final int REQUESTS = 100;

	private static final List<String> EXACT = List.of("https://a.example.com", "https://b.example.com",
			"https://a.b.example.com", "http://localhost:3000", "capacitor://localhost");

	private static final List<String> PATTERNS = List.of("https://*.example.com", "https://*.b.example.com",
			"https://{[ab]}.example.com", "https://{a|c}.b.example.com", "http://localhost:[*]",
			"http://localhost:[3000,3001]", "https://a.example.com", "https://*.com");

	private static final List<String> REGEXES = List.of("https://[a-z]+\\.example\\.com", "https?://.*",
			"http://localhost:[0-9]+", "[a-z]+://localhost");

	private static final List<String> ORIGINS = Stream.concat(EXACT.stream(),
			Stream.of("https://c.example.com", "https://c.b.example.com", "https://other.com", "http://localhost:4000",
					"http://other.com", "null", "https://a.example.com/", "", "*", "https://" + "a".repeat(400)))
		.toList();

	@Test
	void policyIsTheOneThatIsFoundByAskingAll() {
		int[] allowed = new int[1];
		int rounds = RandomCases.rounds(ROUNDS, (random) -> {
			List<CorsPolicy> policies = IntStream.range(0, random.nextInt(8))
				.mapToObj((i) -> policy(random, i))
				.toList();
			PolicyResolver choice = PolicyResolver.byOrigin(policies);
			for (int i = 0; i < REQUESTS; i++) {
				String origin = (random.nextInt(8) == 0) ? null : any(random, ORIGINS);
				CorsPolicy chosen = choice.resolve(RequestStub.actual("GET", origin));
				CorsPolicy expected = byAskingAll(policies, origin);
				assertThat(name(chosen)).as("'%s' by %s", origin, policies.stream().map(CorsPolicy::settings).toList())
					.isEqualTo(name(expected));
				allowed[0] += (chosen != null && origin != null && chosen.match(origin).allows()) ? 1 : 0;
			}
		});
		int all = rounds * REQUESTS;
		assertThat(allowed[0]).as("allowed of %d", all).isBetween(all / 4, all * 9 / 10);
	}

	private static @Nullable String name(@Nullable CorsPolicy policy) {
		return (policy != null) ? policy.name() : null;
	}

	private static @Nullable CorsPolicy byAskingAll(List<CorsPolicy> policies, @Nullable String origin) {
		CorsPolicy chosen = policies.stream()
			.filter(CorsPolicy::allowsAnyOrigin)
			.findFirst()
			.orElse(policies.isEmpty() ? null : policies.get(0));
		if (chosen == null || origin == null) {
			return chosen;
		}
		// Among equal ones that which governs requests without an origin is the first.
		for (CorsPolicy policy : Stream
			.of(policies.stream().filter(CorsPolicy::allowsAnyOrigin),
					policies.stream().filter((other) -> !other.allowsAnyOrigin()))
			.flatMap((some) -> some)
			.toList()) {
			if (policy.match(origin).compareTo(chosen.match(origin)) > 0) {
				chosen = policy;
			}
		}
		return chosen;
	}

	private static CorsPolicy policy(RandomGenerator random, int number) {
		CorsPolicyBuilder builder = CorsPolicy.builder().name("policy-" + number);
		CorsPolicy policy = (random.nextInt(10) == 0) ? builder.allowedOrigins("*").build()
				: builder.allowedOrigins(some(random, 2, EXACT))
					.allowedOriginPatterns(some(random, 2, PATTERNS))
					.allowedOriginRegexes((random.nextInt(3) == 0) ? some(random, 1, REGEXES) : List.of())
					.build();
		return (random.nextInt(6) == 0) ? new UsersPolicy(policy, random.nextInt(4) == 0) : policy;
	}

	@Test
	void choosingAmongThousandPoliciesTakesNoMoreThanTwiceTheStepsOfTen() {
		var choosing = StepCounter.of(Choosing.class);
		for (String origin : List.of("https://app.tenant-7.example", "https://www.wild-7.example",
				"https://refused.example", "not an origin")) {
			// Not exactly as many, as hash codes may collide.
			assertThat(choosing.apply("1000 " + origin)).as(origin).isLessThan(2 * choosing.apply("10 " + origin));
		}
	}

	@Test
	void noPolicyGovernsWhereThereIsNone() {
		assertThat(PolicyResolver.byOrigin(List.of()).resolve(RequestStub.actual("GET", "https://a.example.com")))
			.isNull();
	}

	@Test
	void policyThatAllowsEveryOriginVariesByIt() {
		CorsPolicy everybody = CorsPolicy.builder().name("everybody").allowedOrigins("*").build();
		CorsPolicy app = CorsPolicy.builder().name("app").allowedOrigins("https://app.example.com").build();
		RequestStub request = RequestStub.actual("GET", "https://other.example.com");
		CorsPolicy chosen = PolicyResolver.byOrigin(List.of(app, everybody)).resolve(request);
		assertThat(chosen).isNotNull();
		assertThat(chosen.decide(request).vary()).isEqualTo("Origin");
		assertThat(chosen.decide(request).verdict()).isEqualTo(Verdict.ALLOWED);
	}

	/** Chooses among some policies: {@code 10 https://origin.example}. */
	public static final class Choosing implements Function<String, Object> {

		private final Map<String, PolicyResolver> choices = Map.of("10", choice(10), "1000", choice(1_000));

		@Override
		public Object apply(String argument) {
			String[] words = argument.split(" ", 2);
			CorsPolicy policy = this.choices.getOrDefault(words[0], (request) -> null)
				.resolve(RequestStub.actual("GET", words[1]));
			return (policy != null) ? policy : "none";
		}

		private static PolicyResolver choice(int size) {
			return PolicyResolver.byOrigin(IntStream.range(0, size)
				.mapToObj((i) -> CorsPolicy.builder()
					.name("tenant-" + i)
					.allowedOrigins("https://app.tenant-" + i + ".example")
					.allowedOriginPatterns("https://*.wild-" + i + ".example")
					.build())
				.toList());
		}

	}

	/** A policy of a user's own class, which may take a malformed origin for one. */
	private record UsersPolicy(CorsPolicy compiled, boolean lenient) implements CorsPolicy {

		@Override
		public String name() {
			return this.compiled.name();
		}

		@Override
		public PolicySettings settings() {
			return this.compiled.settings();
		}

		@Override
		public boolean allowsCredentials() {
			return this.compiled.allowsCredentials();
		}

		@Override
		public boolean allowsAnyOrigin() {
			return this.compiled.allowsAnyOrigin();
		}

		@Override
		public OriginMatch match(String origin) {
			OriginMatch match = this.compiled.match(origin);
			return (this.lenient && match == OriginMatch.MALFORMED) ? OriginMatch.NONE : match;
		}

		@Override
		public CorsPolicy varyingByOrigin() {
			return new UsersPolicy(this.compiled.varyingByOrigin(), this.lenient);
		}

		@Override
		public CorsDecision decide(CorsRequest request) {
			return this.compiled.decide(request);
		}

	}

}
