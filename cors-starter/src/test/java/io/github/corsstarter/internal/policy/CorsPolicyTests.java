package io.github.corsstarter.internal.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The decision, step by step as in the Fetch standard, from the server's point of view.
 */
@PlainJava
class CorsPolicyTests {

	private static final String APP = "https://app.example.com";

	private final CorsPolicy credentialed = CorsPolicy.builder()
		.name("app")
		.allowedOrigins(APP)
		.allowedMethods("PUT", "DELETE")
		.allowedHeaders("Content-Type", "Authorization")
		.exposedHeaders("X-Total-Count", "ETag")
		.allowCredentials(true)
		.maxAge(Duration.ofMinutes(10))
		.build();

	private final CorsPolicy everyone = CorsPolicy.builder().name("public").allowedOrigins("*").build();

	private final CorsPolicy anything = CorsPolicy.builder()
		.name("anything")
		.allowedOrigins(APP)
		.allowedMethods("*")
		.allowedHeaders("*")
		.allowCredentials(true)
		.build();

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', quoteCharacter = '"',
			textBlock = """
					origin: listed, and nothing else is asked     ~ https://app.example.com                          ~ GET    ~ ~ ALLOWED
					origin: not listed                            ~ https://evil.example                             ~ GET    ~ ~ ORIGIN_NOT_ALLOWED
					origin: the listed one with another scheme    ~ http://app.example.com                           ~ GET    ~ ~ ORIGIN_NOT_ALLOWED
					origin: the listed one with a port            ~ https://app.example.com:8443                     ~ GET    ~ ~ ORIGIN_NOT_ALLOWED
					origin: opaque                                ~ null                                             ~ GET    ~ ~ ORIGIN_NOT_ALLOWED
					origin: none that a browser writes            ~ https://app.example.com/                         ~ GET    ~ ~ ORIGIN_MALFORMED
					origin: several                               ~ https://app.example.com, https://app.example.com ~ GET    ~ ~ ORIGIN_MALFORMED
					origin: empty                                 ~ ""                                               ~ GET    ~ ~ ORIGIN_MALFORMED
					origin: judged before the method              ~ https://evil.example                             ~ PATCH  ~ ~ ORIGIN_NOT_ALLOWED
					method: safelisted                            ~ https://app.example.com                          ~ POST   ~ ~ ALLOWED
					method: listed                                ~ https://app.example.com                          ~ DELETE ~ ~ ALLOWED
					method: not listed                            ~ https://app.example.com                          ~ PATCH  ~ ~ METHOD_NOT_ALLOWED
					method: listed in another case                ~ https://app.example.com                          ~ put    ~ ~ METHOD_NOT_ALLOWED
					method: no token                              ~ https://app.example.com                          ~ P UT   ~ ~ METHOD_NOT_ALLOWED
					method: empty                                 ~ https://app.example.com                          ~ ""     ~ ~ METHOD_NOT_ALLOWED
					method: judged before the headers             ~ https://app.example.com                          ~ PATCH  ~ x-other                    ~ METHOD_NOT_ALLOWED
					headers: listed                               ~ https://app.example.com                          ~ PUT    ~ authorization,content-type ~ ALLOWED
					headers: one that is not listed               ~ https://app.example.com                          ~ PUT    ~ content-type,x-other       ~ HEADER_NOT_ALLOWED
					headers: not listed, with a safelisted method ~ https://app.example.com                          ~ GET    ~ x-other                    ~ HEADER_NOT_ALLOWED
					""")
	void preflightIsCheckedStepByStep(String step, String origin, String method, String headers, Verdict verdict) {
		CorsDecision decision = this.credentialed.decide(RequestStub.preflight(origin, method, headers));
		assertThat(decision.type()).isEqualTo(RequestType.PREFLIGHT);
		assertThat(decision.verdict()).isEqualTo(verdict);
		assertThat(decision.vary()).isEqualTo("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
		assertThat(headers(decision).isEmpty()).isEqualTo(verdict != Verdict.ALLOWED);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
			no origin: there is nothing to check       ~ GET     ~ ~ NOT_CORS
			origin: listed                             ~ GET     ~ https://app.example.com      ~ ALLOWED
			origin: not listed                         ~ GET     ~ https://evil.example         ~ ORIGIN_NOT_ALLOWED
			origin: opaque                             ~ POST    ~ null                         ~ ORIGIN_NOT_ALLOWED
			origin: none that a browser writes         ~ GET     ~ https://APP.example.com      ~ ORIGIN_MALFORMED
			origin: the server's own                   ~ POST    ~ https://api.example.com      ~ SAME_ORIGIN
			origin: the server's own with another port ~ POST    ~ https://api.example.com:8443 ~ ORIGIN_NOT_ALLOWED
			method: not checked again                  ~ PATCH   ~ https://app.example.com      ~ ALLOWED
			method: OPTIONS that does not ask for permission     ~ OPTIONS ~ https://app.example.com      ~ ALLOWED
			""")
	void actualRequestIsCheckedForItsOriginOnly(String step, String method, String origin, Verdict verdict) {
		CorsDecision decision = this.credentialed.decide(RequestStub.actual(method, origin));
		assertThat(decision.type()).isEqualTo((origin != null) ? RequestType.ACTUAL : RequestType.WITHOUT_ORIGIN);
		assertThat(decision.verdict()).isEqualTo(verdict);
		assertThat(decision.vary()).isEqualTo("Origin");
		assertThat(headers(decision).isEmpty()).isEqualTo(verdict != Verdict.ALLOWED);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a page that hides its origin from itself | null                 | same-origin | SAME_ORIGIN
			one that hides it from others            | null                 | cross-site  | ORIGIN_NOT_ALLOWED
			one that hides it from a sibling         | null                 | same-site   | ORIGIN_NOT_ALLOWED
			one that says nothing                    | null                 |             | ORIGIN_NOT_ALLOWED
			an origin that is shown                  | https://evil.example | same-origin | ORIGIN_NOT_ALLOWED
			""")
	void browserTellsWhetherAHiddenOriginIsTheServersOwn(String who, String origin, String site, Verdict verdict) {
		CorsDecision decision = this.credentialed
			.decide(RequestStub.actual("POST", origin).with("Sec-Fetch-Site", site));
		assertThat(decision.verdict()).isEqualTo(verdict);
		assertThat(headers(decision)).isEmpty();
	}

	@Test
	void preflightNeedsAnOriginAndARequestedMethod() {
		RequestStub withoutOrigin = RequestStub.preflight(null, "PUT", null);
		RequestStub withoutMethod = RequestStub.preflight(APP, null, "content-type");
		RequestStub notOptions = RequestStub.actual("POST", APP).with("Access-Control-Request-Method", "PUT");
		assertThat(this.credentialed.decide(withoutOrigin).type()).isEqualTo(RequestType.WITHOUT_ORIGIN);
		assertThat(this.credentialed.decide(withoutMethod).type()).isEqualTo(RequestType.ACTUAL);
		assertThat(this.credentialed.decide(notOptions).type()).isEqualTo(RequestType.ACTUAL);
	}

	@Test
	void preflightIsAnsweredWithAllThatIsAllowed() {
		assertThat(headers(this.credentialed.decide(RequestStub.preflight(APP, "GET", null)))).containsExactly(
				"Access-Control-Allow-Origin: " + APP, "Access-Control-Allow-Credentials: true",
				"Access-Control-Allow-Methods: GET, HEAD, POST, PUT, DELETE",
				"Access-Control-Allow-Headers: Content-Type, Authorization", "Access-Control-Max-Age: 600");
	}

	@Test
	void actualRequestIsAnsweredWithWhatScriptsMayRead() {
		assertThat(headers(this.credentialed.decide(RequestStub.actual("GET", APP)))).containsExactly(
				"Access-Control-Allow-Origin: " + APP, "Access-Control-Allow-Credentials: true",
				"Access-Control-Expose-Headers: X-Total-Count, ETag");
	}

	@Test
	void wildcardsWithCredentialsAreEchoesOfWhatWasAsked() {
		assertThat(headers(this.anything.decide(RequestStub.preflight(APP, "PATCH", "authorization,x-one"))))
			.containsExactly("Access-Control-Allow-Origin: " + APP, "Access-Control-Allow-Credentials: true",
					"Access-Control-Allow-Methods: PATCH", "Access-Control-Allow-Headers: authorization,x-one",
					"Access-Control-Max-Age: 1800");
	}

	@Test
	void preflightDeniedBehindItsOriginHasEarnedWhatItCouldHaveAskedFor() {
		String[] earned = { "Access-Control-Allow-Origin: " + APP, "Access-Control-Allow-Credentials: true",
				"Access-Control-Allow-Methods: GET, HEAD, POST, PUT, DELETE",
				"Access-Control-Allow-Headers: Content-Type, Authorization" };
		assertThat(earnedHeaders(this.credentialed.decide(RequestStub.preflight(APP, "PATCH", null))))
			.containsExactly(earned);
		assertThat(earnedHeaders(this.credentialed.decide(RequestStub.preflight(APP, "PUT", "x-other"))))
			.containsExactly(earned);
	}

	@Test
	void wildcardCoversNoEmptyMethod() {
		assertThat(this.anything.decide(RequestStub.preflight(APP, "", null)).verdict())
			.isEqualTo(Verdict.METHOD_NOT_ALLOWED);
	}

	@Test
	void decisionAndPolicyAreALineForPeople() {
		CorsDecision decision = this.credentialed.decide(RequestStub.preflight(APP, "PATCH", null));
		assertThat(decision).hasToString("PREFLIGHT METHOD_NOT_ALLOWED by policy 'app'");
		assertThat(this.credentialed).hasToString("policy 'app'");
	}

	@Test
	void decisionIsSpelledForLogs() {
		assertThat(RequestType.WITHOUT_ORIGIN.key()).isEqualTo("without-origin");
		assertThat(Verdict.ORIGIN_NOT_ALLOWED.key()).isEqualTo("origin-not-allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x-one\r\nSet-Cookie: a=b", "x-one: y", "x-one\u0000", "x-one\"", "<script>" })
	void wildcardEchoesNothingButNames(String headers) {
		CorsDecision decision = this.anything.decide(RequestStub.preflight(APP, "GET", headers));
		assertThat(decision.verdict()).isEqualTo(Verdict.HEADER_NOT_ALLOWED);
		assertThat(headers(decision)).isEmpty();
		assertThat(this.anything.decide(RequestStub.preflight(APP, headers, null)).verdict())
			.isEqualTo(Verdict.METHOD_NOT_ALLOWED);
	}

	@Test
	void wildcardsWithoutCredentialsAreSentAsTheyAre() {
		CorsPolicy policy = CorsPolicy.builder()
			.allowedOrigins("*")
			.allowedMethods("*")
			.allowedHeaders("*", "Authorization")
			.exposedHeaders("*")
			.maxAge(Duration.ZERO)
			.build();
		assertThat(headers(policy.decide(RequestStub.preflight(APP, "PATCH", "authorization,x-one")))).containsExactly(
				"Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: *",
				"Access-Control-Allow-Headers: *, Authorization", "Access-Control-Max-Age: 0");
		assertThat(headers(policy.decide(RequestStub.actual("GET", APP))))
			.containsExactly("Access-Control-Allow-Origin: *", "Access-Control-Expose-Headers: *");
	}

	@Test
	void policyForEveryoneAnswersEveryoneAlike() {
		for (String origin : new String[] { null, APP, "https://evil.example", "null", "https://api.example.com",
				"file://", "nonsense", "https://a.example, https://b.example", "" }) {
			CorsDecision decision = this.everyone.decide(RequestStub.actual("GET", origin));
			assertThat(headers(decision)).containsExactly("Access-Control-Allow-Origin: *");
			assertThat(decision.vary()).isEmpty();
		}
	}

	@Test
	void policyThatSharesItsPathSaysThatAllDependsOnTheOrigin() {
		CorsPolicy shared = this.everyone.varyingByOrigin();
		assertThat(shared.decide(RequestStub.actual("GET", null)).vary()).isEqualTo("Origin");
		assertThat(shared.decide(RequestStub.actual("GET", APP)).vary()).isEqualTo("Origin");
		assertThat(headers(shared.decide(RequestStub.actual("GET", APP))))
			.containsExactly("Access-Control-Allow-Origin: *");
	}

	@Test
	void denyingPolicySaysWhy() {
		CorsPolicy denying = CorsPolicy.denying(Verdict.PATH_AMBIGUOUS);
		assertThat(denying.decide(RequestStub.preflight(APP, "GET", null)).verdict()).isEqualTo(Verdict.PATH_AMBIGUOUS);
		assertThat(denying.decide(RequestStub.actual("GET", APP)).verdict()).isEqualTo(Verdict.PATH_AMBIGUOUS);
		assertThat(denying.decide(RequestStub.actual("GET", null)).verdict()).isEqualTo(Verdict.NOT_CORS);
		assertThatIllegalArgumentException().isThrownBy(() -> CorsPolicy.denying(Verdict.ALLOWED))
			.withMessage("'why' must be a verdict that denies, not ALLOWED");
	}

	private static List<String> earnedHeaders(CorsDecision decision) {
		List<String> headers = new ArrayList<>();
		decision.forEachEarnedHeader((name, value) -> headers.add(name + ": " + value));
		return headers;
	}

	private static List<String> headers(CorsDecision decision) {
		List<String> headers = new ArrayList<>();
		decision.forEachHeader((name, value) -> headers.add(name + ": " + value));
		return headers;
	}

	@Test
	void denialForAuthorizationEarnsNoWildcard() {
		CorsPolicy open = CorsPolicy.builder().allowedOrigins("*").allowedHeaders("*").build();
		CorsDecision decision = open.decide(RequestStub.preflight("https://app.example.com", "GET", "authorization"));
		Map<String, String> earned = new LinkedHashMap<>();
		decision.forEachEarnedHeader(earned::put);
		assertThat(decision.verdict()).isEqualTo(Verdict.HEADER_NOT_ALLOWED);
		assertThat(earned).containsEntry("Access-Control-Allow-Origin", "*")
			.doesNotContainKey("Access-Control-Allow-Headers");
	}

}
