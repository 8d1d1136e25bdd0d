package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.PolicyResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

@ExtendWith(OutputCaptureExtension.class)
class CorsPolicyFilterTests {

	private static final String APP = "https://app.example.com";

	private static final String EVIL = "https://evil.example";

	private static final String PREFLIGHT_VARY = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

	private static final CorsPolicy POLICY = policy(APP).build();

	private static final CorsPolicy ANYBODY = CorsPolicy.builder().allowedOrigins("*").exposedHeaders("*").build();

	private static final PolicyResolver FAILING = (request) -> {
		throw new IllegalStateException("tenants are gone");
	};

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final MockFilterChain chain = new MockFilterChain();

	@Test
	void allowedPreflightIsAnsweredWithAllThatIsAllowed() throws Exception {
		MockHttpServletRequest request = preflight(APP, "PUT");
		request.addHeader("Access-Control-Request-Headers", "content-type");
		send(POLICY, request);
		assertThat(headers(this.response)).containsOnly(entry("Vary", PREFLIGHT_VARY),
				entry("Access-Control-Allow-Origin", APP), entry("Access-Control-Allow-Credentials", "true"),
				entry("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT"),
				entry("Access-Control-Allow-Headers", "Content-Type, X-Trace"),
				entry("Access-Control-Max-Age", "1800"));
		assertAnswered(204);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			disallowed origin   | https://evil.example         | GET   | x-trace
			malformed origin    | https://app.example.com/     | GET   | x-trace
			opaque origin       | null                         | GET   | x-trace
			empty origin        | ''                           | GET   | x-trace
			disallowed method   | https://app.example.com      | PATCH | x-trace
			misspelled method   | https://app.example.com      | put   | x-trace
			empty method        | https://app.example.com      | ''    | x-trace
			disallowed header   | https://app.example.com      | PUT   | x-trace,x-evil
			""")
	void deniedPreflightIsForbiddenAndTellsNothing(String description, String origin, String method, String headers)
			throws Exception {
		MockHttpServletRequest request = preflight(origin, method);
		request.addHeader("Access-Control-Request-Headers", headers);
		send(POLICY, request);
		assertThat(headers(this.response)).containsOnly(entry("Vary", PREFLIGHT_VARY));
		assertAnswered(403);
	}

	@Test
	void preflightOfThePagesOwnOriginIsNoExceptionToThePolicy() throws Exception {
		send(POLICY, preflight("http://localhost", "PUT"));
		assertAnswered(403);
	}

	@Test
	void requestedHeadersOnSeveralLinesAreOneList() throws Exception {
		MockHttpServletRequest request = preflight(APP, "PUT");
		request.addHeader("Access-Control-Request-Headers", "content-type");
		request.addHeader("Access-Control-Request-Headers", "x-trace");
		send(POLICY, request);
		assertAnswered(204);
	}

	@Test
	void requestedHeaderOnTheSecondLineIsNotOverlooked() throws Exception {
		MockHttpServletRequest request = preflight(APP, "PUT");
		request.addHeader("Access-Control-Request-Headers", "content-type");
		request.addHeader("Access-Control-Request-Headers", "x-evil");
		send(POLICY, request);
		assertAnswered(403);
	}

	@Test
	void optionsWithoutRequestedMethodPassesOn() throws Exception {
		send(POLICY, request("OPTIONS", APP));
		assertThat(headers(this.response)).containsEntry("Access-Control-Allow-Origin", APP);
		assertPassedOn();
	}

	@Test
	void optionsWithoutOriginPassesOn() throws Exception {
		MockHttpServletRequest request = request("OPTIONS", null);
		request.addHeader("Access-Control-Request-Method", "PUT");
		send(POLICY, request);
		assertThat(headers(this.response)).containsOnly(entry("Vary", "Origin"));
		assertPassedOn();
	}

	@Test
	void allowedRequestPassesOnWithHeaders() throws Exception {
		send(POLICY, request("GET", APP));
		assertThat(headers(this.response)).containsOnly(entry("Vary", "Origin"),
				entry("Access-Control-Allow-Origin", APP), entry("Access-Control-Allow-Credentials", "true"),
				entry("Access-Control-Expose-Headers", "ETag"));
		assertPassedOn();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			disallowed origin         | GET     | https://evil.example
			disallowed origin, POST   | POST    | https://evil.example
			opaque origin             | POST    | null
			malformed origin          | GET     | https://app.example.com:443
			the server's own origin   | POST    | http://localhost
			no origin                 | GET     |
			""")
	void otherRequestPassesOnWithoutCorsHeaders(String description, String method, String origin) throws Exception {
		send(POLICY, request(method, origin));
		assertThat(headers(this.response)).containsOnly(entry("Vary", "Origin"));
		assertPassedOn();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			disallowed origin         | GET     | https://evil.example
			opaque origin             | POST    | null
			malformed origin          | GET     | https://app.example.com:443
			the server, another port  | POST    | http://localhost:8080
			the server, other scheme  | POST    | https://localhost
			plain OPTIONS             | OPTIONS | https://evil.example
			""")
	void disallowedRequestIsForbiddenIfRejectionIsOn(String description, String method, String origin)
			throws Exception {
		reject(request(method, origin));
		assertThat(headers(this.response)).containsOnly(entry("Vary", "Origin"));
		assertAnswered(403);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			allowed origin            | DELETE  | https://app.example.com
			the server's own origin   | POST    | http://localhost
			no origin                 | POST    |
			""")
	void otherRequestPassesOnIfRejectionIsOn(String description, String method, String origin) throws Exception {
		reject(request(method, origin));
		assertPassedOn();
	}

	@Test
	void ownOriginBehindAProxyIsThatOfTheForwardedRequest() throws Exception {
		MockHttpServletRequest request = request("POST", "https://shop.example");
		request.setScheme("https");
		request.setServerName("Shop.example");
		request.setServerPort(443);
		reject(request);
		assertPassedOn();
	}

	@Test
	void severalOriginsAreNone() throws Exception {
		MockHttpServletRequest request = request("GET", APP);
		request.addHeader("Origin", APP);
		reject(request);
		assertAnswered(403);
	}

	@Test
	void severalOriginsAreAsGoodAsOneToAPolicyForEverybody() throws Exception {
		MockHttpServletRequest request = preflight(APP, "GET");
		request.addHeader("Origin", EVIL);
		send(ANYBODY, request);
		assertAnswered(204);
		assertThat(this.response.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
	}

	@ParameterizedTest(name = "Origin: {0}")
	@ValueSource(strings = { "", "null", "file://", "nonsense", APP, EVIL })
	void policyForEverybodyAnswersAllAlike(String origin) throws Exception {
		send(ANYBODY, request("GET", origin.isEmpty() ? null : origin));
		assertThat(headers(this.response)).containsOnly(entry("Access-Control-Allow-Origin", "*"),
				entry("Access-Control-Expose-Headers", "*"));
		assertPassedOn();
	}

	@Test
	void withoutPolicyTheResponseIsLeftAlone() throws Exception {
		send((CorsPolicy) null, request("GET", APP));
		assertThat(this.response.getHeaderNames()).isEmpty();
		assertPassedOn();
	}

	@Test
	void withoutPolicyAPreflightPassesOn() throws Exception {
		send((CorsPolicy) null, preflight(APP, "PUT"));
		assertThat(this.response.getHeaderNames()).isEmpty();
		assertPassedOn();
	}

	@Test
	void preflightIsForbiddenWhenTheResolverFails() throws Exception {
		send(FAILING, preflight(APP, "GET"));
		assertThat(headers(this.response)).containsOnly(entry("Vary", PREFLIGHT_VARY));
		assertAnswered(403);
	}

	@ParameterizedTest(name = "Origin: {0}")
	@ValueSource(strings = { "", "http://localhost", APP, EVIL })
	void requestPassesOnWithoutCorsHeadersWhenTheResolverFails(String origin) throws Exception {
		send(FAILING, request("POST", origin.isEmpty() ? null : origin));
		assertThat(headers(this.response)).containsOnly(entry("Vary", "Origin"));
		assertPassedOn();
	}

	@Test
	void checkedExceptionOfTheResolverIsAFailureToo() throws Exception {
		send((request) -> CorsPolicyFilterTests.<RuntimeException>fail(new IOException("a Kotlin lambda's")),
				request("GET", APP));
		assertThat(headers(this.response)).containsOnly(entry("Vary", "Origin"));
		assertPassedOn();
	}

	@Test
	void stackThatOverflowsInTheResolverIsAFailureToo() throws Exception {
		PolicyResolver backtracking = (request) -> Pattern.matches("(a|b)*", "a".repeat(1_000_000)) ? POLICY : null;
		send(backtracking, preflight(APP, "GET"));
		assertThat(headers(this.response)).containsOnly(entry("Vary", PREFLIGHT_VARY));
		assertAnswered(403);
	}

	@Test
	void failuresOfTheResolverAreLoggedOnce(CapturedOutput output) throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter(FAILING, false);
		for (int i = 0; i < 100; i++) {
			filter.doFilter(request("GET", APP), new MockHttpServletResponse(), new MockFilterChain());
		}
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("WARN")).hasSize(1);
		assertThat(output).contains("The policy resolver failed", "tenants are gone");
	}

	@Test
	void varyOfOthersIsKept() throws Exception {
		this.response.addHeader("Vary", "Accept-Encoding");
		send(POLICY, request("GET", APP));
		assertThat(this.response.getHeaders("Vary")).containsExactly("Accept-Encoding", "Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "origin", "Accept, ORIGIN", "*" })
	void varyIsNotRepeated(String vary) throws Exception {
		this.response.addHeader("Vary", vary);
		send(POLICY, request("GET", APP));
		assertThat(this.response.getHeaders("Vary")).containsExactly(vary);
	}

	@Test
	void headersAreThereBeforeTheRestOfTheChainRuns() throws Exception {
		AtomicReference<Map<String, String>> seen = new AtomicReference<>();
		filter(POLICY).doFilter(request("GET", APP), this.response,
				(request, response) -> seen.set(headers(this.response)));
		assertThat(seen.get()).containsEntry("Access-Control-Allow-Origin", APP).containsEntry("Vary", "Origin");
	}

	@Test
	void headersStayWhenTheRestOfTheChainThrows() {
		FilterChain failing = (request, response) -> {
			throw new IllegalStateException("handler");
		};
		assertThatIllegalStateException()
			.isThrownBy(() -> filter(POLICY).doFilter(request("GET", APP), this.response, failing))
			.withMessage("handler");
		assertThat(headers(this.response)).containsEntry("Access-Control-Allow-Origin", APP)
			.containsEntry("Vary", "Origin");
	}

	@Test
	void resolverIsAskedOncePerRequest() throws Exception {
		List<String> asked = new ArrayList<>();
		send((request) -> {
			asked.add(request.path());
			return POLICY;
		}, request("GET", APP));
		assertThat(asked).containsExactly("/api/x");
	}

	@Test
	void nullResolverIsRefused() {
		assertThatNullPointerException().isThrownBy(() -> new CorsPolicyFilter(null, false))
			.withMessage("'resolver' must not be null");
	}

	@Test
	void swappedPolicyGovernsTheNextRequest() throws Exception {
		AtomicReference<CorsPolicy> current = new AtomicReference<>(policy(EVIL).build());
		CorsPolicyFilter filter = new CorsPolicyFilter((request) -> current.get(), false);
		filter.doFilter(request("GET", APP), new MockHttpServletResponse(), new MockFilterChain());
		current.set(POLICY);
		filter.doFilter(request("GET", APP), this.response, this.chain);
		assertThat(headers(this.response)).containsEntry("Access-Control-Allow-Origin", APP);
	}

	@Test
	void everyResponseFollowsOnePolicyWhilePoliciesAreSwapped() throws Exception {
		CorsPolicy one = policy(APP).allowedMethods("PUT").exposedHeaders("X-One").build();
		CorsPolicy two = CorsPolicy.builder().allowedOrigins("*").exposedHeaders("X-Two").build();
		AtomicReference<CorsPolicy> current = new AtomicReference<>(one);
		CorsPolicyFilter filter = new CorsPolicyFilter((request) -> current.get(), false);
		Set<Map<String, String>> whole = new HashSet<>(answers(filter(one)));
		whole.addAll(answers(filter(two)));
		Callable<List<Map<String, String>>> client = () -> {
			List<Map<String, String>> answers = new ArrayList<>();
			for (int i = 0; i < 2_500; i++) {
				answers.addAll(answers(filter));
			}
			return answers;
		};
		ExecutorService executor = Executors.newFixedThreadPool(4);
		try {
			List<Future<List<Map<String, String>>>> clients = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				clients.add(executor.submit(client));
			}
			while (clients.stream().anyMatch((running) -> !running.isDone())) {
				current.set((current.get() == one) ? two : one);
			}
			List<Map<String, String>> answers = new ArrayList<>();
			for (Future<List<Map<String, String>>> done : clients) {
				answers.addAll(done.get());
			}
			assertThat(Set.copyOf(answers)).isEqualTo(whole);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static CorsPolicyBuilder policy(String origin) {
		return CorsPolicy.builder()
			.allowedOrigins(origin)
			.allowedMethods("PUT")
			.allowedHeaders("Content-Type", "X-Trace")
			.exposedHeaders("ETag")
			.allowCredentials(true);
	}

	/** Throws what the compiler would have declared. Other JVM languages just do. */
	@SuppressWarnings("unchecked")
	private static <E extends Exception> CorsPolicy fail(Exception failure) throws E {
		throw (E) failure;
	}

	private static CorsPolicyFilter filter(CorsPolicy policy) {
		return new CorsPolicyFilter((request) -> policy, false);
	}

	private static MockHttpServletRequest request(String method, String origin) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/x");
		if (origin != null) {
			request.addHeader("Origin", origin);
		}
		return request;
	}

	private static MockHttpServletRequest preflight(String origin, String method) {
		MockHttpServletRequest request = request("OPTIONS", origin);
		request.addHeader("Access-Control-Request-Method", method);
		return request;
	}

	private void send(CorsPolicy policy, MockHttpServletRequest request) throws ServletException, IOException {
		filter(policy).doFilter(request, this.response, this.chain);
	}

	private void send(PolicyResolver resolver, MockHttpServletRequest request) throws ServletException, IOException {
		new CorsPolicyFilter(resolver, false).doFilter(request, this.response, this.chain);
	}

	private void reject(MockHttpServletRequest request) throws ServletException, IOException {
		new CorsPolicyFilter((any) -> POLICY, true).doFilter(request, this.response, this.chain);
	}

	/** The headers of a preflight's answer, and of a response that was reset. */
	private static List<Map<String, String>> answers(CorsPolicyFilter filter) throws ServletException, IOException {
		MockHttpServletResponse preflight = new MockHttpServletResponse();
		filter.doFilter(preflight(APP, "GET"), preflight, new MockFilterChain());
		MockHttpServletResponse reset = new MockHttpServletResponse();
		filter.doFilter(request("GET", APP), reset, (request, response) -> response.reset());
		return List.of(headers(preflight), headers(reset));
	}

	/** All headers, several lines of one joined. */
	private static Map<String, String> headers(MockHttpServletResponse response) {
		Map<String, String> headers = new TreeMap<>();
		for (String name : response.getHeaderNames()) {
			headers.put(name, String.join(" | ", response.getHeaders(name)));
		}
		return headers;
	}

	/** The filter answered by itself, without a body. */
	private void assertAnswered(int status) {
		assertThat(this.response.getStatus()).isEqualTo(status);
		assertThat(this.response.getContentAsByteArray()).isEmpty();
		assertThat(this.chain.getRequest()).isNull();
	}

	private void assertPassedOn() {
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.chain.getRequest()).isNotNull();
	}

}
