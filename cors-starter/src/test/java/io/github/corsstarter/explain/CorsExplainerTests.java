package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.explain.Explanation.Check;
import io.github.corsstarter.explain.Explanation.Outcome;
import io.github.corsstarter.explain.Explanation.Result;
import io.github.corsstarter.explain.Explanation.Step;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What people are told about a request, sentence by sentence.
 */
class CorsExplainerTests {

	private static final String APP = "https://app.example.com";

	private final CorsPolicy api = CorsPolicy.builder()
		.name("api")
		.allowedOrigins(APP, "https://www.shop.example")
		.allowedOriginPatterns("https://*.tenants.example.com", "https://{[a-z]+}.preview.example.com")
		.allowedOriginRegexes("https://r[0-9]+\\.example\\.com")
		.allowedMethods("PUT", "DELETE")
		.allowedHeaders("Content-Type", "X-Trace")
		.allowCredentials(true)
		.ruleNames((key) -> "cors.policies.api." + key)
		.build();

	private final CorsPolicy open = CorsPolicy.builder()
		.name("open")
		.allowedOrigins("*")
		.allowedMethods("*")
		.allowedHeaders("*")
		.exposedHeaders("ETag")
		.ruleNames((key) -> "cors.policies.open." + key)
		.build();

	private final PathPolicies policies = new PathPolicies(
			List.of(new PathPolicy(this.api, List.of("/api/**")), new PathPolicy(this.open, List.of("/open/**"))));

	private final CorsExplainer explainer = new CorsExplainer(this.policies::resolve, this.policies);

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					method not listed            | https://app.example.com | /api/x  | PATCH  | ""            | Method 'PATCH' is not in cors.policies.api.allowed-methods.
					method in another case       | https://app.example.com | /api/x  | deLete | ""            |
					method browsers leave alone  | https://app.example.com | /api/x  | patch  | ""            | Method 'patch' is not in cors.policies.api.allowed-methods.
					method that is none          | https://app.example.com | /api/x  | P UT   | ""            | Method 'P?UT' is not a valid method, so nothing allows it.
					method that is none, '*'     | https://app.example.com | /open/x | P UT   | ""            | Method 'P?UT' is not a valid method, so nothing allows it.
					header not listed            | https://app.example.com | /api/x  | GET    | X-Other       | Header 'x-other' is not in cors.policies.api.allowed-headers.
					headers not listed           | https://app.example.com | /api/x  | GET    | "X-B,X-Trace,X-A" | Headers 'x-a', 'x-b' are not in cors.policies.api.allowed-headers.
					header that is none          | https://app.example.com | /api/x  | GET    | X Other       | Header 'x?other' is not a valid header name, so nothing allows it.
					'*' without Authorization    | https://app.example.com | /open/x | GET    | Authorization | Header 'authorization' is not covered by the '*' of cors.policies.open.allowed-headers: list it beside the '*'.
					origin not listed            | https://evil.example    | /api/x  | PATCH  | ""            | Origin 'https://evil.example' is not in cors.policies.api.allowed-origins.
					path without a policy        | https://app.example.com | /other  | GET    | ""            | No policy governs the path '/other': cors.policies.api.paths is '/api/**', cors.policies.open.paths is '/open/**'.
					path with another spelling   | https://app.example.com | /open/..;/api/x | GET | ""       | "Other spellings of the path '/open/..;/api/x' are governed by other policies ('api', 'open'): request it exactly as the path pattern is written, with its letter case and its end, without ';', '//', dot segments and encoded characters."
					path in another case         | https://app.example.com | /API/x  | GET    | ""            | "One spelling of the path '/API/x' is governed by the policy 'api', another by none: request it exactly as the path pattern is written, with its letter case and its end, without ';', '//', dot segments and encoded characters."
					path above the root          | https://app.example.com | /../x   | GET    | ""            | "Servers do not agree on what the path '/../x' means: request it below the context path, without ';', '//', dot segments and encoded characters."
					""")
	void explainNamesThePropertyToChange(String description, String origin, String path, String method, String headers,
			String reason) {
		assertThat(explain(origin, path, method, headers).reason()).isEqualTo(reason);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					another port                   | https://app.example.com:8443     | it differs from the allowed 'https://app.example.com' in its port
					another scheme                 | http://app.example.com           | it differs from the allowed 'https://app.example.com' in its scheme
					www too many                   | https://www.app.example.com      | it differs from the allowed 'https://app.example.com' in its 'www.'
					www too few                    | https://shop.example             | it lacks the 'www.' of the allowed 'https://www.shop.example'
					bare domain                    | https://tenants.example.com      | the pattern 'https://*.tenants.example.com' allows what is below that domain, not the domain itself
					deeper than the pattern        | https://a.b.preview.example.com  | the pattern 'https://{[a-z]+}.preview.example.com' allows one label in front of that domain, not several
					another label than the pattern | https://pr1.preview.example.com  | its first label does not match the braces of the pattern 'https://{[a-z]+}.preview.example.com'
					port of a regex                | https://r1.example.com:8443      | it differs from the allowed 'https://r[0-9]+\\.example\\.com' in its port
					typing error                   | https://aap.example.com          | it differs from the allowed 'https://app.example.com' by one character
					""")
	void explainNamesTheNearMiss(String description, String origin, String nearMiss) {
		assertThat(explain(origin, "/api/x", "GET", "").reason())
			.isEqualTo("Origin '" + origin + "' is not in cors.policies.api.allowed-origins: " + nearMiss + ".");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					trailing slash          | https://app.example.com/     | Origin 'https://app.example.com/' is not how a browser sends it: 'https://app.example.com' would be allowed.
					upper case              | https://App.example.com      | Origin 'https://App.example.com' is not how a browser sends it: 'https://app.example.com' would be allowed.
					default port            | https://app.example.com:443  | Origin 'https://app.example.com:443' is not how a browser sends it: 'https://app.example.com' would be allowed.
					slash, and not listed   | https://evil.example/        | "Origin 'https://evil.example/' is not how a browser sends it: 'https://evil.example' would be, but it is not in cors.policies.api.allowed-origins either."
					several                 | "https://app.example.com, b" | "Origin 'https://app.example.com,?b' is not a valid origin: a browser sends a scheme, '://', a host and possibly a port, in lower-case ASCII, and one only."
					empty                   | ""                           | "Origin '' is not a valid origin: a browser sends a scheme, '://', a host and possibly a port, in lower-case ASCII, and one only."
					a document without one  | null                         | "Origin 'null' cannot be listed: sandboxed frames, pages from files or 'data:' URLs and some redirects send it. Serve the page from an origin of its own."
					""")
	void explainSaysWhatABrowserWouldSend(String description, String origin, String reason) {
		assertThat(explain(origin, "/api/x", "GET", "").reason()).isEqualTo(reason);
	}

	@Test
	void everyStepIsExplainedAlsoBehindTheOneThatFailed() {
		Explanation explanation = this.explainer.explain(ScriptRequest.of("https://evil.example", "/api/x", "PATCH",
				"X-Trace,X-Other", CredentialsMode.INCLUDE));
		assertThat(explanation.outcome()).isEqualTo(Outcome.DENIED);
		assertThat(explanation.steps()).containsExactly(
				new Step(Check.POLICY, Result.PASSED,
						"The policy 'api' governs '/api/x', which matches '/api/**' of cors.policies.api.paths."),
				new Step(Check.ORIGIN, Result.FAILED,
						"Origin 'https://evil.example' is not in cors.policies.api.allowed-origins."),
				new Step(Check.CREDENTIALS, Result.PASSED,
						"Credentials are allowed by cors.policies.api.allow-credentials."),
				new Step(Check.METHOD, Result.FAILED, "Method 'PATCH' is not in cors.policies.api.allowed-methods."),
				new Step(Check.HEADERS, Result.FAILED,
						"Header 'x-other' is not in cors.policies.api.allowed-headers."));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					listed         | https://app.example.com       | /api/x  | Origin 'https://app.example.com' is in cors.policies.api.allowed-origins.
					by a pattern   | https://a.tenants.example.com | /api/x  | Origin 'https://a.tenants.example.com' matches 'https://*.tenants.example.com' of cors.policies.api.allowed-origin-patterns.
					by a regex     | https://r1.example.com        | /api/x  | Origin 'https://r1.example.com' matches 'https://r[0-9]+\\.example\\.com' of cors.policies.api.allowed-origin-regexes.
					as any origin  | null                          | /open/x | Origin 'null' is covered by the '*' of cors.policies.open.allowed-origins.
					""")
	void explainNamesTheRuleThatLetsIn(String description, String origin, String path, String sentence) {
		assertThat(explain(origin, path, "GET", "").steps().get(1))
			.isEqualTo(new Step(Check.ORIGIN, Result.PASSED, sentence));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					methods listed       | /api/x  | PUT   | ""                     | Method 'PUT' is in cors.policies.api.allowed-methods.                    | The request asks for no extra headers.
					any method           | /open/x | PATCH | ""                     | Method 'PATCH' is covered by the '*' of cors.policies.open.allowed-methods. | The request asks for no extra headers.
					safelisted method    | /api/x  | POST  | Content-Type           | "Method 'POST' is safelisted: every script may use it."                  | Header 'content-type' is in cors.policies.api.allowed-headers.
					headers listed       | /api/x  | GET   | "X-Trace,Content-Type" | "Method 'GET' is safelisted: every script may use it."                   | "Headers 'content-type', 'x-trace' are in cors.policies.api.allowed-headers."
					any header           | /open/x | GET   | X-Other                | "Method 'GET' is safelisted: every script may use it."                   | Header 'x-other' is covered by the '*' of cors.policies.open.allowed-headers.
					nothing to ask for   | /api/x  | GET   | ""                     | "Method 'GET' is safelisted: every script may use it."                   | The request headers are checked in preflights only.
					""")
	void explainSaysWhatAllowsMethodAndHeaders(String description, String path, String method, String headers,
			String methodSentence, String headersSentence) {
		Explanation explanation = explain(APP, path, method, headers);
		assertThat(explanation.outcome()).isEqualTo(Outcome.ALLOWED);
		assertThat(explanation.steps()).extracting(Step::reason).endsWith(methodSentence, headersSentence);
	}

	@Test
	void credentialsFailWhereThePolicyDoesNotAllowThem() {
		CorsPolicy without = CorsPolicy.builder().name("none").allowedOrigins(APP).build();
		CorsPolicies alone = new PathPolicies(List.of(new PathPolicy(without, List.of("/**"))));
		Explanation explanation = new CorsExplainer(alone::resolve, alone)
			.explain(ScriptRequest.of(APP, "/x", "GET", "", CredentialsMode.INCLUDE));
		assertThat(explanation.outcome()).isEqualTo(Outcome.DENIED);
		assertThat(explanation.reason())
			.isEqualTo("Credentials are not allowed: 'allow-credentials' of the policy 'none' is not 'true'.");
	}

	@Test
	void credentialsFailWithTheWildcard() {
		Explanation explanation = this.explainer
			.explain(ScriptRequest.of(APP, "/open/x", "GET", "", CredentialsMode.INCLUDE));
		assertThat(explanation.outcome()).isEqualTo(Outcome.DENIED);
		assertThat(explanation.reason()).isEqualTo("With credentials browsers reject the '*' of "
				+ "cors.policies.open.allowed-origins: list the origin there, and set "
				+ "cors.policies.open.allow-credentials to 'true'.");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					cookies' SameSite           | https://app.example.com | /api/x  | INCLUDE | "Cookies are sent from another site only if they are 'SameSite=None; Secure', and browsers may still block them as third-party cookies."
					'*' and credentials         | https://app.example.com | /open/x | UNKNOWN | "With the credentials mode 'include' a browser would reject this answer: With credentials browsers reject the '*' of cors.policies.open.allowed-origins: list the origin there, and set cors.policies.open.allow-credentials to 'true'."
					response headers not shown  | https://app.example.com | /api/x  | OMIT    | "Scripts can read no response header that is not safelisted: cors.policies.api.exposed-headers is empty."
					""")
	void explainWarnsWhereTheBrowserMaySayNo(String description, String origin, String path,
			CredentialsMode credentials, String warning) {
		assertThat(this.explainer.explain(ScriptRequest.of(origin, path, "GET", "", credentials)).warnings())
			.contains(warning);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			cookies, allowed              | /api/x  | INCLUDE | Cookies Scripts
			no cookies, though allowed    | /api/x  | OMIT    | Scripts
			maybe cookies, which are so   | /api/x  | UNKNOWN | Scripts
			cookies, not allowed          | /open/x | INCLUDE |
			no cookies, nor allowed       | /open/x | OMIT    |
			maybe cookies, not allowed    | /open/x | UNKNOWN | With
			""")
	void explainWarnsOfNothingElse(String description, String path, CredentialsMode credentials, String firstWords) {
		List<String> warnings = this.explainer.explain(ScriptRequest.of(APP, path, "GET", "", credentials)).warnings();
		assertThat(warnings).extracting((warning) -> warning.split(" ", 2)[0])
			.containsExactly((firstWords != null) ? firstWords.split(" ", -1) : new String[0]);
	}

	@Test
	void nothingIsWarnedOfThatIsDeniedAnyway() {
		assertThat(explain("https://evil.example", "/api/x", "GET", "").warnings()).isEmpty();
	}

	@Test
	void headersAreThoseThatTheBrowserGets() {
		assertThat(explain(APP, "/open/x", "GET", "").headers())
			.containsExactly(entry("Access-Control-Allow-Origin", "*"), entry("Access-Control-Expose-Headers", "ETag"));
		assertThat(explain("https://evil.example", "/api/x", "GET", "").headers()).containsOnlyKeys("Vary");
		assertThat(explain(APP, "/other", "GET", "").headers()).isEmpty();
	}

	@Test
	void explanationIsSpelledForJson() {
		assertThat(Outcome.UNGOVERNED.key()).isEqualTo("ungoverned");
		assertThat(Check.CREDENTIALS.key()).isEqualTo("credentials");
		assertThat(Result.SKIPPED.key()).isEqualTo("skipped");
	}

	@Test
	void pathWithoutAPolicyIsAllThereIsToSay() {
		Explanation explanation = explain(APP, "/other", "PUT", "X-Other");
		assertThat(explanation.outcome()).isEqualTo(Outcome.UNGOVERNED);
		assertThat(explanation.steps()).extracting(Step::check, Step::result)
			.containsExactly(tuple(Check.POLICY, Result.FAILED), tuple(Check.ORIGIN, Result.SKIPPED),
					tuple(Check.CREDENTIALS, Result.SKIPPED), tuple(Check.METHOD, Result.SKIPPED),
					tuple(Check.HEADERS, Result.SKIPPED));
	}

	@Test
	void policyThatDeniesAllIsAllThereIsToSay() {
		Explanation explanation = explain(APP, "/open/..;/api/x", "GET", "");
		assertThat(explanation.outcome()).isEqualTo(Outcome.DENIED);
		assertThat(explanation.steps().subList(1, 5)).extracting(Step::reason).containsOnly("Not checked.");
	}

	@Test
	void requestThatWasSentIsExplainedAsItWasDecided() {
		CorsRequest request = RequestStub.preflight(APP, "PATCH", "x-trace,,x-other");
		Explanation explanation = this.explainer.explain(request, this.api.decide(request));
		assertThat(explanation.steps()).extracting(Step::check, Step::result)
			.containsExactly(tuple(Check.POLICY, Result.PASSED), tuple(Check.ORIGIN, Result.PASSED),
					tuple(Check.CREDENTIALS, Result.SKIPPED), tuple(Check.METHOD, Result.FAILED),
					tuple(Check.HEADERS, Result.FAILED));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					empty elements             | ",x-trace,"                     | Header 'x-trace' is in cors.policies.api.allowed-headers.
					nothing but empty elements | ,,,,,,,,,,,,,,,,,               | "Access-Control-Request-Headers is not a list that a browser would send, so nothing allows it."
					several that are none      | "x y,x-trace,x z"               | "Headers 'x?y', 'x?z' are not valid header names, so nothing allows them."
					one that is none, one not listed | "x-other,x y"             | "Header 'x?y' is not a valid header name, so nothing allows it."
					more than one can read     | "x-1,x-2,x-3,x-4,x-5,x-6,x-7"   | "Headers 'x-1', 'x-2', 'x-3', 'x-4', 'x-5' and 2 more are not in cors.policies.api.allowed-headers."
					""")
	void listThatNoBrowserSendsIsExplainedToo(String description, String headers, String sentence) {
		CorsRequest request = RequestStub.preflight(APP, "GET", headers);
		assertThat(this.explainer.explain(request, this.api.decide(request)).steps().get(4).reason())
			.isEqualTo(sentence);
	}

	@Test
	void credentialsAreCheckedIfTheScriptIncludesThem() {
		CorsRequest request = RequestStub.actual("GET", APP);
		assertThat(this.explainer.explain(request, this.api.decide(request)).steps().get(2)).isEqualTo(
				new Step(Check.CREDENTIALS, Result.SKIPPED, "Whether the script includes credentials is not known."));
		assertThat(explain(APP, "/api/x", "GET", "").steps().get(2))
			.isEqualTo(new Step(Check.CREDENTIALS, Result.SKIPPED, "The script includes no credentials."));
	}

	@Test
	void methodOfAnActualRequestIsNotChecked() {
		CorsRequest request = RequestStub.actual("PATCH", APP);
		assertThat(this.explainer.explain(request, this.api.decide(request)).steps().get(3))
			.isEqualTo(new Step(Check.METHOD, Result.SKIPPED, "The method is checked in preflights only."));
	}

	@Test
	void methodInAnotherCaseIsToldApart() {
		CorsRequest request = RequestStub.preflight(APP, "put", null);
		assertThat(this.explainer.explain(request, this.api.decide(request)).reason()).isEqualTo(
				"Method 'put' is not in cors.policies.api.allowed-methods, which has 'PUT': methods are case-sensitive.");
	}

	@Test
	void requestOfTheServersOwnOriginNeedsNoLeave() {
		CorsRequest request = RequestStub.actual("POST", "https://api.example.com");
		Explanation explanation = this.explainer.explain(request, this.api.decide(request));
		assertThat(explanation.outcome()).isEqualTo(Outcome.ALLOWED);
		assertThat(explanation.steps().get(1).reason()).isEqualTo(
				"Origin 'https://api.example.com' is the server's own: the browser does not ask for permission.");
	}

	@Test
	void requestWithoutOriginNeedsNoLeave() {
		CorsRequest request = RequestStub.of("GET");
		Explanation explanation = this.explainer.explain(request, this.api.decide(request));
		assertThat(explanation.outcome()).isEqualTo(Outcome.ALLOWED);
		assertThat(explanation.steps().get(1).result()).isEqualTo(Result.SKIPPED);
	}

	private Explanation explain(String origin, String path, String method, String headers) {
		return this.explainer.explain(ScriptRequest.of(origin, path, method, headers, CredentialsMode.OMIT));
	}

}
