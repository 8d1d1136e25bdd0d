package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.explain.Explanation.Outcome;
import io.github.corsstarter.tags.PlainJava;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser asks for permission to send some headers only if their values are long or
 * special. The explanation does not know the value, so it answers for both cases, each as
 * the policy decides.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-safelisted-request-header">Fetch:
 * CORS-safelisted request-header</a>
 */
@PlainJava
class HeaderValuesTests {

	private static final String APP = "https://app.example.com";

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			accept           | application/json | false
			accept           | {"a": 1}         | true
			accept-language  | de-AT, de;q=0.8  | false
			accept-language  | de_AT            | true
			content-language | en               | false
			content-language | (en)             | true
			content-type     | text/plain       | false
			content-type     | application/json | true
			range            | bytes=0-99       | false
			range            | bytes=0-1,2-3    | true
			""")
	void answersForBothAreThePolicys(String name, String value, boolean asked) {
		CorsPolicy strict = CorsPolicy.builder().allowedOrigins(APP).build();
		CorsPolicy lenient = CorsPolicy.builder().allowedOrigins(APP).allowedHeaders(name).build();
		for (CorsPolicy policy : List.of(strict, lenient)) {
			CorsRequest sent = asked ? RequestStub.preflight(APP, "GET", name) : RequestStub.actual("GET", APP);
			boolean denied = policy.decide(sent).verdict().denies();
			assertThat(saysDenied(policy, name, asked)).as(value).isEqualTo(denied);
		}
	}

	/** What the explanation says for one of the two cases. */
	private static boolean saysDenied(CorsPolicy policy, String name, boolean asked) {
		ScriptRequest request = ScriptRequest.of(APP, "/x", "GET", name, CredentialsMode.OMIT);
		Explanation explanation = explain(policy, request);
		boolean denied = explanation.outcome() == Outcome.DENIED;
		if (asked == request.asksFor(name)) {
			return denied;
		}
		List<String> others = explanation.warnings()
			.stream()
			.filter((warning) -> warning.startsWith("Header '" + name + "' is safelisted"))
			.toList();
		if (others.stream().anyMatch((warning) -> warning.contains("the request would be"))) {
			return others.get(0).contains("would be denied");
		}
		return denied;
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					accept       | Header 'accept' is safelisted unless its value is long or special: then a browser asks for permission, and the request would be denied: Header 'accept' is not in cors.allowed-headers.
					content-type | Header 'content-type' is safelisted with some values, such as 'text/plain': then a browser does not ask for permission, and the request would be allowed.
					range        | Header 'range' is safelisted with some values, such as 'bytes=0-99': then a browser does not ask for permission, and the request would be allowed.
					""")
	void otherCaseIsTold(String name, String warning) {
		CorsPolicy policy = CorsPolicy.builder().allowedOrigins(APP).ruleNames((key) -> "cors." + key).build();
		assertThat(explain(policy, ScriptRequest.of(APP, "/x", "GET", name, CredentialsMode.OMIT)).warnings())
			.contains(warning);
	}

	@Test
	void otherHeadersAreStillAskedFor() {
		CorsPolicy policy = CorsPolicy.builder().allowedOrigins(APP).allowedHeaders("X-A").build();
		Explanation explanation = explain(policy,
				ScriptRequest.of(APP, "/x", "PUT", "X-A,Content-Type,Accept", CredentialsMode.OMIT));
		assertThat(explanation.reason()).startsWith("Method 'PUT' is not in");
		assertThat(explanation.warnings().get(0)).isEqualTo(
				"Header 'accept' is safelisted unless its value is long or special: then a browser asks for permission.");
	}

	@Test
	void methodThatNoScriptMayUseIsNeverListed() {
		CorsPolicy policy = CorsPolicy.builder().allowedOrigins(APP).build();
		Explanation explanation = explain(policy, ScriptRequest.of(APP, "/x", "TRACE", "", CredentialsMode.OMIT));
		assertThat(explanation.reason())
			.isEqualTo("Method 'TRACE' is one that browsers let no script use, so nothing allows it.");
	}

	private static Explanation explain(CorsPolicy policy, ScriptRequest request) {
		PathPolicies policies = new PathPolicies(List.of(new PathPolicy(policy, List.of("/**"))));
		return new CorsExplainer(policies::resolve, policies).explain(request);
	}

}
