package io.github.corsstarter.server;

import java.io.IOException;
import java.util.List;

import io.github.corsstarter.server.GatewayServer.Route;
import io.github.corsstarter.tags.NeedsGateway;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Policies beside what the WebFlux server of the gateway has for CORS itself:
 * {@code globalcors} and the metadata of routes.
 */
@NeedsGateway
@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class GatewayGlobalCorsTests {

	private static final String APP = "https://app.example.com";

	/** Allowed by the gateway's own, and by no policy. */
	private static final String OTHER = "https://other.example";

	private static final String WEBFLUX = "spring.cloud.gateway.server.webflux.";

	private static final String GLOBAL = WEBFLUX + "globalcors.cors-configurations.";

	private static String startUp;

	private static Upstream upstream;

	private static RunningApplication gateway;

	private final Wire wire = new Wire(gateway.port());

	@BeforeAll
	static void start(CapturedOutput output) {
		upstream = Upstream.start((target) -> "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nplain");
		String uri = "http://localhost:" + upstream.port();
		gateway = GatewayServer.WEBFLUX.start(GatewayApplication.class, "security",
				List.of(new Route("/api/metadata", uri), new Route("/metadata/**", uri), new Route("/**", uri)),
				GLOBAL + "[/api/**].allowed-origins=" + OTHER, GLOBAL + "[/api/**].allowed-methods=*",
				GLOBAL + "[/global/**].allowed-origins=" + OTHER,
				WEBFLUX + "routes[0].metadata.cors.allowedOrigins=" + OTHER,
				WEBFLUX + "routes[0].metadata.cors.allowedMethods=*",
				WEBFLUX + "routes[1].metadata.cors.allowedOrigins=" + OTHER, "cors.paths=/api/**",
				"cors.allowed-origins=" + APP, "cors.allowed-methods=PUT");
		startUp = output.getAll();
	}

	@AfterAll
	static void stop() {
		gateway.close();
		upstream.close();
	}

	@Test
	void eachIsWarnedOfWhereAPolicyGoverns() {
		assertThat(startUp.lines()
			.filter((line) -> line.contains(" WARN ") && line.contains("gateway"))
			.map((line) -> line.substring(line.indexOf(" : ") + 3)))
			.containsExactlyInAnyOrder(
					GLOBAL + "[/api/**]: The policy 'default' governs '/api' too. "
							+ "Remove this key, and write what it says into the policy.",
					WEBFLUX + "routes[0].metadata.cors: The policy 'default' governs '/api/metadata' too. "
							+ "Remove this key, and write what it says into the policy.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/global/plain", "/metadata/plain" })
	void eachCountsWhereNoPolicyGoverns(String target) throws IOException {
		assertThat(this.wire.send("GET", target, "Origin: " + OTHER).corsHeaders())
			.containsExactly("access-control-allow-origin: " + OTHER);
		assertThat(this.wire.send("OPTIONS", target, "Origin: " + OTHER, "Access-Control-Request-Method: GET")
			.header("Access-Control-Allow-Origin")).containsExactly(OTHER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/plain", "/api/metadata" })
	void neitherAllowsWhatAPolicyDenies(String target) throws IOException {
		Answer answer = this.wire.send("GET", target, "Origin: " + OTHER);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.corsHeaders()).isEmpty();
		assertThat(answer.vary()).containsOnlyOnce("origin");
		Answer preflight = this.wire.send("OPTIONS", target, "Origin: " + OTHER, "Access-Control-Request-Method: PUT");
		assertThat(preflight.status()).isEqualTo(403);
		assertThat(preflight.corsHeaders()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/plain", "/api/metadata" })
	void neitherDeniesWhatAPolicyAllows(String target) throws IOException {
		Answer answer = this.wire.send("GET", target, "Origin: " + APP);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.corsHeaders()).containsExactly("access-control-allow-origin: " + APP);
		Answer preflight = this.wire.send("OPTIONS", target, "Origin: " + APP, "Access-Control-Request-Method: PUT");
		assertThat(preflight.status()).isEqualTo(204);
		assertThat(preflight.header("Access-Control-Allow-Origin")).containsExactly(APP);
	}

}
