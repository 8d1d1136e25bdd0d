package io.github.corsstarter.server;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * On a path that a policy governs, nothing else that handles CORS has an effect.
 */
@StartsApplications
@ParameterizedClass(name = "{0}")
@MethodSource("setUps")
class LastWordTests {

	private static final String APP = "https://app.example.com";

	private static final String OTHER = OtherCorsApplication.OTHER;

	private static final Set<String> ALLOWED = Set.of("access-control-allow-origin: " + APP,
			"access-control-allow-credentials: true");

	private static RunningApplication application;

	private final Wire wire = new Wire(application.port());

	LastWordTests(String setUp, Class<?> security) {
	}

	static Stream<Arguments> setUps() {
		return Stream.of(arguments("without Spring Security", OtherCorsApplication.class),
				arguments("http.cors() by Spring MVC", OtherCorsSecurity.ByMvc.class),
				arguments("http.cors() by a source", OtherCorsSecurity.BySource.class));
	}

	@BeforeParameterizedClassInvocation
	static void start(String setUp, Class<?> security) {
		application = RunningApplication.start(Container.TOMCAT,
				new Class<?>[] { OtherCorsApplication.class, security },
				LeftOut.PROPERTY + "=" + ((security == OtherCorsApplication.class) ? "security" : ""),
				"cors.allowed-origins=" + APP, "cors.allow-credentials=true", "cors.allowed-methods=PUT");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		application.close();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			@CrossOrigin         | /annotated   | 200
			addCorsMappings      | /mapped      | 200
			nothing else         | /plain       | 200
			functional endpoint  | /functional  | 200
			Spring Data REST     | /things      | 200
			SockJS               | /sockjs/info | 403
			""")
	void whatThePolicyAllowsIsAllowedOnce(String who, String path, int status) throws IOException {
		Answer answer = this.wire.send("GET", path, "Origin: " + APP);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.corsHeaders()).isEqualTo(ALLOWED);
		assertThat(answer.vary()).containsOnlyOnce("origin");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			@CrossOrigin         | /annotated
			addCorsMappings      | /mapped
			nothing else         | /plain
			functional endpoint  | /functional
			Spring Data REST     | /things
			SockJS               | /sockjs/info
			web socket           | /socket
			""")
	void whatThePolicyDeniesNobodyAllows(String who, String path) throws IOException {
		Answer answer = this.wire.send("GET", path, "Origin: " + OTHER);
		assertThat(answer.corsHeaders()).isEmpty();
		assertThat(answer.vary()).containsOnlyOnce("origin");
		Answer preflight = this.wire.send("OPTIONS", path, "Origin: " + OTHER, "Access-Control-Request-Method: GET");
		assertThat(preflight.status()).isEqualTo(403);
		assertThat(preflight.corsHeaders()).isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			allowed by nobody             | https://evil.example    | 403
			allowed by the handler only   | https://other.example   | 101
			allowed by the policy only    | https://app.example.com | 403
			""")
	void handshakeOfAWebSocketIsNoBusinessOfCors(String who, String origin, int status) throws IOException {
		Answer answer = this.wire.sendRaw("GET /socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
				+ "Connection: Upgrade, close\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
				+ "Origin: " + origin + "\r\n\r\n");
		assertThat(answer.status()).isEqualTo(status);
	}

}
