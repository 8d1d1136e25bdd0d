package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

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
 * that knows the origin best, unless another letter case or end leads to others.
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

	private static final PathPatternParser ANY_CASE = new PathPatternParser();

	static {
		ANY_CASE.setCaseSensitive(false);
	}

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
				String path = path(random, List.of("a", "b", "ab", "a.txt", "c.txt", "abc", "A", "aB"))
						+ any(random, "", "", "", "/");
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
		List<Claim> own = best(claims, path, Claim::pattern);
		if (!isMeant(own, best(claims, path, Claim::anyCase)) || !isMeantWhateverTheEnd(claims, path, own)) {
			return "none";
		}
		if (own.isEmpty()) {
			return "nobody";
		}
		Claim chosen = own.get(0);
		for (Claim claim : own) {
			chosen = (Claim.knowing(origin).compare(claim, chosen) > 0) ? claim : chosen;
		}
		return chosen.policy.name();
	}

	private static boolean isMeantWhateverTheEnd(List<Claim> claims, String path, List<Claim> own) {
		if (path.equals("/")) {
			return true;
		}
		boolean slash = path.endsWith("/");
		List<Claim> other = best(claims, slash ? path.substring(0, path.length() - 1) : path + "/", Claim::anyCase);
		if (path.isEmpty()) {
			return names(own).equals(names(other));
		}
		return slash ? names(own).equals(names(other)) || (endWithSlash(own) && isMeant(own, other))
				: !endWithSlash(other) || isMeant(own, other);
	}

	private static boolean isMeant(List<Claim> own, List<Claim> other) {
		if (own.isEmpty() || other.isEmpty()) {
			return other.isEmpty();
		}
		PathPattern pattern = own.get(0).pattern;
		return names(own).equals(names(other)) || !pattern.getPatternString().matches(".*[*?{].*")
				|| PathPattern.SPECIFICITY_COMPARATOR.compare(pattern, other.get(0).pattern) <= 0;
	}

	private static boolean endWithSlash(List<Claim> claims) {
		return !claims.isEmpty() && claims.get(0).pattern.getPatternString().endsWith("/");
	}

	private static Set<String> names(List<Claim> claims) {
		return claims.stream().map((claim) -> claim.policy.name()).collect(Collectors.toSet());
	}

	/** Those whose pattern is the most specific that matches. */
	private static List<Claim> best(List<Claim> claims, String path, Function<Claim, PathPattern> as) {
		List<Claim> matching = claims.stream()
			.filter((claim) -> as.apply(claim).matches(PathContainer.parsePath(path)))
			.toList();
		PathPattern best = matching.stream().map(Claim::pattern).min(Comparator.naturalOrder()).orElse(null);
		return matching.stream().filter((claim) -> claim.pattern.equals(best)).toList();
	}

	private static List<String> patterns(RandomGenerator random) {
		List<String> patterns = new ArrayList<>();
		for (int i = random.nextInt(3); i >= 0; i--) {
			String pattern = path(random, List.of("a", "b", "ab", "a.txt", "{v}", "a*", "?", "*.txt", "{v:[a-b]+}"))
					+ any(random, "", "", "/**", "/");
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
	 * @param anyCase the same, for an application that ignores the case
	 * @param policy the policy
	 */
	private record Claim(PathPattern pattern, PathPattern anyCase, CorsPolicy policy) {

		static List<Claim> of(PathPolicy policy) {
			return policy.paths()
				.stream()
				.map((path) -> new Claim(PathPatternParser.defaultInstance.parse(path), ANY_CASE.parse(path),
						policy.policy()))
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
