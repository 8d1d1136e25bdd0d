package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.Verdict;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which decisions the filter tells its listeners of.
 */
class DecisionsToldTests {

	private static final String APP = "https://app.example.com";

	private static final CorsPolicy POLICY = CorsPolicy.builder().name("app").allowedOrigins(APP).build();

	private final List<String> told = new ArrayList<>();

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					an allowed request    | GET     | https://app.example.com |     | ACTUAL ALLOWED by policy 'app'
					a denied request      | GET     | https://evil.example    |     | ACTUAL ORIGIN_NOT_ALLOWED by policy 'app'
					an allowed preflight  | OPTIONS | https://app.example.com | GET | PREFLIGHT ALLOWED by policy 'app'
					a denied preflight    | OPTIONS | https://app.example.com | PUT | PREFLIGHT METHOD_NOT_ALLOWED by policy 'app'
					""")
	void corsRequestIsToldOnce(String description, String method, String origin, String requestedMethod,
			String expected) throws Exception {
		MockHttpServletRequest request = request(method, origin);
		if (requestedMethod != null) {
			request.addHeader("Access-Control-Request-Method", requestedMethod);
		}
		send((ignored) -> POLICY, request);
		assertThat(this.told).containsExactly(expected);
	}

	@Test
	void requestWithoutOriginIsNotTold() throws Exception {
		send((ignored) -> POLICY, new MockHttpServletRequest("GET", "/x"));
		assertThat(this.told).isEmpty();
	}

	@Test
	void requestThatNoPolicyGovernsIsNotTold() throws Exception {
		send((ignored) -> null, request("GET", APP));
		assertThat(this.told).isEmpty();
	}

	@Test
	void failureOfTheResolverIsTold() throws Exception {
		send((ignored) -> {
			throw new IllegalStateException("database gone");
		}, request("GET", APP));
		assertThat(this.told).containsExactly("ACTUAL " + Verdict.RESOLVER_FAILED + " by policy 'none'");
	}

	@Test
	void laterDispatchOfTheSameRequestIsNotToldAgain() throws Exception {
		CorsPolicyFilter filter = filter((ignored) -> POLICY);
		MockHttpServletRequest request = request("GET", APP);
		filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
		request.setDispatcherType(DispatcherType.ERROR);
		filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
		assertThat(this.told).hasSize(1);
	}

	@Test
	void failingListenerBreaksNoRequest() throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter((ignored) -> POLICY, false, List.of((request, decision) -> {
			throw new IllegalStateException("statistics are gone");
		}), null);
		MockHttpServletResponse response = new MockHttpServletResponse();
		MockFilterChain chain = new MockFilterChain();
		filter.doFilter(request("GET", APP), response, chain);
		assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(APP);
		assertThat(chain.getRequest()).isNotNull();
	}

	private static MockHttpServletRequest request(String method, String origin) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/x");
		request.addHeader("Origin", origin);
		return request;
	}

	private void send(PolicyResolver resolver, MockHttpServletRequest request) throws Exception {
		filter(resolver).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
	}

	private CorsPolicyFilter filter(PolicyResolver resolver) {
		return new CorsPolicyFilter(resolver, false, List.of((request, decision) -> this.told.add(decision.toString())),
				null);
	}

}
