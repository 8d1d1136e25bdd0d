package io.github.corsstarter.sample;

import java.io.UnsupportedEncodingException;
import java.util.Objects;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API as {@code application.yml} configures it, with Spring Security in the chain.
 */
@SpringBootTest
@AutoConfigureMockMvc
class ApiTests {

	private static final String PAGE = "http://localhost:8081";

	private static final String STRANGER = "http://127.0.0.1:8081";

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a listed origin              | http://localhost:8081
			an origin of the pattern     | http://tenant-7.localhost:8081
			""")
	void preflightOfASecuredPathNeedsNoLogin(String description, String origin) {
		MockHttpServletResponse response = preflight("/api/me", "DELETE", origin);
		assertThat(response.getStatus()).isEqualTo(204);
		assertThat(response.getHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)).isEqualTo(origin);
		assertThat(response.getHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS)).isEqualTo("true");
		assertThat(response.getHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS)).contains("PUT", "DELETE");
		assertThat(response.getHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE)).isEqualTo("1800");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			another host                 | DELETE | http://127.0.0.1:8081
			a label outside the pattern  | DELETE | http://tenant-x.localhost:8081
			a label too many             | DELETE | http://a.tenant-7.localhost:8081
			another port                 | DELETE | http://localhost:8082
			a method outside the policy  | PATCH  | http://localhost:8081
			""")
	void deniedPreflightIs403WithoutAnyCorsHeader(String description, String method, String origin) {
		MockHttpServletResponse response = preflight("/api/me", method, origin);
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(response.getHeaderNames()).noneMatch((name) -> name.startsWith("Access-Control-"));
	}

	@Test
	void responseToAnUnauthenticatedCallCarriesTheHeaders() {
		assertReadable(from(PAGE, HttpMethod.GET, "/api/me"), 401);
	}

	@Test
	void responseToAMissingCsrfTokenCarriesTheHeaders() {
		assertReadable(from(PAGE, HttpMethod.DELETE, "/api/notes/1"), 403);
	}

	@Test
	void responseToAnUnknownNoteCarriesTheHeaders() {
		assertReadable(from(PAGE, HttpMethod.GET, "/api/notes/4711"), 404);
	}

	@Test
	void responseToAnInvalidNoteCarriesTheHeaders() {
		assertReadable(
				from(PAGE, HttpMethod.POST, "/api/notes").headers((headers) -> headers.setBasicAuth("ada", "lovelace"))
					.contentType(MediaType.APPLICATION_JSON)
					.content("{\"text\": \" \"}"),
				400);
	}

	@Test
	void listExposesItsTotal() {
		MockHttpServletResponse response = assertReadable(from(PAGE, HttpMethod.GET, "/api/notes"), 200);
		assertThat(response.getHeader("X-Total-Count")).isNotNull();
		assertThat(response.getHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS)).isEqualTo("X-Total-Count");
	}

	@Test
	void strangersAreAnsweredWithoutCorsHeaders() {
		MockHttpServletResponse response = answer(from(STRANGER, HttpMethod.GET, "/api/notes"), 200);
		assertThat(response.getHeaderNames()).noneMatch((name) -> name.startsWith("Access-Control-"));
		assertThat(String.join(",", response.getHeaders(HttpHeaders.VARY))).contains("Origin");
	}

	@Test
	void sessionOfAPageLastsFromTheTokenToTheChangedNote() throws Exception {
		MvcTestResult fresh = from(PAGE, HttpMethod.GET, "/api/csrf").exchange();
		MockHttpSession session = session(fresh);
		String anonymousId = session.getId();
		assertReadable(from(PAGE, HttpMethod.POST, "/api/login").session(session)
			.header("X-CSRF-TOKEN", token(fresh))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"username\": \"ada\", \"password\": \"lovelace\"}"), 204);
		assertThat(session.getId()).as("the session's id after the login").isNotEqualTo(anonymousId);
		MvcTestResult signedIn = from(PAGE, HttpMethod.GET, "/api/csrf").session(session).exchange();
		assertReadable(from(PAGE, HttpMethod.PUT, "/api/notes/2").session(session)
			.header("X-CSRF-TOKEN", token(signedIn))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"text\": \"Changed.\"}"), 200);
		assertReadable(from(PAGE, HttpMethod.GET, "/api/me").session(session), 200);
		assertThat(from(PAGE, HttpMethod.GET, "/api/notes/2").session(session)).bodyJson()
			.extractingPath("$.text")
			.isEqualTo("Changed.");
	}

	@Test
	void wrongPasswordIsAReadable401() throws Exception {
		MvcTestResult fresh = from(PAGE, HttpMethod.GET, "/api/csrf").exchange();
		assertReadable(from(PAGE, HttpMethod.POST, "/api/login").session(session(fresh))
			.header("X-CSRF-TOKEN", token(fresh))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"username\": \"ada\", \"password\": \"byron\"}"), 401);
	}

	@ParameterizedTest
	@ValueSource(strings = { PAGE, STRANGER, "https://anywhere.example" })
	void publicStatusIsOpenToAnyOriginWithoutCredentials(String origin) {
		assertOpen(answer(from(origin, HttpMethod.GET, "/public/status"), 200));
	}

	@Test
	void publicStatusIsTheSameWithoutAnOrigin() {
		assertOpen(answer(this.mvc.get().uri("/public/status"), 200));
	}

	private MockHttpServletResponse preflight(String path, String method, String origin) {
		return from(origin, HttpMethod.OPTIONS, path).header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, method)
			.exchange()
			.getResponse();
	}

	private MockMvcRequestBuilder from(String origin, HttpMethod method, String path) {
		return this.mvc.method(method).uri(path).header(HttpHeaders.ORIGIN, origin);
	}

	private static MockHttpSession session(MvcTestResult result) {
		return (MockHttpSession) Objects.requireNonNull(result.getRequest().getSession(false));
	}

	private static String token(MvcTestResult result) throws UnsupportedEncodingException {
		return JsonPath.read(result.getResponse().getContentAsString(), "$.token");
	}

	private static MockHttpServletResponse answer(MockMvcRequestBuilder request, int status) {
		MockHttpServletResponse response = request.exchange().getResponse();
		assertThat(response.getStatus()).isEqualTo(status);
		return response;
	}

	private static MockHttpServletResponse assertReadable(MockMvcRequestBuilder request, int status) {
		MockHttpServletResponse response = answer(request, status);
		assertThat(response.getHeaders(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)).containsExactly(PAGE);
		assertThat(response.getHeaders(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS)).containsExactly("true");
		assertThat(response.getHeaders(HttpHeaders.VARY)).contains("Origin");
		return response;
	}

	private static void assertOpen(MockHttpServletResponse response) {
		assertThat(response.getHeaders(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)).containsExactly("*");
		assertThat(response.getHeaderNames()).doesNotContain(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS,
				HttpHeaders.VARY);
	}

}
