package io.github.corsstarter.server;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The responses that the web filter promises its headers on, as the reactive servers that
 * Spring Boot embeds really send them.
 */
@StartsApplications
@ParameterizedClass(name = "{0}")
@MethodSource("platforms")
class ReactiveResponsesTests {

	private static final String APP = "https://app.example.com";

	private static final String ORIGIN = "Origin: " + APP;

	private static final Set<String> ALLOWED = Set.of("access-control-allow-origin: " + APP,
			"access-control-allow-credentials: true", "access-control-expose-headers: ETag");

	private static RunningApplication application;

	@Parameter
	private Platform platform;

	private final Wire wire = new Wire(application.port());

	static Stream<Platform> platforms() {
		return Container.reactive()
			.stream()
			.flatMap((container) -> Stream.of(new Platform(container, false), new Platform(container, true)));
	}

	@BeforeParameterizedClassInvocation
	static void start(Platform platform) {
		application = RunningApplication.start(WebApplicationType.REACTIVE, platform.container(),
				platform.application(), LeftOut.PROPERTY + "=" + (platform.secured() ? "" : "security"),
				"cors.allowed-origins=" + APP, "cors.allowed-methods=PUT", "cors.exposed-headers=ETag",
				"cors.allow-credentials=true", "server.compression.enabled=true");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		application.close();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			no CORS header can be lost           | GET  | /ok                            | 200
			the same without a body              | HEAD | /ok                            | 200
			a handler throws                     | GET  | /throws                        | 500
			a handler throws an Error            | GET  | /throws-an-error               | 500
			a handler fails                      | GET  | /fails                         | 500
			a handler fails with a status        | GET  | /status-exception              | 409
			a handler times out                  | GET  | /times-out                     | 500
			a handler has no answer              | GET  | /empty                         | 200
			a later filter throws                | GET  | /later-filter-throws           | 500
			a later filter fails                 | GET  | /later-filter-fails            | 429
			a later filter fails after the rest  | GET  | /later-filter-fails-afterwards | 200
			an earlier filter throws             | GET  | /earlier-filter-throws         | 500
			an earlier filter fails              | GET  | /earlier-filter-fails          | 429
			an earlier filter writes first       | GET  | /earlier-filter-allows         | 200
			nothing is mapped                    | GET  | /unmapped                      | 404
			the method is not mapped             | POST | /ok                            | 405
			a parameter cannot be converted      | GET  | /number?number=x               | 400
			a parameter is missing               | GET  | /number                        | 400
			a redirect                           | GET  | /redirects                     | 302
			a static resource                    | GET  | /static.txt                    | 200
			a static resource's headers          | HEAD | /static.txt                    | 200
			a compressed response                | GET  | /large                         | 200
			committed, then a failure            | GET  | /commits-and-fails             | 200
			Vary is replaced                     | GET  | /replaces-vary                 | 200
			all headers are cleared              | GET  | /clears                        | 200
			CORS headers are overwritten         | GET  | /overwrites                    | 200
			the same, then an exception          | GET  | /overwrites-and-throws         | 500
			the same before the commit           | GET  | /overwrites-late               | 200
			an upstream's headers are copied     | GET  | /proxies                       | 200
			an annotation denies the origin      | GET  | /annotated                     | 200
			Spring's web filter denies it        | GET  | /cors-web-filter               | 200
			a functional route                   | GET  | /functional                    | 200
			a functional route throws            | GET  | /functional-throws             | 500
			a functional route fails             | GET  | /functional-fails              | 500
			a functional route copies headers    | GET  | /functional-proxies            | 200
			events                               | GET  | /events                        | 200
			events fail before the first         | GET  | /events-fail                   | 500
			stream                               | GET  | /stream                        | 200
			""")
	void allowedOriginGetsItsHeadersWhateverHappens(String what, String method, String target, String status)
			throws IOException {
		assertAllowed(this.wire.send(method, target, ORIGIN, "Accept-Encoding: gzip"), status);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			malformed JSON        | application/json | {"text":    | 400
			another media type    | text/plain       | note        | 415
			validation fails      | application/json | {"text":""} | 400
			""")
	void allowedOriginGetsItsHeadersThoughItsBodyIsRefused(String what, String type, String body, String status)
			throws IOException {
		assertAllowed(this.wire.sendWithBody("POST", "/json", body, ORIGIN, "Content-Type: " + type), status);
	}

	/**
	 * Whether the first is sent is a race, and servers may drop the connection instead.
	 */
	@Test
	void allowedOriginGetsItsHeadersThoughEventsFailAfterTheFirst() throws IOException {
		for (int i = 0; i < 10; i++) {
			Answer answer = this.wire.send("GET", "/events-fail-late", ORIGIN);
			if (answer.status() != 0) {
				assertAllowed(answer, "200 500");
			}
		}
	}

	/**
	 * Jetty answers with an error page of its own, without {@code Vary}, and since Spring
	 * Boot 4 without the rest too.
	 */
	@ParameterizedTest(name = "{0}")
	@CsvSource({ "https://app.example.com, true", "https://evil.example, false" })
	void nobodyElsesHeadersAreLeftThoughTheCommitFails(String origin, boolean allowed) throws IOException {
		Answer answer = this.wire.send("GET", "/overwrites-late-and-fails", "Origin: " + origin);
		Set<String> ours = allowed ? ALLOWED : Set.of();
		assertThat(answer.status()).isEqualTo(500);
		if (this.platform.container() == Container.JETTY) {
			assertThat(answer.corsHeaders()).isIn(ours, Set.of());
		}
		else {
			assertThat(answer.corsHeaders()).isEqualTo(ours);
			assertThat(answer.vary()).containsOnlyOnce("origin");
		}
	}

	@Test
	void allowedOriginGetsItsHeadersThoughNothingItAcceptsIsThere() throws IOException {
		assertAllowed(this.wire.send("GET", "/json-only", ORIGIN, "Accept: image/png"), "406");
	}

	@Test
	void allowedOriginGetsItsHeadersWhenNothingWasModified() throws IOException {
		String modified = this.wire.send("GET", "/static.txt").header("Last-Modified").get(0);
		assertAllowed(this.wire.send("GET", "/static.txt", ORIGIN, "If-Modified-Since: " + modified), "304");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			nobody              | /secured        | X: Y                                       | 401
			a wrong password    | /secured        | Authorization: Basic dXNlcjp3cm9uZw==      | 401
			not one's business  | /forbidden      | Authorization: Basic dXNlcjpwYXNzd29yZA==  | 403
			""")
	void allowedOriginIsToldWhySpringSecurityRefuses(String who, String target, String authorization, String status)
			throws IOException {
		assertAllowed(this.wire.send("GET", target, ORIGIN, authorization), this.platform.secured() ? status : "200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/secured", "/forbidden", "/unmapped", "/throws", "/later-filter-fails",
			"/redirects", "/annotated", "/cors-web-filter" })
	void preflightIsAnsweredByTheFilterAlone(String target) throws IOException {
		Answer answer = this.wire.send("OPTIONS", target, ORIGIN, "Access-Control-Request-Method: PUT");
		assertThat(answer.status()).isEqualTo(204);
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(APP);
		assertThat(answer.header("Access-Control-Allow-Methods")).containsExactly("GET, HEAD, POST, PUT");
		assertThat(answer.body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/secured", "/unmapped", "/throws", "/annotated", "/cors-web-filter",
			"/earlier-filter-allows" })
	void deniedPreflightIsAnsweredByTheFilterAlone(String target) throws IOException {
		Answer answer = this.wire.send("OPTIONS", target, "Origin: https://evil.example",
				"Access-Control-Request-Method: PUT");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.corsHeaders()).isEmpty();
		assertThat(answer.body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/throws", "/fails", "/later-filter-throws", "/earlier-filter-throws",
			"/earlier-filter-allows", "/unmapped", "/clears", "/overwrites", "/overwrites-and-throws",
			"/overwrites-late", "/proxies", "/annotated", "/cors-web-filter", "/functional-proxies", "/events",
			"/events-fail" })
	void disallowedOriginGetsNoHeadersWhateverHappens(String target) throws IOException {
		Answer answer = this.wire.send("GET", target, "Origin: https://evil.example");
		assertThat(answer.status()).isNotZero();
		assertThat(answer.corsHeaders()).isEmpty();
		assertThat(answer.vary()).containsOnlyOnce("origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/throws", "/unmapped", "/clears", "/overwrites", "/proxies", "/fails" })
	void responseToNoOriginSaysThatItDependsOnIt(String target) throws IOException {
		Answer answer = this.wire.send("GET", target);
		assertThat(answer.corsHeaders()).isEmpty();
		assertThat(answer.vary()).containsOnlyOnce("origin");
	}

	private void assertAllowed(Answer answer, String statuses) {
		assertThat(statuses.split(" ", -1)).contains("" + answer.status());
		assertThat(answer.corsHeaders()).isEqualTo(ALLOWED);
		assertThat(answer.vary()).containsOnlyOnce("origin")
			.doesNotHaveDuplicates()
			.noneMatch((name) -> name.startsWith("access-control-"));
	}

	/**
	 * Where an application runs.
	 *
	 * @param container the server
	 * @param secured whether Spring Security stands in front of it
	 */
	private record Platform(Container container, boolean secured) {

		Class<?> application() {
			return this.secured ? SecuredReactiveResponses.class : ReactiveResponsesApplication.class;
		}

		@Override
		public String toString() {
			return this.container + (this.secured ? " with Spring Security" : "");
		}

	}

}
