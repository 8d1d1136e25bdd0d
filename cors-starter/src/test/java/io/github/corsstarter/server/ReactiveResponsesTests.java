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

import static io.github.corsstarter.server.PromisedHeaders.ALLOWED;
import static io.github.corsstarter.server.PromisedHeaders.APP;
import static io.github.corsstarter.server.PromisedHeaders.ORIGIN;
import static io.github.corsstarter.server.PromisedHeaders.assertPromised;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The responses that the web filter promises its headers on, as the reactive servers that
 * Spring Boot embeds really send them.
 */
@StartsApplications
@ParameterizedClass(name = "{0}")
@MethodSource("platforms")
class ReactiveResponsesTests {

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
				platform.application(),
				PromisedHeaders.properties(LeftOut.PROPERTY + "=" + (platform.secured() ? "" : "security"),
						"spring.webflux.problemdetails.enabled=" + platform.secured()));
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
			Spring Security's CORS denies it     | GET  | /http-cors                     | 200
			an exception handler of one's own    | GET  | /own-exception                 | 418
			a functional route                   | GET  | /functional                    | 200
			a functional route throws            | GET  | /functional-throws             | 500
			a functional route fails             | GET  | /functional-fails              | 500
			a functional route copies headers    | GET  | /functional-proxies            | 200
			events                               | GET  | /events                        | 200
			events fail before the first         | GET  | /events-fail                   | 500
			events time out before the first     | GET  | /events-time-out               | 500
			stream                               | GET  | /stream                        | 200
			stream fails before the first piece  | GET  | /stream-fails                  | 500
			stream times out before the first    | GET  | /stream-times-out              | 500
			""")
	void allowedOriginGetsItsHeadersWhateverHappens(String what, String method, String target, String status)
			throws IOException {
		assertPromised(this.wire.send(method, target, ORIGIN, "Accept-Encoding: gzip"), status);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			malformed JSON        | application/json | {"text":    | 400
			another media type    | text/plain       | note        | 415
			validation fails      | application/json | {"text":""} | 400
			""")
	void allowedOriginGetsItsHeadersThoughItsBodyIsRefused(String what, String type, String body, String status)
			throws IOException {
		assertPromised(this.wire.sendWithBody("POST", "/json", body, ORIGIN, "Content-Type: " + type), status);
	}

	/**
	 * Whether the first piece is sent is a race, and servers may drop the connection
	 * instead.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "/events-fail-late", "/events-time-out-late", "/stream-fails-late" })
	void allowedOriginGetsItsHeadersThoughTheRestFails(String target) throws IOException {
		int answered = 0;
		for (int i = 0; i < 10; i++) {
			Answer answer = this.wire.send("GET", target, ORIGIN);
			if (answer.status() != 0) {
				answered++;
				assertPromised(answer, "200 500");
			}
		}
		assertThat(answered).isPositive();
	}

	@Test
	void allowedOriginGetsItsHeadersOnWhatIsCompressed() throws IOException {
		Answer answer = this.wire.send("GET", "/large", ORIGIN, "Accept-Encoding: gzip");
		assertThat(answer.header("Content-Encoding")).containsExactly("gzip");
		assertPromised(answer, "200");
	}

	/** They are switched on together with Spring Security. */
	@ParameterizedTest
	@CsvSource({ "GET, /status-exception, 409", "POST, /ok, 405", "GET, /number?number=x, 400", "GET, /unmapped, 404" })
	void allowedOriginMayReadProblemDetails(String method, String target, String status) throws IOException {
		Answer answer = this.wire.send(method, target, ORIGIN);
		assertPromised(answer, status);
		assertThat(answer.header("Content-Type").toString().contains("problem+json"))
			.isEqualTo(this.platform.secured());
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
		assertPromised(this.wire.send("GET", "/json-only", ORIGIN, "Accept: image/png"), "406");
	}

	@Test
	void allowedOriginGetsItsHeadersWhenNothingWasModified() throws IOException {
		String modified = this.wire.send("GET", "/static.txt").header("Last-Modified").get(0);
		assertPromised(this.wire.send("GET", "/static.txt", ORIGIN, "If-Modified-Since: " + modified), "304");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			nobody              | /secured        | X: Y                                       | 401
			a wrong password    | /secured        | Authorization: Basic dXNlcjp3cm9uZw==      | 401
			not one's business  | /forbidden      | Authorization: Basic dXNlcjpwYXNzd29yZA==  | 403
			""")
	void allowedOriginIsToldWhySpringSecurityRefuses(String who, String target, String authorization, String status)
			throws IOException {
		assertPromised(this.wire.send("GET", target, ORIGIN, authorization), this.platform.secured() ? status : "200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/secured", "/forbidden", "/unmapped", "/throws", "/later-filter-fails",
			"/redirects", "/annotated", "/cors-web-filter", "/http-cors" })
	void preflightIsAnsweredByTheFilterAlone(String target) throws IOException {
		Answer answer = this.wire.send("OPTIONS", target, ORIGIN, "Access-Control-Request-Method: PUT");
		assertThat(answer.status()).isEqualTo(204);
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(APP);
		assertThat(answer.header("Access-Control-Allow-Methods")).containsExactly("GET, HEAD, POST, PUT");
		assertThat(answer.body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/secured", "/unmapped", "/throws", "/annotated", "/cors-web-filter", "/http-cors",
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
			"/overwrites-late", "/proxies", "/annotated", "/cors-web-filter", "/http-cors", "/own-exception",
			"/functional-proxies", "/events", "/events-fail", "/stream-fails" })
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
