package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.RandomCases;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.tags.ManyRandomCases;
import org.junit.jupiter.api.Test;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import static io.github.corsstarter.RandomCases.any;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A million times the policy of a path and an origin, against trying all of them: of the
 * patterns that match the one that Spring MVC would take, and of its policies the one
 * that knows the origin best.
 */
@ManyRandomCases
class PathPoliciesOracleTests {

	private static final int ROUNDS = 5_000;

	private static final int REQUESTS = 200;

	private static final List<String> ORIGINS = List.of("https://a.example.com", "https://b.example.com",
			"https://c-1.example.com", "https://example.com", "http://a.example.com", "null", "https://a.example.com/");

	private static final List<CorsPolicy> POLICIES = List.of(
			policy("exact").allowedOrigins("https://a.example.com").build(),
			policy("others").allowedOrigins("https://b.example.com", "https://example.com").build(),
			policy("pattern").allowedOriginPatterns("https://*.example.com").build(),
			policy("label").allowedOriginPatterns("https://{[a-c]}.example.com").build(),
			policy("regex").allowedOriginRegexes("https?://[a-z]+\\.example\\.com").build(),
			policy("anybody").allowedOrigins("*").build(), policy("everybody").allowedOrigins("*").build());

	private int governed;

	@Test
	void policyIsTheOneThatIsFoundByTryingAll() {
		int rounds = RandomCases.rounds(ROUNDS, (random) -> {
			List<PathPolicy> policies = new ArrayList<>();
			for (CorsPolicy policy : POLICIES) {
				if (random.nextBoolean()) {
					policies.add(random.nextInt(policies.size() + 1), new PathPolicy(policy, patterns(random)));
				}
			}
			PathPolicies resolver = new PathPolicies(policies);
			List<Claim> claims = policies.stream().flatMap((policy) -> Claim.of(policy).stream()).toList();
			for (int i = 0; i < REQUESTS; i++) {
				String path = path(random, List.of("a", "b", "ab", "a.txt", "c.txt", "abc"));
				String origin = (random.nextInt(8) == 0) ? null : any(random, ORIGINS);
				CorsPolicy policy = resolver.resolve(RequestStub.actual("GET", origin).at(path));
				assertThat((policy != null) ? policy.name() : "nobody").as("'%s' of '%s' by %s", path, origin, policies)
					.isEqualTo(expected(claims, path, origin));
				this.governed += (policy != null) ? 1 : 0;
			}
		});
		int all = rounds * REQUESTS;
		assertThat(this.governed).as("governed of %d", all).isBetween(all / 4, all * 9 / 10);
	}

	private static String expected(List<Claim> claims, String path, String origin) {
		List<Claim> matching = claims.stream()
			.filter((claim) -> claim.pattern.matches(PathContainer.parsePath(path)))
			.toList();
		if (matching.isEmpty()) {
			return "nobody";
		}
		PathPattern best = matching.stream().map(Claim::pattern).min(Comparator.naturalOrder()).orElseThrow();
		List<Claim> sharing = matching.stream().filter((claim) -> claim.pattern.equals(best)).toList();
		Claim chosen = sharing.get(0);
		for (Claim claim : sharing) {
			chosen = (Claim.knowing(origin).compare(claim, chosen) > 0) ? claim : chosen;
		}
		return chosen.policy.name();
	}

	private static List<String> patterns(RandomGenerator random) {
		List<String> patterns = new ArrayList<>();
		for (int i = random.nextInt(3); i >= 0; i--) {
			String pattern = path(random, List.of("a", "b", "ab", "a.txt", "{v}", "a*", "?", "*.txt", "{v:[a-b]+}"))
					+ any(random, "", "", "/**");
			patterns.add(pattern.isEmpty() ? "/" : pattern);
		}
		return patterns.stream().distinct().toList();
	}

	/** A variable is named by its place, so that patterns are alike or differ. */
	private static String path(RandomGenerator random, List<String> segments) {
		StringBuilder path = new StringBuilder();
		for (int i = random.nextInt(4); i > 0; i--) {
			path.append('/').append(any(random, segments).replace("{v", "{v" + i));
		}
		return path.toString();
	}

	private static CorsPolicyBuilder policy(String name) {
		return CorsPolicy.builder().name(name);
	}

	/**
	 * That a policy governs a path.
	 *
	 * @param pattern the path pattern
	 * @param policy the policy
	 */
	private record Claim(PathPattern pattern, CorsPolicy policy) {

		static List<Claim> of(PathPolicy policy) {
			return policy.paths()
				.stream()
				.map((path) -> new Claim(PathPatternParser.defaultInstance.parse(path), policy.policy()))
				.toList();
		}

		/** What nobody knows is for who allows everybody. */
		static Comparator<Claim> knowing(String origin) {
			Function<Claim, OriginMatch> match = (claim) -> (origin != null) ? claim.policy.match(origin)
					: OriginMatch.NONE;
			return Comparator.comparing(match).thenComparing((claim) -> claim.policy.allowsAnyOrigin());
		}

	}

}
