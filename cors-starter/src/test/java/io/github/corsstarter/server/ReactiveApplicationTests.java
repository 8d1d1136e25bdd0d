package io.github.corsstarter.server;

import java.io.IOException;

import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.tags.StartsApplications;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What else the starter does in a reactive application: explain, count, remember, reject.
 */
@StartsApplications
class ReactiveApplicationTests {

	private static final String APP = "Origin: https://app.example.com";

	private static final String EVIL = "Origin: https://evil.example";

	private static RunningApplication application;

	private final Wire wire = new Wire(application.port());

	@BeforeAll
	static void start() {
		application = RunningApplication.start(WebApplicationType.REACTIVE, Container.NETTY, Application.class,
				LeftOut.PROPERTY + "=security", "cors.paths=/api/**", "cors.allowed-origins=https://app.example.com",
				"cors.reject-disallowed=true", "cors.debug=true", "server.forward-headers-strategy=framework",
				"management.endpoints.web.exposure.include=cors");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void endpointShowsPoliciesAndDenials() throws IOException {
		this.wire.send("GET", "/api/notes", "Origin: https://remembered.example");
		assertThat(this.wire.send("GET", "/actuator/cors").body()).contains("\"/api/**\"")
			.contains("https://remembered.example")
			.contains("origin-not-allowed");
	}

	@Test
	void endpointExplains() throws IOException {
		Answer answer = this.wire.send("GET",
				"/actuator/cors/explain?origin=https://app.example.com&method=PUT&path=/api/notes");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("method-not-allowed").contains("cors.allowed-methods");
	}

	@Test
	void requestsAreCounted() throws IOException {
		MeterRegistry meters = application.bean(MeterRegistry.class);
		double before = denied(meters);
		this.wire.send("GET", "/api/notes", EVIL);
		assertThat(denied(meters)).isEqualTo(before + 1);
	}

	private static double denied(MeterRegistry meters) {
		return meters.get("cors.requests")
			.tags("policy", "default", "type", "actual", "outcome", "denied", "verdict", "origin-not-allowed")
			.counter()
			.count();
	}

	@Test
	void deniedPreflightSaysWhy() throws IOException {
		Answer answer = this.wire.send("OPTIONS", "/api/notes", APP, "Access-Control-Request-Method: PUT");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly("https://app.example.com");
		assertThat(answer.header("Access-Control-Allow-Methods")).containsExactly("GET, HEAD, POST");
		assertThat(answer.body()).contains("cors.allowed-methods");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					allowed                       | https://app.example.com   | Host: localhost          | X: Y                                                     | 200
					not allowed                   | https://evil.example      | Host: localhost          | X: Y                                                     | 403
					the page's own                | http://localhost:8080     | Host: localhost:8080     | X: Y                                                     | 200
					its own, on another port      | http://localhost:8081     | Host: localhost:8080     | X: Y                                                     | 403
					its own, at an address        | http://[::1]:8080         | Host: [::1]:8080         | X: Y                                                     | 200
					its own, with a dot           | http://localhost.:8080    | Host: localhost.:8080    | X: Y                                                     | 200
					its own, with an underscore   | http://my_host:8080       | Host: my_host:8080       | X: Y                                                     | 200
					its own, behind a proxy       | https://shop.example      | Host: 10.0.0.7:8080      | Forwarded: proto=https;host=shop.example                 | 200
					its own, by other headers     | https://shop.example:8443 | Host: 10.0.0.7:8080      | X-Forwarded-Proto: https, X-Forwarded-Host: shop.example:8443 | 200
					its own, as a web socket      | https://shop.example      | Host: 10.0.0.7:8080      | X-Forwarded-Proto: wss, X-Forwarded-Host: shop.example   | 200
					its own, but hidden           | null                      | Host: localhost          | Sec-Fetch-Site: same-origin                              | 200
					somebody's hidden             | null                      | Host: localhost          | Sec-Fetch-Site: cross-site                               | 403
					""")
	void strangersAreRejectedThePagesOwnRequestsAreNot(String what, String origin, String host, String others,
			int status) throws IOException {
		String request = "POST /api/notes HTTP/1.1\r\n" + host + "\r\nConnection: close\r\nOrigin: " + origin + "\r\n"
				+ String.join("\r\n", others.split(", ", -1)) + "\r\nContent-Length: 0\r\n\r\n";
		assertThat(this.wire.sendRaw(request).status()).isEqualTo(status);
	}

	@Test
	void pathWithoutAPolicyIsLeftAlone() throws IOException {
		Answer answer = this.wire.send("GET", "/other", EVIL);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly("*", "https://other.example");
		assertThat(answer.vary()).isEmpty();
	}

	@Test
	void resolverThatFailsDeniesAndListenerThatFailsDoesNotCount() throws IOException {
		Answer denied = this.wire.send("GET", "/api/resolver-fails", APP);
		assertThat(denied.status()).isEqualTo(403);
		assertThat(denied.corsHeaders()).isEmpty();
		Answer allowed = this.wire.send("GET", "/api/notes", APP, "X-Listener: fails");
		assertThat(allowed.status()).isEqualTo(200);
		assertThat(allowed.header("Access-Control-Allow-Origin")).containsExactly("https://app.example.com");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		@GetMapping({ "/api/notes", "/api/resolver-fails" })
		String notes() {
			return "notes";
		}

		@PostMapping("/api/notes")
		String add() {
			return "added";
		}

		@GetMapping("/other")
		ResponseEntity<String> other() {
			return ResponseEntity.ok()
				.header("Access-Control-Allow-Origin", "*", "https://other.example")
				.body("other");
		}

		@Bean
		MeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

		@Bean
		PolicyResolver resolver(CorsPolicies configured) {
			return (request) -> {
				if (request.path().endsWith("fails")) {
					throw new IllegalStateException("resolver");
				}
				return configured.resolve(request);
			};
		}

		@Bean
		CorsDecisionListener listener() {
			return (request, decision) -> {
				if ("fails".equals(request.header("X-Listener"))) {
					throw new AssertionError("listener");
				}
			};
		}

	}

}
