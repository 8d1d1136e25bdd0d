package io.github.corsstarter.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What strangers get to see of the Actuator: the explanation that the page shows, and
 * nothing else.
 */
@SpringBootTest
@AutoConfigureMockMvc
class ActuatorAccessTests {

	private static final String EXPLAIN = "/actuator/cors/explain?origin=http://localhost:8081&path=/api/notes";

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8081", "http://127.0.0.1:8081", "https://anywhere.example", "null" })
	void explanationIsOpenToAnyOriginWithoutCredentials(String origin) {
		MockHttpServletResponse response = get(EXPLAIN, origin);
		assertThat(response.getStatus()).isEqualTo(200);
		assertThat(response.getHeaders(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)).containsExactly("*");
		assertThat(response.getHeaderNames()).doesNotContain(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
	}

	@Test
	void explanationIsTheOneOfThePolicies() {
		assertThat(this.mvc.get().uri(EXPLAIN)).bodyJson().extractingPath("$.policy").isEqualTo("app");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			policies and denials     | /actuator/cors
			a slash at the end       | /actuator/cors/explain/
			something below          | /actuator/cors/explain/x
			no operation of it       | /actuator/cors/policies
			list of the endpoints    | /actuator
			meters                   | /actuator/prometheus
			what is not exposed      | /actuator/env
			""")
	void everythingElseIsClosedToStrangers(String description, String path) {
		MockHttpServletResponse response = get(path, "http://localhost:8081");
		assertThat(response.getStatus()).isEqualTo(401);
		assertThat(response.getHeaderNames()).noneMatch((name) -> name.startsWith("Access-Control-"));
	}

	@Test
	void explanationIsReadOnly() {
		assertThat(this.mvc.post().uri(EXPLAIN)).hasStatus(403);
	}

	@Test
	void policiesAndDenialsAreOpenToTheUser() {
		assertThat(this.mvc.get().uri("/actuator/cors").headers((headers) -> headers.setBasicAuth("ada", "lovelace")))
			.bodyJson()
			.extractingPath("$.policies")
			.asMap()
			.containsOnlyKeys("app", "public", "explain");
	}

	private MockHttpServletResponse get(String uri, String origin) {
		return this.mvc.get().uri(uri).header(HttpHeaders.ORIGIN, origin).exchange().getResponse();
	}

}
