package io.github.corsstarter.sample;

import io.github.corsstarter.CorsPolicies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application with its tenants in the database.
 */
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("tenants")
class TenantsTests {

	private static final String ACME = "http://acme.localhost:8081";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private CorsPolicies policies;

	@Test
	void tenantOfTheDatabaseIsLetIn() {
		assertThat(preflight(ACME).getStatus()).isEqualTo(204);
		assertThat(allowedOrigin(get("/api/notes", ACME))).isEqualTo(ACME);
	}

	@Test
	void unknownTenantIsNot() {
		MockHttpServletResponse preflight = preflight("http://unknown.localhost:8081");
		assertThat(preflight.getStatus()).isEqualTo(403);
		assertThat(allowedOrigin(get("/api/notes", "http://unknown.localhost:8081"))).isNull();
	}

	@Test
	void newTenantIsLetInOnTheNextRequest() {
		String origin = "https://globex.example";
		assertThat(preflight(origin).getStatus()).as("status before").isEqualTo(403);
		assertThat(put("globex", origin).getStatus()).isEqualTo(204);
		assertThat(preflight(origin).getStatus()).as("status after").isEqualTo(204);
	}

	@Test
	void tenantThatMovesLeavesItsOldOriginBehind() {
		put("initech", "https://initech.example");
		put("initech", "https://www.initech.example");
		assertThat(preflight("https://www.initech.example").getStatus()).isEqualTo(204);
		assertThat(preflight("https://initech.example").getStatus()).isEqualTo(403);
	}

	@Test
	void withdrawnTenantIsDeniedOnTheNextRequest() {
		put("hooli", "https://hooli.example");
		assertThat(preflight("https://hooli.example").getStatus()).as("status before").isEqualTo(204);
		assertThat(this.mvc.delete()
			.uri("/api/tenants/hooli")
			.headers((headers) -> headers.setBasicAuth("ada", "lovelace"))
			.exchange()
			.getResponse()
			.getStatus()).isEqualTo(204);
		assertThat(preflight("https://hooli.example").getStatus()).as("status after").isEqualTo(403);
	}

	@Test
	void tenantCannotTakeTheApplicationsOwnOrigin() {
		put("thief", "http://localhost:8081");
		assertThat(preflight("http://localhost:8081").getStatus()).isEqualTo(204);
		assertThat(this.policies.named("tenant-thief")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8081", "http://tenant-7.localhost:8081" })
	void originsOfThePropertiesAreStillLetIn(String origin) {
		assertThat(preflight(origin).getStatus()).isEqualTo(204);
		assertThat(allowedOrigin(get("/api/notes", origin))).isEqualTo(origin);
	}

	@Test
	void publicPathsAreTheSameForTenants() {
		MockHttpServletResponse response = get("/public/status", ACME);
		assertThat(allowedOrigin(response)).isEqualTo("*");
		assertThat(response.getHeaderNames()).doesNotContain(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
	}

	@Test
	void requestsAreDecidedWithoutTheDatabase() {
		this.jdbc.sql("alter table tenant rename to tenant_away").update();
		try {
			assertThat(preflight(ACME).getStatus()).isEqualTo(204);
		}
		finally {
			this.jdbc.sql("alter table tenant_away rename to tenant").update();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://hooli.example", "https://hooli.example/", "https://hooli.example/app", "*", "null",
			"", "https://*.hooli.example" })
	void whatIsNoTrustworthyOriginIsRefusedWithTheReason(String origin) throws Exception {
		MockHttpServletResponse response = put("hooli", origin);
		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(response.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		assertThat(response.getContentAsString()).contains("'tenant-hooli' is refused");
		assertThat(this.jdbc.sql("select count(*) from tenant where name = 'hooli'").query(Long.class).single())
			.isZero();
	}

	@Test
	void originOfAnotherTenantIsTaken() {
		assertThat(put("umbrella", ACME).getStatus()).isEqualTo(409);
	}

	@Test
	void tenantsAreNotForStrangersToChange() {
		MockHttpServletResponse response = putOf("hooli", "https://hooli.example").exchange().getResponse();
		assertThat(response.getStatus()).isEqualTo(403);
	}

	private MockHttpServletResponse preflight(String origin) {
		return this.mvc.options()
			.uri("/api/notes/1")
			.header(HttpHeaders.ORIGIN, origin)
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "PUT")
			.exchange()
			.getResponse();
	}

	private MockHttpServletResponse get(String path, String origin) {
		return this.mvc.get().uri(path).header(HttpHeaders.ORIGIN, origin).exchange().getResponse();
	}

	private MockHttpServletResponse put(String name, String origin) {
		return putOf(name, origin).headers((headers) -> headers.setBasicAuth("ada", "lovelace"))
			.exchange()
			.getResponse();
	}

	private MockMvcRequestBuilder putOf(String name, String origin) {
		return this.mvc.put()
			.uri("/api/tenants/{name}", name)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"origin\": \"" + origin + "\"}");
	}

	private static @Nullable String allowedOrigin(MockHttpServletResponse response) {
		return response.getHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
	}

}
