package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

class PathPoliciesTests {

	private static final String APP = "https://app.example.com";

	private static final String NOBODY = "nobody";

	private static final String AMBIGUOUS = "ambiguous";

	/**
	 * Paths, and a policy of that name for each: {@code /public/**} is {@code public}.
	 */
	private static final PathPolicies PUBLIC_AND_ADMIN = new PathPolicies(
			List.of(on("public", "/public/**"), on("admin", "/admin/**"), on("files", "/files/**", "/*.txt")));

	@Test
	void noPolicyGovernsWhatNoPathMatches() {
		assertThat(PUBLIC_AND_ADMIN.resolve(get("/other"))).isNull();
	}

	@Test
	void noPolicyGovernsAnythingIfThereIsNone() {
		assertThat(new PathPolicies(List.of()).resolve(get("/%zz/..;/x"))).isNull();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the root                        | /              | all
			the path itself                 | /api           | api
			a trailing slash                | /api/          | api
			below the path                  | /api/a/b       | api
			the same letters go on          | /apis          | all
			upper case might be the same    | /API/x         | ambiguous
			upper case of all paths         | /APIS/X        | all
			a literal beats a variable      | /api/users/me  | me
			a variable beats the rest       | /api/users/7   | user
			the rest beats all              | /api/users/7/x | api
			the file's extension            | /a.txt         | texts
			a longer prefix                 | /api/v2/x      | v2
			the empty path                  | ''             | all
			an encoded letter               | /%61pi/x       | api
			""")
	void mostSpecificPatternWins(String description, String path, String expected) {
		List<PathPolicy> policies = new ArrayList<>(
				List.of(on("all", "/**"), on("api", "/api/**"), on("user", "/api/users/{id}"),
						on("me", "/api/users/me"), on("texts", "/*.txt"), on("v2", "/api/v2/**")));
		for (int i = 0; i < policies.size(); i++) {
			policies.add(policies.remove(0));
			assertThat(resolve(new PathPolicies(policies), path)).as("order %s", policies).isEqualTo(expected);
		}
	}

	@Test
	void policyGovernsEachOfItsPaths() {
		assertThat(List.of(resolve(PUBLIC_AND_ADMIN, "/files/x"), resolve(PUBLIC_AND_ADMIN, "/x.txt")))
			.containsOnly("files");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "", "/", "/x", "//x", "/a/../b", "/%zz", "/%", "/;a=%zz", "\\", "http://x/y" })
	void policyForAllPathsAloneGovernsWhateverThePathIs(String path) {
		assertThat(resolve(new PathPolicies(List.of(on("all", "/**"))), path)).isEqualTo("all");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			exact beats all others        | https://a.shop.example | exact   | ALLOWED
			pattern beats regex           | https://b.shop.example | pattern | ALLOWED
			regex beats any               | https://shop-1.example | regex   | ALLOWED
			any takes what is left        | https://evil.example   | any     | ALLOWED
			any takes the opaque origin   | null                   | any     | ALLOWED
			malformed is still governed   | https://evil.example/  | any     | ORIGIN_MALFORMED
			no origin is still governed   |                        | any     | NOT_CORS
			""")
	void originChoosesBetweenPoliciesOfOnePath(String description, String origin, String expected, Verdict verdict) {
		List<PathPolicy> policies = new ArrayList<>(List
			.of(policy("exact").allowedOrigins("https://a.shop.example"),
					policy("pattern").allowedOriginPatterns("https://*.shop.example"),
					policy("regex").allowedOriginRegexes("https://([a-b]\\.shop|shop-[0-9])\\.example"),
					policy("any").allowedOrigins("*"))
			.stream()
			.map((policy) -> on(policy, "/**"))
			.toList());
		for (int i = 0; i < policies.size(); i++) {
			policies.add(policies.remove(0));
			CorsDecision decision = decide(new PathPolicies(policies), get("/x", origin));
			assertThat(decision.policy().name() + " " + decision.verdict() + ", Vary: " + decision.vary())
				.as("order %s", policies)
				.isEqualTo(expected + " " + verdict + ", Vary: Origin");
		}
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			unknown    | https://evil.example    | ORIGIN_NOT_ALLOWED
			malformed  | https://evil.example:x  | ORIGIN_MALFORMED
			opaque     | null                    | ORIGIN_NOT_ALLOWED
			none       |                         | NOT_CORS
			""")
	void originThatNoPolicyOfThePathAllowsIsGovernedNevertheless(String description, String origin, Verdict expected) {
		PathPolicies policies = new PathPolicies(List.of(on(policy("a").allowedOrigins("https://a.example"), "/**"),
				on(policy("b").allowedOrigins("https://b.example"), "/**")));
		assertThat(decide(policies, get("/x", origin)).verdict()).isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			of variables      | /u/{id}           | /u/{name}           | /u/7
			of expressions    | /u/{id:[0-9]+}    | /u/{nr:[0-9]+}      | /u/7
			a star has none   | /u/*/notes        | /u/{id}/notes       | /u/7/notes
			the rest has none | /**               | /{*rest}            | /u/7
			""")
	void originChoosesBetweenPathsThatDifferInNames(String description, String one, String other, String path) {
		PathPolicies policies = new PathPolicies(List.of(on(policy("a").allowedOrigins("https://a.example"), one),
				on(policy("b").allowedOrigins("https://b.example"), other)));
		CorsDecision first = decide(policies, get(path, "https://a.example"));
		CorsDecision second = decide(policies, get(path, "https://b.example"));
		assertThat(List.of(first.policy().name(), second.policy().name())).containsExactly("a", "b");
		assertThat(List.of(first.vary(), second.vary())).containsExactly("Origin", "Origin");
	}

	@Test
	void variableGoesBeforeAStarAtTheEnd() {
		PathPolicies policies = new PathPolicies(List.of(on("star", "/u", "/u/*"), on("variable", "/u/{id}")));
		assertThat(List.of(resolve(policies, "/u/7"), resolve(policies, "/u/"))).containsExactly("variable", "star");
	}

	@Test
	void policyOfSeveralSpellingsVariesOnlyIfAnotherSharesThem() {
		PathPolicies policies = new PathPolicies(
				List.of(on(policy("any").allowedOrigins("*"), "/u/{id}", "/u/{name}"), on("other", "/other")));
		assertThat(decide(policies, get("/u/7", null)).vary()).isEmpty();
	}

	@Test
	void originChoosesOnTheMostSpecificPathOnly() {
		PathPolicies policies = new PathPolicies(
				List.of(on("api", "/api/**"), on(policy("all").allowedOrigins("https://other.example"), "/**")));
		assertThat(decide(policies, get("/api/x", "https://other.example")).verdict())
			.isEqualTo(Verdict.ORIGIN_NOT_ALLOWED);
	}

	@Test
	void policyForEverybodyDoesNotVaryOnAPathOfItsOwn() {
		PathPolicies policies = new PathPolicies(
				List.of(on(policy("any").allowedOrigins("*"), "/**"), on("api", "/api/**")));
		assertThat(decide(policies, get("/x", APP)).vary()).isEmpty();
	}

	@Test
	void policyVariesOnlyWhereItSharesItsPath() {
		PathPolicies policies = new PathPolicies(
				List.of(on(policy("any").allowedOrigins("*"), "/shared/**", "/own/**"), on("other", "/shared/**")));
		assertThat(
				List.of(decide(policies, get("/shared/x", null)).vary(), decide(policies, get("/own/x", null)).vary()))
			.containsExactly("Origin", "");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			dot segments                    | /public/../admin
			encoded dot segments            | /public/%2e%2e/admin
			half-encoded dot segments       | /public/.%2E/admin
			dots encoded twice              | /public/%252e%252e/admin
			dot segment with a parameter    | /public/..;/admin
			dots with an encoded semicolon  | /public/..%3B/admin
			dot segment and another         | /./admin
			dot segment into nowhere        | /public/../other
			dot segment out of nowhere      | /other/../public/x
			empty segment in front          | //admin
			empty segment and dots          | /public//../admin
			two empty segments and dots     | /public///../admin
			encoded slash                   | /admin%2Fx
			slash encoded twice             | /admin%252Fx
			encoded slash in front          | /%2Fadmin
			encoded slashes and dots        | /public/..%2fadmin
			backslash                       | /admin\\x
			backslashes and dots            | /public\\..\\admin
			encoded backslash               | /admin%5Cx
			backslash encoded twice         | /admin%255Cx
			letter encoded twice            | /%2561dmin/x
			encoded semicolon               | /admin%3Bx/y
			hidden by another container     | /public/./admin/..;/../../admin
			broken encoding                 | /public/%zz
			cut encoding                    | /public/%2
			percent sign alone              | /public/%
			broken encoding, nobody's path  | /other/%zz
			broken encoding of a parameter  | /public;a=%zz/x
			""")
	void pathIsDeniedWhoseSpellingsBelongToDifferentPolicies(String description, String path) {
		assertThat(resolve(PUBLIC_AND_ADMIN, path)).isEqualTo(AMBIGUOUS);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			encoded percent sign            | /files/100%25          | files
			encoded percent sign and digits | /files/100%2525        | files
			encoded space                   | /public/a%20b          | public
			encoded letter                  | /%61dmin/x             | admin
			encoded slash within            | /files/a%2Fb           | files
			UTF-8                           | /files/%C3%A4          | files
			plus sign                       | /files/a+b             | files
			well-known                      | /public/.well-known    | public
			hidden file                     | /public/.a/..b/...     | public
			parameter                       | /admin;v=1/x           | admin
			parameter at the end            | /public/x;jsessionid=1 | public
			parameter without a name        | /public;/x             | public
			empty segment within            | /public//x             | public
			dots within                     | /public/a/../x         | public
			dots out and in again           | /public/../public/x    | public
			backslash within                | /public/a\\b           | public
			nobody's parameter              | /other;v=1/x           | nobody
			nobody's dots                   | /other/../x            | nobody
			nobody's empty segment          | //other                | nobody
			nobody's encoded slash          | /other%2Fx             | nobody
			""")
	void pathIsNotAmbiguousWhoseSpellingsBelongToOnePolicy(String description, String path, String expected) {
		assertThat(resolve(PUBLIC_AND_ADMIN, path)).isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the path itself                     | /secret        | strict
			a slash at its end                  | /secret/       | ambiguous
			another case                        | /Secret        | ambiguous
			another case and a slash            | /SECRET/       | ambiguous
			a slash that is encoded             | /secret%2F     | ambiguous
			a slash, and a parameter            | /secret/;v=1   | ambiguous
			a dot at its end                    | /secret/.      | ambiguous
			a blank at its end                  | /secret%20     | ambiguous
			a variable                          | /users/7       | user
			a variable and a slash              | /users/7/      | ambiguous
			what a variable is for, in any case | /users/Bob     | user
			a literal of a variable, not in case | /users/ME     | ambiguous
			a literal instead of a variable     | /users/me      | me
			all below                           | /admin/x       | admin
			all below, and a slash              | /admin/x/      | admin
			the slash of all below              | /admin/        | admin
			above all below                     | /admin         | admin
			all below, in another case          | /ADMIN/x       | ambiguous
			all below, case of the rest         | /admin/X       | admin
			the slash is in the pattern         | /dir/          | directory
			the slash is in the pattern only    | /dir           | ambiguous
			both are patterns                   | /both          | both
			both are patterns, slash            | /both/         | bothSlash
			both cases are patterns             | /Case/x        | upper
			both cases are patterns, lower      | /case/x        | lower
			neither of both cases               | /CASE/x        | ambiguous
			a star                              | /star/x        | star
			a star is not for the path above    | /star          | lax
			a star that matches nothing         | /star/         | ambiguous
			an expression                       | /hex/ab        | hex
			an expression in another case       | /hex/AB        | ambiguous
			something else                      | /other         | lax
			something else and a slash          | /other/        | lax
			something else in upper case        | /OTHER/        | lax
			the root                            | /              | lax
			the context path                    | ''             | lax
			""")
	void caseAndTheSlashAtTheEndMakeNoDifferenceUnlessAPatternSaysSo(String description, String path, String expected) {
		List<PathPolicy> strict = List.of(on("strict", "/secret"), on("user", "/users/{id}"), on("me", "/users/me"),
				on("admin", "/admin/**"), on("directory", "/dir/"), on("both", "/both"), on("bothSlash", "/both/"),
				on("upper", "/Case/**"), on("lower", "/case/**"), on("star", "/star/*"), on("hex", "/hex/{h:[a-f]+}"));
		List<PathPolicy> policies = new ArrayList<>(strict);
		policies.add(on("lax", "/**"));
		assertThat(resolve(new PathPolicies(policies), path)).isEqualTo(expected);
		// With no policy for all paths it is the same, but for what has none.
		assertThat(resolve(new PathPolicies(strict), path)).isEqualTo(expected.equals("lax") ? NOBODY : expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the root                          | /              | home
			the context path without a slash  | ''             | ambiguous
			""")
	void rootIsNotTheContextPathWithoutASlash(String description, String path, String expected) {
		assertThat(resolve(new PathPolicies(List.of(on("home", "/"), on("lax", "/**"))), path)).isEqualTo(expected);
		assertThat(resolve(new PathPolicies(List.of(on("home", "/"))), path)).isEqualTo(expected);
		assertThat(resolve(new PathPolicies(List.of(on("home", "/*"))), path)).isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			above the root                 | /../public/x
			above the root with parameters | /..;/app/public/x
			above the root, encoded        | /%2e%2e/public/x
			above the root, after all      | /public/x/../../../public/x
			overlong dots                  | /public/%c0%ae%c0%ae/x
			an overlong slash              | /public/x%c0%afx
			an overlong slash of three     | /public/x%e0%80%afx
			not UTF-8                      | /public/%e4
			not hexadecimal                | /public/%uff0f
			half a character               | /public/%c3
			""")
	void pathWithoutAMeaningIsAmbiguousWhosePolicyEverItIs(String description, String path) {
		assertThat(resolve(new PathPolicies(List.of(on("public", "/public/**"))), path)).isEqualTo(AMBIGUOUS);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			an encoded blank          | /files/%20private/x
			a blank segment           | /files/%20/private/x
			an encoded tab            | /files/%09private/x
			a control character       | /files/%01private/x
			the last of these         | /files/%7fprivate/x
			a blank behind            | /files/private%20/x
			a blank twice encoded     | /files/%2520private/x
			a blank and dots          | /files/x/%20../private/x
			a blank itself            | /files/ private/x
			a tab itself              | /files/	private/x
			a blank and a parameter   | /files/%20;v=1/private/x
			""")
	void blanksAtTheEdgesOfSegmentsDoNotHideThem(String description, String path) {
		PathPolicies policies = new PathPolicies(List.of(on("files", "/files/**"), on("private", "/files/private/**")));
		assertThat(resolve(policies, path)).isEqualTo(AMBIGUOUS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users/a%252Fb", "/users/7;v=1/x", "/users/7/../8", "/admin/../users/7/x", "/users/7/" })
	void pathsOfOnePolicyDoNotClash(String path) {
		PathPolicies policies = new PathPolicies(List.of(on("one", "/users/{id}", "/users/{id}/**", "/admin/**")));
		assertThat(resolve(policies, path)).isEqualTo("one");
	}

	@Test
	void pathsThatTheSamePoliciesShareDoNotClash() {
		PathPolicies policies = new PathPolicies(List.of(
				on(policy("a").allowedOrigins(APP), "/users/{id}", "/users/{id}/**"),
				on(policy("b").allowedOrigins("https://b.example"), "/users/{id}/**", "/users/{id}"), on("c", "/c")));
		assertThat(resolve(policies, "/users/a%2Fb")).isEqualTo("a");
	}

	@Test
	void pathsClashThatOneOfTwoPoliciesDoesNotShare() {
		PathPolicies policies = new PathPolicies(
				List.of(on(policy("a").allowedOrigins(APP), "/users/{id}", "/users/{id}/**"),
						on(policy("b").allowedOrigins("https://b.example"), "/users/{id}/**")));
		assertThat(resolve(policies, "/users/a%2Fb")).isEqualTo(AMBIGUOUS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "", "/x", "/API/", "/../api", "/%zz" })
	void policyForAllPathsAndSomeOfThemGovernsWhateverThePathIs(String path) {
		assertThat(resolve(new PathPolicies(List.of(on("all", "/**", "/api", "/api/{x}"))), path)).isEqualTo("all");
	}

	@ParameterizedTest(name = "Origin: {0}")
	@CsvSource(textBlock = """
			https://app.example.com, PATH_AMBIGUOUS
			https://evil.example,    PATH_AMBIGUOUS
			https://api.example.com, SAME_ORIGIN
			https://evil.example/,   ORIGIN_MALFORMED
			""")
	void ambiguousPathIsDeniedToEveryOtherOrigin(String origin, Verdict expected) {
		CorsDecision decision = decide(PUBLIC_AND_ADMIN, get("/public/..;/admin", origin));
		assertThat(decision.verdict()).isEqualTo(expected);
	}

	@Test
	void policiesAreFoundByName() {
		assertThat(PUBLIC_AND_ADMIN.named("admin")).hasToString("policy 'admin'");
	}

	@Test
	void unknownNameIsNull() {
		assertThat(PUBLIC_AND_ADMIN.named("Admin")).isNull();
	}

	@Test
	void iterationIsInTheOrderOfDefinition() {
		assertThat(PUBLIC_AND_ADMIN).extracting(CorsPolicy::name).containsExactly("public", "admin", "files");
	}

	@Test
	void iterationShowsAPolicyOncePerName() {
		PathPolicies policies = new PathPolicies(List.of(on("a", "/x", "/x", "/y")));
		assertThat(policies).hasSize(1);
	}

	@Test
	void noPoliciesAreEmpty() {
		assertThat(new PathPolicies(List.of()).isEmpty()).isTrue();
	}

	@Test
	void somePoliciesAreNotEmpty() {
		assertThat(PUBLIC_AND_ADMIN.isEmpty()).isFalse();
	}

	@Test
	void pathsAreThoseOfTheNamedPolicy() {
		assertThat(PUBLIC_AND_ADMIN.paths("files")).containsExactly("/files/**", "/*.txt");
		assertThat(PUBLIC_AND_ADMIN.paths("Admin")).isEmpty();
	}

	@Test
	void patternIsTheOneThatSpringWouldChoose() {
		List<String> segments = List.of("a", "b", "ab", "a.txt", "{v}", "*", "a*", "?", "*.txt", "{v:[a-b]+}");
		for (long seed = 0; seed < 2_000; seed++) {
			Random random = new Random(seed);
			List<PathPattern> patterns = new ArrayList<>();
			for (int i = 0; i <= random.nextInt(8); i++) {
				String pattern = path(random, segments) + pick(random, List.of("", "", "/**", "/{*rest}"));
				patterns.add(PathPatternParser.defaultInstance.parse(pattern.isEmpty() ? "/" : pattern));
			}
			PathPolicies policies = new PathPolicies(patterns.stream()
				.map(PathPattern::getPatternString)
				.distinct()
				.map((pattern) -> on(pattern, pattern))
				.toList());
			for (int i = 0; i < 20; i++) {
				String path = "/"
						+ path(random, List.of("a", "b", "ab", "a.txt", "c.txt", "abc")).replaceFirst("^/", "");
				PathPattern best = patterns.stream()
					.filter((pattern) -> pattern.matches(PathContainer.parsePath(path)))
					.min(PathPattern.SPECIFICITY_COMPARATOR.thenComparing(PathPattern::getPatternString))
					.orElse(null);
				PathShape expected = new PathShape((best != null) ? best.getPatternString() : NOBODY);
				assertThat(new PathShape(resolve(policies, path)))
					.as("seed %s, path '%s', patterns %s", seed, path, patterns)
					.isEqualTo(expected);
			}
		}
	}

	@Test
	void pathTooLongToBeSpelledOutIsAmbiguousIfItIsSuspicious() {
		String longPath = "/public/" + "a".repeat(2_030);
		assertThat(resolve(PUBLIC_AND_ADMIN, longPath + "/%20")).isEqualTo("public");
		assertThat(resolve(PUBLIC_AND_ADMIN, longPath + "/aaaaa/%20")).isEqualTo("public");
		assertThat(resolve(PUBLIC_AND_ADMIN, longPath + "/aaaaaaa/%20")).isEqualTo(AMBIGUOUS);
		assertThat(resolve(PUBLIC_AND_ADMIN, longPath + "/aaaaaaa/aa")).isEqualTo("public");
	}

	private static CorsPolicyBuilder policy(String name) {
		return CorsPolicy.builder().name(name);
	}

	private static PathPolicy on(String name, String... paths) {
		return on(policy(name).allowedOrigins(APP), paths);
	}

	private static PathPolicy on(CorsPolicyBuilder policy, String... paths) {
		return new PathPolicy(policy.build(), List.of(paths));
	}

	private static CorsRequest get(String path) {
		return get(path, APP);
	}

	private static CorsRequest get(String path, String origin) {
		return RequestStub.actual("GET", origin).at(path);
	}

	private static CorsDecision decide(CorsPolicies policies, CorsRequest request) {
		CorsPolicy policy = policies.resolve(request);
		assertThat(policy).as("policy of '%s'", request.path()).isNotNull();
		return policy.decide(request);
	}

	/** The name of the policy that governs the path, if one does. */
	private static String resolve(CorsPolicies policies, String path) {
		CorsRequest request = get(path);
		CorsPolicy policy = policies.resolve(request);
		if (policy == null) {
			return NOBODY;
		}
		return (policy.decide(request).verdict() == Verdict.PATH_AMBIGUOUS) ? AMBIGUOUS : policy.name();
	}

	private static String path(Random random, List<String> segments) {
		StringBuilder path = new StringBuilder();
		for (int i = random.nextInt(4); i > 0; i--) {
			path.append('/').append(pick(random, segments).replace("{v", "{v" + i));
		}
		return path.toString();
	}

	private static String pick(Random random, List<String> values) {
		return values.get(random.nextInt(values.size()));
	}

}
