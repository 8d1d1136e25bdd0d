package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Denied preflights that say why.
 */
class ExplainedDenialsTests {

	private static final String APP = "https://app.example.com";

	private static final CorsPolicy API = CorsPolicy.builder()
		.name("api")
		.allowedOrigins(APP)
		.allowedMethods("PUT")
		.allowedHeaders("Content-Type")
		.allowCredentials(true)
		.ruleNames((key) -> "cors.policies.api." + key)
		.build();

	private static final CorsPolicy ANYTHING = CorsPolicy.builder()
		.name("anything")
		.allowedOrigins(APP)
		.allowedMethods("*")
		.allowedHeaders("*")
		.allowCredentials(true)
		.build();

	private final CorsPolicies policies = new PathPolicies(
			List.of(new PathPolicy(API, List.of("/api/**")), new PathPolicy(ANYTHING, List.of("/anything/**"))));

	private final CorsPolicyFilter filter = new CorsPolicyFilter(this.policies::resolve, false, List.of(),
			new CorsExplainer(this.policies::resolve, this.policies));

	@Test
	void methodThatIsDeniedIsMissingFromThoseAllowed() throws Exception {
		MockHttpServletResponse response = preflight("/api/x", APP, "PATCH", "content-type");
		assertThat(response.getStatus()).isEqualTo(200);
		assertThat(headers(response)).containsOnly(entry("Access-Control-Allow-Origin", APP),
				entry("Access-Control-Allow-Credentials", "true"),
				entry("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT"),
				entry("Access-Control-Allow-Headers", "Content-Type"));
		assertThat(response.getContentType()).isEqualTo("application/problem+json");
		assertThat(JsonPath.<Map<String, Object>>read(response.getContentAsString(), "$")).contains(
				entry("type", "tag:corsstarter.github.io,2026:preflight-denied"),
				entry("title", "CORS preflight denied"), entry("status", 200),
				entry("detail", "Method 'PATCH' is not in cors.policies.api.allowed-methods."), entry("policy", "api"),
				entry("verdict", "method-not-allowed"));
	}

	@Test
	void headerThatIsDeniedIsMissingFromThoseAllowed() throws Exception {
		MockHttpServletResponse response = preflight("/api/x", APP, "PUT", "x-other");
		assertThat(response.getStatus()).isEqualTo(200);
		assertThat(headers(response)).containsOnly(entry("Access-Control-Allow-Origin", APP),
				entry("Access-Control-Allow-Credentials", "true"),
				entry("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT"),
				entry("Access-Control-Allow-Headers", "Content-Type"));
		assertThat(JsonPath.<String>read(response.getContentAsString(), "$.detail"))
			.isEqualTo("Header 'x-other' is not in cors.policies.api.allowed-headers.");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			an origin that is not listed | https://evil.example     | origin-not-allowed
			one that is none             | https://app.example.com/ | origin-malformed
			""")
	void originThatIsDeniedEarnsNoHeader(String description, String origin, String verdict) throws Exception {
		MockHttpServletResponse response = preflight("/api/x", origin, "PUT", null);
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(headers(response)).isEmpty();
		assertThat(JsonPath.<Map<String, Object>>read(response.getContentAsString(), "$"))
			.contains(entry("status", 403), entry("verdict", verdict));
	}

	@Test
	void stepsAreListed() throws Exception {
		String body = preflight("/api/x", APP, "PATCH", null).getContentAsString();
		assertThat(JsonPath.<List<String>>read(body, "$.steps[*].check")).containsExactly("policy", "origin",
				"credentials", "method", "headers");
		assertThat(JsonPath.<List<String>>read(body, "$.steps[*].result")).containsExactly("passed", "passed",
				"skipped", "failed", "passed");
		assertThat(JsonPath.<List<String>>read(body, "$.steps[*].reason")).hasSize(5);
	}

	@Test
	void varyIsAsWithoutExplanation() throws Exception {
		assertThat(preflight("/api/x", APP, "PATCH", null).getHeaders("Vary"))
			.containsExactly("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
	}

	@Test
	void nothingIsDifferentWhereNothingIsDenied() throws Exception {
		MockHttpServletResponse response = preflight("/api/x", APP, "PUT", null);
		assertThat(response.getStatus()).isEqualTo(204);
		assertThat(response.getContentAsByteArray()).isEmpty();
		assertThat(headers(response)).containsKey("Access-Control-Max-Age");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\",\"verdict\":\"allowed\",\"x\":\"", "x\r\nSet-Cookie: a=b", "<script>alert(1)</script>",
			"\u2028\u0000\ud83d", "\\" })
	void strangersWriteNothingButStrings(String hostile) throws Exception {
		for (String path : new String[] { "/api/x", "/anything/x" }) {
			MockHttpServletResponse response = preflight(path, APP, hostile, hostile);
			assertThat(JsonPath.<String>read(response.getContentAsString(), "$.verdict"))
				.isEqualTo("method-not-allowed");
			assertThat(response.getContentAsString()).matches("[ -~]+");
			assertThat(headers(response).values()).noneMatch((value) -> value.contains(hostile));
			MockHttpServletResponse headersDenied = preflight(path, APP, "GET", hostile);
			assertThat(JsonPath.<String>read(headersDenied.getContentAsString(), "$.verdict"))
				.isEqualTo("header-not-allowed");
			assertThat(headers(headersDenied).values()).noneMatch((value) -> value.contains(hostile));
		}
	}

	@Test
	void bodyIsBounded() throws Exception {
		String long100k = "a".repeat(100_000);
		List<Integer> sizes = new ArrayList<>();
		for (String origin : List.of(long100k, APP)) {
			sizes.add(preflight("/api/" + long100k, origin, long100k, "b,".repeat(50_000) + long100k)
				.getContentAsByteArray().length);
		}
		assertThat(sizes).allMatch((size) -> size < 5_000);
	}

	@Test
	void failingPoliciesAreNoReasonToFail() throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter((request) -> {
			throw new IllegalStateException("database gone");
		}, false, List.of(), new CorsExplainer((request) -> null, this.policies));
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request("/api/x", APP, "PUT", null), response, new MockFilterChain());
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(JsonPath.<String>read(response.getContentAsString(), "$.detail"))
			.isEqualTo("The policy resolver failed, so everything is denied: the log says why.");
	}

	private MockHttpServletResponse preflight(String path, String origin, String method, String headers)
			throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request(path, origin, method, headers), response, new MockFilterChain());
		return response;
	}

	private static MockHttpServletRequest request(String path, String origin, String method, String headers) {
		MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", path);
		request.addHeader("Origin", origin);
		request.addHeader("Access-Control-Request-Method", method);
		if (headers != null) {
			request.addHeader("Access-Control-Request-Headers", headers);
		}
		return request;
	}

	private static Map<String, String> headers(MockHttpServletResponse response) {
		Map<String, String> headers = new TreeMap<>();
		response.getHeaderNames()
			.stream()
			.filter((name) -> name.startsWith("Access-Control-"))
			.forEach((name) -> headers.put(name, response.getHeader(name)));
		return headers;
	}

}
