package io.github.corsstarter.server;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.corsstarter.server.PromisedHeaders.ALLOWED;
import static io.github.corsstarter.server.PromisedHeaders.APP;
import static io.github.corsstarter.server.PromisedHeaders.ORIGIN;
import static io.github.corsstarter.server.PromisedHeaders.assertPromised;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The responses that the filter promises its headers on, as servers really send them:
 * those that Spring Boot embeds, and one that it does not.
 */
@StartsApplications
@ParameterizedClass(name = "{0}")
@MethodSource("platforms")
class ResponsesTests {

	private static Server application;

	@Parameter
	private Platform platform;

	private final Wire wire = new Wire(application.port());

	static Stream<Platform> platforms() {
		return Container.ofServlets()
			.stream()
			.flatMap((container) -> (container == Container.TOMCAT) ? Stream.of(container, null) : Stream.of(container))
			.flatMap((container) -> Stream.of(new Platform(container, false), new Platform(container, true)));
	}

	@BeforeParameterizedClassInvocation
	static void start(Platform platform) {
		String[] properties = PromisedHeaders.properties(
				LeftOut.PROPERTY + "=" + (platform.secured() ? "" : "security"),
				"spring.servlet.multipart.max-file-size=1KB");
		application = (platform.container() != null)
				? RunningApplication.start(platform.container(), platform.application(), properties)
				: ExternalTomcat.start(platform.application(), properties);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		application.close();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			no CORS header can be lost         | GET  | /ok                         | 200
			the same without a body            | HEAD | /ok                         | 200
			a handler throws                   | GET  | /throws                     | 500
			a handler throws an Error          | GET  | /overflows                  | 500
			an interceptor throws              | GET  | /interceptor-throws         | 500
			a handler throws with a status     | GET  | /status-exception           | 409
			a handler sends an error           | GET  | /sends-error                | 410
			a later filter throws              | GET  | /later-filter-throws        | 500
			a later filter sends an error      | GET  | /later-filter-sends-error   | 429
			an earlier filter throws           | GET  | /earlier-filter-throws      | 500
			an earlier filter sends an error   | GET  | /earlier-filter-sends-error | 429
			nothing is mapped                  | GET  | /unmapped                   | 404
			the method is not mapped           | POST | /ok                         | 405
			a parameter cannot be converted    | GET  | /number?number=x            | 400
			a parameter is missing             | GET  | /number                     | 400
			a forward                          | GET  | /forwards                   | 200
			a forward to what throws           | GET  | /forwards-to-failure        | 500
			a redirect                         | GET  | /redirects                  | 302
			a static resource                  | GET  | /static.txt                 | 200
			a static resource's headers        | HEAD | /static.txt                 | 200
			a compressed response              | GET  | /large                      | 200
			reset by a handler                 | GET  | /resets                     | 202
			the buffer is reset                | GET  | /resets-buffer              | 200
			reset, then an exception           | GET  | /resets-and-throws          | 500
			half written, then an exception    | GET  | /writes-and-throws          | 500
			committed, then an exception       | GET  | /commits-and-throws         | 200
			Vary is replaced                   | GET  | /replaces-vary              | 200
			CORS headers are overwritten       | GET  | /overwrites                 | 200
			an upstream's headers are copied   | GET  | /proxies                    | 200
			deferred result                    | GET  | /deferred                   | 200
			deferred result fails              | GET  | /deferred-fails             | 500
			deferred result times out          | GET  | /deferred-times-out         | 503
			callable                           | GET  | /callable                   | 200
			callable throws                    | GET  | /callable-throws            | 500
			callable times out: a race         | GET  | /callable-times-out         | 500 503
			future                             | GET  | /future                     | 200
			future fails                       | GET  | /future-fails               | 500
			events                             | GET  | /events                     | 200
			events fail before the first       | GET  | /events-fail                | 500
			events fail after the first        | GET  | /events-fail-late           | 200
			events time out                    | GET  | /events-time-out            | 503
			stream                             | GET  | /stream                     | 200
			stream fails before it is flushed  | GET  | /stream-fails               | 500
			stream fails after it is flushed   | GET  | /stream-fails-late          | 200
			stream times out: a race           | GET  | /stream-times-out           | 500 503
			servlet                            | GET  | /servlet/ok                 | 200
			servlet throws                     | GET  | /servlet/throws             | 500
			servlet sends an error             | GET  | /servlet/sends-error        | 418
			servlet dispatches asynchronously  | GET  | /servlet/dispatches         | 200
			servlet completes asynchronously   | GET  | /servlet/completes          | 200
			servlet includes a handler         | GET  | /servlet/includes           | 200
			async without arguments            | GET  | /around/async               | 200
			the same, then a reset             | GET  | /around/async-resets        | 200
			the same on another thread         | GET  | /around/async-on-a-thread   | 200
			the same, in a listener            | GET  | /around/async-listener      | 200
			the same after a dispatch          | GET  | /around/async-once-more     | 200
			the same after a forward           | GET  | /around/async-forwarded     | 200
			the same, then an error            | GET  | /around/async-error         | 418
			Vary is replaced by other types    | GET  | /around/vary                | 200
			names that are not valid           | GET  | /around/names               | 200 500
			trailers                           | GET  | /around/trailers            | 200
			""")
	void allowedOriginGetsItsHeadersWhateverHappens(String what, String method, String target, String statuses)
			throws IOException {
		Answer answer = this.wire.send(method, target, ORIGIN, "Accept-Encoding: gzip");
		assertPromised(answer, statuses);
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
	 * Spring MVC fails on the body again when it renders the error, so Jetty writes its
	 * own error page, without {@code Vary}. A response to {@code POST} is not cached.
	 */
	@Test
	void allowedOriginGetsItsHeadersThoughItsFileIsTooLarge() throws IOException {
		String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\r\n"
				+ "x".repeat(2_000) + "\r\n--b--\r\n";
		Answer answer = this.wire.sendWithBody("POST", "/upload", body, ORIGIN,
				"Content-Type: multipart/form-data; boundary=b");
		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.corsHeaders()).isEqualTo(ALLOWED);
		assertThat(answer.vary().contains("origin")).isEqualTo(this.platform.container() != Container.JETTY);
	}

	/**
	 * Tomcat 10.1 takes no header back, so those that the policy does not write stay
	 * there without a value.
	 */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the policy allows the origin     | Origin: https://app.example.com | true
			the policy does not allow it     | Origin: https://evil.example    | false
			an opaque origin                 | Origin: null                    | false
			there is no origin               | X-Origin: none                  | false
			""")
	void policyHasTheLastWordOverAFilterInFront(String what, String origin, boolean allowed) throws IOException {
		Answer answer = this.wire.send("GET", "/earlier-filter-allows", origin);
		assertThat(answer.heededCorsHeaders()).isEqualTo(allowed ? ALLOWED : Set.of());
		assertThat(answer.vary()).containsOnlyOnce("origin");
		Answer preflight = this.wire.send("OPTIONS", "/earlier-filter-allows", origin,
				"Access-Control-Request-Method: PUT");
		assertThat(preflight.header("Access-Control-Allow-Origin"))
			.isIn(allowed ? List.of(List.of(APP)) : List.of(List.of(), List.of("")));
		assertThat(preflight.header("Access-Control-Allow-Methods"))
			.isIn(allowed ? List.of(List.of("GET, HEAD, POST, PUT")) : List.of(List.of(), List.of("")));
	}

	/** Filters keep what they put around the response as long as this says so. */
	@Test
	void asynchronousProcessingSaysThatItsResponseIsNotTheContainersOwn() throws IOException {
		assertThat(this.wire.send("GET", "/around/async-original", ORIGIN).body()).contains("original=false");
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
			nobody              | /secured        |                                      | 401
			a wrong password    | /secured        | Authorization: Basic dXNlcjp3cm9uZw==        | 401
			not one's business  | /forbidden      | Authorization: Basic dXNlcjpwYXNzd29yZA==    | 403
			matrix parameter    | /ok;a=b         |                                      | 400
			""")
	void allowedOriginIsToldWhySpringSecurityRefuses(String who, String target, String authorization, String status)
			throws IOException {
		Answer answer = (authorization != null) ? this.wire.send("GET", target, ORIGIN, authorization)
				: this.wire.send("GET", target, ORIGIN);
		assertPromised(answer, this.platform.secured() ? status : "200");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/ok", "/secured", "/forbidden", "/unmapped", "/throws", "/earlier-filter/ok", "/redirects" })
	void preflightIsAnsweredByTheFilterAlone(String target) throws IOException {
		Answer answer = this.wire.send("OPTIONS", target, ORIGIN, "Access-Control-Request-Method: PUT");
		assertThat(answer.status()).isEqualTo(204);
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(APP);
		assertThat(answer.header("Access-Control-Allow-Methods")).containsExactly("GET, HEAD, POST, PUT");
		assertThat(answer.hasNoBody()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/secured", "/unmapped", "/throws" })
	void deniedPreflightIsAnsweredByTheFilterAlone(String target) throws IOException {
		Answer answer = this.wire.send("OPTIONS", target, "Origin: https://evil.example",
				"Access-Control-Request-Method: PUT");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.corsHeaders()).isEmpty();
		assertThat(answer.hasNoBody()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/throws", "/later-filter-throws", "/earlier-filter-throws", "/unmapped", "/resets",
			"/overwrites", "/proxies", "/deferred-fails", "/events", "/servlet/throws", "/servlet/dispatches",
			"/around/async", "/around/async-resets", "/around/async-on-a-thread", "/around/async-listener",
			"/around/async-once-more", "/around/async-forwarded", "/around/async-error", "/around/names",
			"/around/trailers" })
	void disallowedOriginGetsNoHeadersWhateverHappens(String target) throws IOException {
		Answer answer = this.wire.send("GET", target, "Origin: https://evil.example");
		assertThat(answer.status()).isNotZero();
		assertThat(answer.corsHeaders()).isEmpty();
		assertThat(answer.vary()).containsOnlyOnce("origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/throws", "/unmapped", "/resets", "/overwrites", "/proxies", "/deferred-fails" })
	void responseToNoOriginSaysThatItDependsOnIt(String target) throws IOException {
		Answer answer = this.wire.send("GET", target);
		assertThat(answer.corsHeaders()).isEmpty();
		assertThat(answer.vary()).containsOnlyOnce("origin");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					the request line is none      | GET\\r\\n\\r\\n
					the version is unknown        | GET / HTTP/9.9\\r\\nHost: localhost\\r\\nOrigin: https://app.example.com\\r\\n\\r\\n
					headers are too large         | GET / HTTP/1.1\\r\\nHost: localhost\\r\\nOrigin: https://app.example.com\\r\\nX: LARGE\\r\\n\\r\\n
					""")
	void whatTheContainerRefusesIsOutOfReach(String what, String request) throws IOException {
		Answer answer = this.wire
			.sendRaw(request.replace("\\r", "\r").replace("\\n", "\n").replace("LARGE", "x".repeat(100_000)));
		assertThat(answer.status()).isGreaterThanOrEqualTo(400);
		assertThat(answer.corsHeaders()).isEmpty();
	}

	/**
	 * Where an application runs.
	 *
	 * @param container the container, or {@code null} for a Tomcat of its own that gets
	 * the application as a web archive
	 * @param secured whether Spring Security stands in front of it
	 */
	private record Platform(@Nullable Container container, boolean secured) {

		Class<?> application() {
			return this.secured ? SecuredResponses.class : ResponsesApplication.class;
		}

		@Override
		public String toString() {
			return ((this.container != null) ? this.container : "web archive")
					+ (this.secured ? " with Spring Security" : "");
		}

	}

}
