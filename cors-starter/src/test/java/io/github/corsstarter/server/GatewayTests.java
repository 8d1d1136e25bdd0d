package io.github.corsstarter.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.corsstarter.server.GatewayServer.Route;
import io.github.corsstarter.tags.NeedsGateway;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway in front of a service that says something of CORS itself: on the routes that
 * a policy governs only the gateway does, and the others are the service's. Spring
 * Security stands in front of the WebFlux server.
 */
@NeedsGateway
@StartsApplications
@ParameterizedClass(name = "{0}")
@EnumSource
@ExtendWith(OutputCaptureExtension.class)
class GatewayTests {

	private static final String APP = "https://app.example.com";

	private static final String ORIGIN = "Origin: " + APP;

	private static final String EVIL = "Origin: https://evil.example";

	private static final Set<String> ALLOWED = Set.of("access-control-allow-origin: " + APP,
			"access-control-allow-credentials: true", "access-control-expose-headers: ETag");

	/** What services answer that have the CORS configuration of a tutorial. */
	private static final String THEIRS = """
			Access-Control-Allow-Origin: *\r
			Access-Control-Allow-Credentials: true\r
			access-control-expose-headers: X-Theirs\r
			Vary: Accept-Language\r
			""";

	private static final AtomicInteger number = new AtomicInteger();

	private static Upstream upstream;

	private static RunningApplication gateway;

	@Parameter
	private GatewayServer server;

	private final Wire wire = new Wire(gateway.port());

	@BeforeParameterizedClassInvocation
	static void start(GatewayServer server) {
		upstream = Upstream.start(GatewayTests::answer);
		String uri = "http://localhost:" + upstream.port();
		boolean secured = server == GatewayServer.WEBFLUX;
		gateway = server.start(secured ? SecuredGatewayApplication.class : GatewayApplication.class,
				secured ? "" : "security", routes(server, uri),
				"spring.cloud.gateway.server.webflux.httpclient.response-timeout=2s",
				"spring.http.client.read-timeout=2s", "spring.http.clients.read-timeout=2s",
				"cors.policies.app.paths=/api/**", "cors.policies.app.allowed-origins=" + APP,
				"cors.policies.app.allowed-methods=PUT", "cors.policies.app.exposed-headers=ETag",
				"cors.policies.app.allow-credentials=true", "cors.policies.public.paths=/public/**",
				"cors.policies.public.allowed-origins=*");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		gateway.close();
		upstream.close();
	}

	private static List<Route> routes(GatewayServer server, String uri) {
		List<Route> routes = new ArrayList<>(List.of(new Route("/api/does-not-exist", "http://localhost:1"),
				new Route("/api/forwarded", "forward:/local"),
				new Route("/api/first", uri, "DedupeResponseHeader=Access-Control-Allow-Origin Vary, RETAIN_FIRST"),
				new Route("/api/last", uri, "DedupeResponseHeader=Access-Control-Allow-Origin Vary, RETAIN_LAST"),
				new Route("/api/set", uri, "SetResponseHeader=Access-Control-Allow-Origin, *",
						"SetResponseHeader=Vary, Accept-Language"),
				new Route("/api/added", uri, "AddResponseHeader=Access-Control-Allow-Origin, *"),
				new Route("/api/removed", uri, "RemoveResponseHeader=Access-Control-Allow-Origin",
						"RemoveResponseHeader=Vary"),
				new Route("/api/stripped/**", uri, "StripPrefix=2")));
		if (server.hasWebSockets()) {
			String webSocket = uri.replace("http:", "ws:");
			routes.add(new Route("/api/socket", webSocket));
			routes.add(new Route("/theirs/socket", webSocket));
		}
		routes.add(new Route("/api/warned/**", uri));
		routes.add(new Route("/api/**", uri));
		routes.add(new Route("/public/**", uri));
		routes.add(new Route("/theirs/**", uri));
		return routes;
	}

	private static String answer(String target) {
		String path = target.replaceFirst("\\?.*", "");
		return switch (path.substring(path.lastIndexOf('/') + 1)) {
			case "redirects" -> response("302 Found", THEIRS + "Location: http://localhost:1/login\r\n", "");
			case "not-modified" ->
				"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n" + THEIRS + "ETag: \"1\"\r\n\r\n";
			case "unauthorized" -> response("401 Unauthorized", THEIRS + "WWW-Authenticate: Basic\r\n", "who?");
			case "not-found" -> response("404 Not Found", THEIRS, "nothing");
			case "fails" -> response("500 Internal Server Error", THEIRS, "failed");
			case "unavailable" -> response("503 Service Unavailable", THEIRS, "later");
			case "says-the-same" -> response("200 OK", "Access-Control-Allow-Origin: " + APP
					+ "\r\nAccess-Control-Allow-Credentials: true\r\nVary: Origin\r\n", "the same");
			case "says-it-twice" -> response("200 OK", """
					Access-Control-Allow-Origin: https://a.example\r
					Access-Control-Allow-Origin: https://b.example\r
					Vary: Origin\r
					Vary: Accept-Language, origin\r
					""", "twice");
			case "says-nothing" -> response("200 OK", "", "nothing");
			case "any-vary" -> response("200 OK", "Vary: *\r\n", "any");
			case "events" -> "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n" + THEIRS
					+ "\r\ndata: one\n\ndata: two\n\n";
			case "cut" -> "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1000\r\n" + THEIRS + "\r\nnot all";
			case "closes" -> "";
			case "no-http" -> "I do not speak HTTP.\r\n\r\n";
			case "times-out" -> Upstream.NONE_IN_TIME;
			case "socket" -> "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
					+ "Sec-WebSocket-Accept: {accept}\r\n" + THEIRS + "\r\n\u0081\u0005hello";
			default -> response("200 OK", THEIRS, "plain");
		};
	}

	private static String response(String status, String headers, String body) {
		return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Type: text/plain\r\n" + headers
				+ "Content-Length: " + body.length() + "\r\n\r\n" + body;
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			it answers with headers of its own   | GET  | /api/plain            | 200 | 200
			the same without a body              | HEAD | /api/plain            | 200 | 200
			it says the same as the gateway      | GET  | /api/says-the-same    | 200 | 200
			it says it twice                     | GET  | /api/says-it-twice    | 200 | 200
			it says nothing                      | GET  | /api/says-nothing     | 200 | 200
			it redirects                         | GET  | /api/redirects        | 302 | 302
			nothing was modified                 | GET  | /api/not-modified     | 304 | 304
			it wants a password                  | GET  | /api/unauthorized     | 401 | 401
			it finds nothing                     | GET  | /api/not-found        | 404 | 404
			it fails                             | GET  | /api/fails            | 500 | 500
			it is not available                  | GET  | /api/unavailable      | 503 | 503
			it sends events                      | GET  | /api/events           | 200 | 200
			it stops in the middle               | GET  | /api/cut              | 200 | 200
			it closes the connection             | GET  | /api/closes           | 500 | 500
			it does not speak HTTP               | GET  | /api/no-http          | 500 | 500
			it does not answer in time           | GET  | /api/times-out        | 504 | 500
			it does not exist                    | GET  | /api/does-not-exist   | 500 | 500
			the route goes nowhere else          | GET  | /api/forwarded        | 200 | 200
			the route has another path there     | GET  | /api/stripped/x       | 200 | 200
			a filter keeps the first header      | GET  | /api/first            | 200 | 200
			a filter keeps the last header       | GET  | /api/last             | 200 | 200
			a filter sets headers                | GET  | /api/set              | 200 | 200
			a filter adds a header               | GET  | /api/added            | 200 | 200
			a filter removes headers             | GET  | /api/removed          | 200 | 200
			""")
	void allowedOriginGetsTheGatewaysHeadersWhatever(String theServiceDoes, String method, String target,
			int statusOfWebFlux, int statusOfWebMvc) throws IOException {
		Answer answer = this.wire.send(method, target, ORIGIN);
		assertThat(answer.status())
			.isEqualTo((this.server == GatewayServer.WEBFLUX) ? statusOfWebFlux : statusOfWebMvc);
		assertThat(answer.corsHeaders()).isEqualTo(ALLOWED);
		assertThat(answer.vary()).containsOnlyOnce("origin")
			.doesNotHaveDuplicates()
			.noneMatch((name) -> name.startsWith("access-control-"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/plain", "/api/says-it-twice", "/api/redirects", "/api/not-found", "/api/fails",
			"/api/events", "/api/does-not-exist", "/api/forwarded", "/api/last", "/api/set", "/api/added" })
	void disallowedOriginGetsNoHeaders(String target) throws IOException {
		Answer answer = this.wire.send("GET", target, EVIL);
		assertThat(answer.status()).isNotZero();
		assertThat(answer.corsHeaders()).isEmpty();
		assertThat(answer.vary()).containsOnlyOnce("origin");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a governed route     | /api/plain         | accept-language,origin
			the same for nobody  | /api/says-it-twice | accept-language,origin
			open to everybody    | /public/plain      | accept-language
			""")
	void serviceKeepsWhatElseItsResponseDependsOn(String what, String target, String vary) throws IOException {
		assertThat(this.wire.send("GET", target, ORIGIN).vary()).containsExactlyInAnyOrder(vary.split(",", -1));
		assertThat(this.wire.send("GET", target).vary()).containsExactlyInAnyOrder(vary.split(",", -1));
	}

	@Test
	void responseThatDependsOnAnythingStillDoes() throws IOException {
		assertThat(this.wire.send("GET", "/api/any-vary", ORIGIN).vary()).contains("*");
	}

	@Test
	void whatIsOpenToEverybodyIsOpenOnce() throws IOException {
		assertThat(this.wire.send("GET", "/public/says-it-twice", EVIL).corsHeaders())
			.containsExactly("access-control-allow-origin: *");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			allowed by the policy  | https://app.example.com
			allowed by nobody      | https://evil.example
			""")
	void routeWithoutAPolicyIsTheServices(String what, String origin) throws IOException {
		Answer plain = this.wire.send("GET", "/theirs/plain", "Origin: " + origin);
		assertThat(plain.corsHeaders()).containsExactly("access-control-allow-credentials: true",
				"access-control-allow-origin: *", "access-control-expose-headers: X-Theirs");
		assertThat(plain.vary()).containsExactly("accept-language");
		Answer twice = this.wire.send("GET", "/theirs/says-it-twice", "Origin: " + origin);
		assertThat(twice.corsHeaders())
			.containsExactly("access-control-allow-origin: https://a.example | https://b.example");
		assertThat(twice.vary()).containsExactly("origin", "accept-language", "origin");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			allowed                        | /api/plain          | https://app.example.com | PUT    | 204
			its origin is not              | /api/plain          | https://evil.example    | PUT    | 403
			its method is not              | /api/plain          | https://app.example.com | DELETE | 403
			for a service that is not up   | /api/does-not-exist | https://app.example.com | PUT    | 204
			for one that is slow           | /api/times-out      | https://app.example.com | PUT    | 204
			for no route                   | /api                | https://app.example.com | PUT    | 204
			for everybody                  | /public/plain       | https://evil.example    | GET    | 204
			""")
	void preflightOfAGovernedRouteNeverReachesTheService(String what, String path, String origin, String method,
			int status) throws IOException {
		String target = numbered(path);
		Answer answer = this.wire.send("OPTIONS", target, "Origin: " + origin,
				"Access-Control-Request-Method: " + method);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.body()).isEmpty();
		assertThat(reached(target)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/plain", "/public/plain", "/theirs/plain", "/api/stripped/plain" })
	void serviceIsToldTheOriginAsItIs(String path) throws IOException {
		for (String origin : List.of(APP, "https://evil.example", "null", "not an origin")) {
			String target = numbered(path);
			this.wire.send("GET", target, "Origin: " + origin);
			assertThat(reached(target)).singleElement()
				.satisfies((request) -> assertThat(request.header("Origin")).containsExactly(origin));
		}
	}

	/**
	 * The gateway passes no preflight on. Without an answer of its own that is 403 or,
	 * since Spring Framework 7, 200.
	 */
	@Test
	void preflightOfARouteWithoutAPolicyIsAllowedByNobody() throws IOException {
		String target = numbered("/theirs/plain");
		Answer answer = this.wire.send("OPTIONS", target, ORIGIN, "Access-Control-Request-Method: PUT");
		assertThat(answer.status()).isIn(200, 403);
		assertThat(answer.corsHeaders()).isEmpty();
		assertThat(reached(target)).isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			governed      | /api/plain
			not governed  | /theirs/plain
			""")
	void whatIsNoPreflightReachesTheServiceAsItIs(String what, String path) throws IOException {
		String options = numbered(path);
		this.wire.send("OPTIONS", options, ORIGIN);
		assertThat(reached(options)).singleElement().satisfies((request) -> {
			assertThat(request.method()).isEqualTo("OPTIONS");
			assertThat(request.header("Origin")).containsExactly(APP);
		});
		String get = numbered(path);
		this.wire.send("GET", get, ORIGIN, "Access-Control-Request-Method: PUT",
				"Access-Control-Request-Headers: x-a,x-b");
		assertThat(reached(get)).singleElement().satisfies((request) -> {
			assertThat(request.header("Access-Control-Request-Method")).containsExactly("PUT");
			assertThat(request.header("Access-Control-Request-Headers")).containsExactly("x-a,x-b");
		});
	}

	@Test
	void warningNamesTheRoute(CapturedOutput output) throws IOException {
		this.wire.send("GET", "/api/warned/x", ORIGIN);
		assertThat(output).contains("header=Access-Control-Allow-Origin handler=/api/warned/** policy=app");
	}

	@Test
	void secureRouteAnswersThePreflightAndTellsWhyItRefuses() throws IOException {
		Assumptions.assumeTrue(this.server == GatewayServer.WEBFLUX, "Spring Security");
		String target = numbered("/api/secured");
		assertThat(this.wire.send("OPTIONS", target, ORIGIN, "Access-Control-Request-Method: PUT").status())
			.isEqualTo(204);
		Answer answer = this.wire.send("GET", target, ORIGIN);
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.corsHeaders()).isEqualTo(ALLOWED);
		assertThat(reached(target)).isEmpty();
		assertThat(this.wire.send("GET", target, ORIGIN, "Authorization: Basic dXNlcjpwYXNzd29yZA==").corsHeaders())
			.isEqualTo(ALLOWED);
		assertThat(reached(target)).hasSize(1);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			governed, allowed      | /api/socket    | https://app.example.com
			governed, not allowed  | /api/socket    | https://evil.example
			not governed           | /theirs/socket | https://evil.example
			""")
	void handshakeOfAWebSocketIsTheServices(String what, String path, String origin) throws Exception {
		Assumptions.assumeTrue(this.server.hasWebSockets(), "web sockets");
		String target = numbered(path);
		CompletableFuture<String> message = new CompletableFuture<>();
		WebSocket socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("Origin", origin)
			.buildAsync(URI.create("ws://localhost:" + gateway.port() + target), new WebSocket.Listener() {

				@Override
				public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
					message.complete(data.toString());
					return null;
				}

			})
			.get(30, TimeUnit.SECONDS);
		assertThat(message.get(30, TimeUnit.SECONDS)).isEqualTo("hello");
		socket.abort();
		assertThat(reached(target)).singleElement()
			.satisfies((request) -> assertThat(request.header("Origin")).containsExactly(origin));
	}

	private static String numbered(String path) {
		return path + "?number=" + number.incrementAndGet();
	}

	private static List<Upstream.Request> reached(String target) {
		String query = target.substring(target.indexOf('?'));
		return upstream.requests().stream().filter((request) -> request.target().endsWith(query)).toList();
	}

}
