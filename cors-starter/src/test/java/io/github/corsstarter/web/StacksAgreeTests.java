package io.github.corsstarter.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.RandomCases;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.tags.ManyRandomCases;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

import static io.github.corsstarter.RandomCases.any;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both filters give the same answers to the same requests under the same policies. Made
 * 200,000 times; {@code -Dcases.factor=5} makes it a million.
 */
@ManyRandomCases
class StacksAgreeTests {

	private static final int ROUNDS = 1_000;

	private static final int REQUESTS = 200;

	private static final List<String> ORIGINS = List.of("https://app.example.com", "https://a.example.com",
			"https://A.example.com", "https://a.example.com.", "https://pr-1.example.org", "https://evil.example",
			"https://www.shop.example", "http://localhost:8080", "http://localhost", "null", "", "file://", "nonsense",
			"https://app.example.com, https://app.example.com", "x".repeat(400), "app://.", "https://shop.example",
			"https://shop.example:8443", "https://api.example.com", "http://[::1]:8080", "http://my_host.example",
			"http://127.0.0.1", "null");

	private static final List<String> SCHEMES = List.of("http", "http", "https", "ws", "wss");

	private static final List<String> HOSTS = List.of("localhost", "localhost", "api.example.com", "API.example.com",
			"shop.example", "localhost.", "my_host.example", "127.0.0.1", "[::1]");

	/** What a proxy may say of the client's request: lines of headers. */
	private static final List<List<String>> FORWARDED = List.of(List.of(), List.of(),
			List.of("X-Forwarded-Proto=https"), List.of("X-Forwarded-Proto=wss", "X-Forwarded-Host=shop.example"),
			List.of("X-Forwarded-Host=shop.example:8443"), List.of("X-Forwarded-Host=shop.example, evil.example"),
			List.of("X-Forwarded-Proto=https,http", "X-Forwarded-Port=8443"),
			List.of("X-Forwarded-Host=localhost", "X-Forwarded-Port=8080"), List.of("X-Forwarded-Ssl=on"),
			List.of("X-Forwarded-Host=my_host.example"), List.of("X-Forwarded-Prefix=/app"),
			List.of("X-Forwarded-Prefix=/a", "X-Forwarded-Proto=https", "X-Forwarded-Host=api.example.com"),
			List.of("Forwarded=proto=https;host=shop.example"), List.of("Forwarded=host=\"[::1]:8080\";proto=http"),
			List.of("Forwarded=for=192.0.2.43", "Forwarded=proto=https;host=evil.example"));

	private static final List<String> SITES = List.of("same-origin", "same-site", "cross-site", "none", "");

	private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "OPTIONS",
			"OPTIONS");

	private static final List<String> PATHS = List.of("/", "/a", "/a/", "/A", "/a/b", "/a/b/c", "/c", "/a/../c",
			"/a//b", "/a;v=1/b", "/%61/b", "/a%2Fb", "/a/%2e%2e/c", "/..", "/a/./b");

	private static final List<String> REQUESTED_HEADERS = List.of("", "x-trace", "content-type,x-trace", "x-evil",
			" , ,x-trace", "X-TRACE", "authorization", "x-trace,,,,,,,,,,,,,,,,,,,,x-trace", "\u00e4");

	private final List<CorsPolicy> policies = Stream
		.of(policy("exact").allowedOrigins("https://app.example.com", "app://.").allowCredentials(true),
				policy("pattern").allowedOriginPatterns("https://*.example.com", "http://localhost:[*]")
					.allowedHeaders("*"),
				policy("label").allowedOriginPatterns("https://{pr-[0-9]+}.example.org").maxAge(Duration.ZERO),
				policy("regex").allowedOriginRegexes("https://[a-z]+\\.shop\\.example").allowedMethods("*"),
				policy("anybody").allowedOrigins("*").exposedHeaders("*").allowedHeaders("*", "Authorization"))
		.map(CorsPolicyBuilder::build)
		.toList();

	private int allowed;

	private int answered;

	private static CorsPolicyBuilder policy(String name) {
		return CorsPolicy.builder().name(name).allowedMethods("PUT").allowedHeaders("X-Trace", "Content-Type");
	}

	@Test
	void answersAreTheSame() {
		int rounds = RandomCases.rounds(ROUNDS, (random) -> {
			PathPolicies paths = new PathPolicies(governing(random));
			boolean reject = random.nextBoolean();
			CorsExplainer explainer = random.nextBoolean() ? new CorsExplainer(paths::resolve, paths) : null;
			CorsPolicyFilter servlet = new CorsPolicyFilter(paths::resolve, reject, List.of(), explainer);
			CorsPolicyWebFilter reactive = new CorsPolicyWebFilter(paths::resolve, reject, List.of(), explainer, 0);
			for (int i = 0; i < REQUESTS; i++) {
				Sent sent = Sent.by(random);
				Answer expected = byServlet(servlet, sent);
				assertThat(byReactive(reactive, sent)).as("%s", sent).isEqualTo(expected);
				this.allowed += expected.headers.containsKey("Access-Control-Allow-Origin") ? 1 : 0;
				this.answered += expected.passedOn ? 0 : 1;
			}
		});
		int all = rounds * REQUESTS;
		assertThat(this.allowed).isBetween(all / 10, all * 9 / 10);
		assertThat(this.answered).isBetween(all / 10, all * 9 / 10);
	}

	private List<PathPolicy> governing(RandomGenerator random) {
		List<PathPolicy> governing = new ArrayList<>();
		for (CorsPolicy policy : this.policies) {
			if (random.nextInt(3) > 0) {
				governing.add(new PathPolicy(policy, List.of(any(random, "/**", "/a/**", "/a", "/{x}/b", "/c/*"))));
			}
		}
		return governing;
	}

	private static Answer byServlet(CorsPolicyFilter filter, Sent sent) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest(sent.method, sent.path);
		request.setScheme(sent.scheme);
		request.setServerName(sent.host);
		request.setServerPort((sent.port < 0) ? sent.defaultPort() : sent.port);
		sent.headers.forEach((header) -> request.addHeader(header[0], header[1]));
		MockHttpServletResponse response = new MockHttpServletResponse();
		MockFilterChain chain = new MockFilterChain();
		if (sent.forwarded) {
			new ForwardedHeaderFilter().doFilter(request, response,
					(adapted, passedOn) -> filter.doFilter(adapted, passedOn, chain));
		}
		else {
			filter.doFilter(request, response, chain);
		}
		Answer answer = new Answer(response.getStatus(), chain.getRequest() != null, new TreeMap<>(),
				response.getContentAsString());
		response.getHeaderNames().forEach((name) -> answer.add(name, response.getHeaders(name)));
		return answer;
	}

	private static Answer byReactive(CorsPolicyWebFilter filter, Sent sent) {
		MockServerHttpRequest.BodyBuilder request = MockServerHttpRequest.method(HttpMethod.valueOf(sent.method),
				URI.create(sent.url()));
		sent.headers.forEach((header) -> request.header(header[0], header[1]));
		MockServerWebExchange received = MockServerWebExchange.from(request);
		ServerWebExchange exchange = sent.forwarded
				? received.mutate().request(new ForwardedHeaderTransformer().apply(received.getRequest())).build()
				: received;
		boolean[] passedOn = new boolean[1];
		filter.filter(exchange, (passed) -> {
			passedOn[0] = true;
			return passed.getResponse().setComplete();
		}).block();
		String body = passedOn[0] ? ""
				: received.getResponse().getBodyAsString().onErrorResume((ex) -> Mono.just("")).block();
		int status = (exchange.getResponse().getStatusCode() != null) ? exchange.getResponse().getStatusCode().value()
				: 200;
		Answer answer = new Answer(status, passedOn[0], new TreeMap<>(), (body != null) ? body : "");
		exchange.getResponse().getHeaders().forEach(answer::add);
		return answer;
	}

	/**
	 * What somebody sends.
	 *
	 * @param method the method
	 * @param scheme the scheme
	 * @param host the host
	 * @param port the port, or -1 for the scheme's own
	 * @param path the path
	 * @param forwarded whether the application heeds what a proxy says
	 * @param headers the lines of the headers
	 */
	private record Sent(String method, String scheme, String host, int port, String path, boolean forwarded,
			List<String[]> headers) {

		static Sent by(RandomGenerator random) {
			List<String[]> headers = new ArrayList<>();
			add(headers, random, "Origin", ORIGINS, 1, 1, 1, 1, 1, 1, 0, 2);
			add(headers, random, "Access-Control-Request-Method", METHODS, 1, 1, 1, 1, 0, 2);
			add(headers, random, "Access-Control-Request-Headers", REQUESTED_HEADERS, 0, 1, 1, 1, 2);
			add(headers, random, "Sec-Fetch-Site", SITES, 0, 0, 1, 1, 2);
			for (String line : any(random, FORWARDED)) {
				headers.add(line.split("=", 2));
			}
			boolean forwarded = random.nextBoolean();
			String path = any(random, PATHS);
			// On the reactive stack Spring merges slashes then, for its handlers too.
			// Only a proxy makes it that of a web socket, and that is then what it
			// forwards.
			String scheme = forwarded ? any(random, "http", "https") : any(random, SCHEMES);
			return new Sent(any(random, METHODS), scheme, any(random, HOSTS), any(random, -1, 80, 443, 8080, 8443),
					forwarded ? path.replace("//", "/") : path, forwarded, headers);
		}

		int defaultPort() {
			return this.scheme.endsWith("s") && !this.scheme.equals("ws") ? 443 : 80;
		}

		String url() {
			return this.scheme + "://" + this.host + ((this.port < 0) ? "" : ":" + this.port) + this.path;
		}

		private static void add(List<String[]> headers, RandomGenerator random, String name, List<String> values,
				Integer... lines) {
			for (int i = any(random, lines); i > 0; i--) {
				headers.add(new String[] { name, any(random, values) });
			}
		}

		@Override
		public String toString() {
			return this.method + " " + url() + (this.forwarded ? " forwarded " : " ")
					+ this.headers.stream().map((header) -> String.join("=", header)).toList();
		}

	}

	/**
	 * What a filter makes of it.
	 *
	 * @param status the status code
	 * @param passedOn whether anything behind the filter saw the request
	 * @param headers the response's headers
	 * @param body the response's body
	 */
	private record Answer(int status, boolean passedOn, TreeMap<String, List<String>> headers, String body) {

		void add(String name, List<String> values) {
			this.headers.put(name, List.copyOf(values));
		}

	}

}
