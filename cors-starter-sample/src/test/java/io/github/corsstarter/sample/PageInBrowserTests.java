package io.github.corsstarter.sample;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * The page in real browsers, at three origins: the only judges of CORS that count. Beside
 * what they did stands what the server explains.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageInBrowserTests extends InBrowser {

	private static final int PAGE_PORT = FreePort.find();

	private static final String LISTED = "http://localhost:" + PAGE_PORT;

	private final SamplePage page = new SamplePage(browser, PAGE_PORT);

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@Test
	void listedOriginIsLetIn() {
		this.page.open("localhost");
		assertRows(SamplePage.LET_IN);
		assertThat(this.page.text("#governed")).contains("The API’s own policies govern /api/** and /public/**.");
		assertThat(this.page.reasons()).contains(
				entry("safelisted-get", "Origin '" + LISTED + "' is in cors.policies.app.allowed-origins."),
				entry("disallowed-method", "Method 'PATCH' is not in cors.policies.app.allowed-methods."),
				entry("disallowed-header", "Header 'x-not-allowed' is not in cors.policies.app.allowed-headers."));
	}

	@Test
	void originOfThePatternIsLetIn() {
		this.page.open("tenant-7.localhost");
		assertRows(SamplePage.LET_IN);
		assertThat(this.page.reasons()).containsEntry("safelisted-get",
				"Origin 'http://tenant-7.localhost:%1$d' matches 'http://{tenant-[0-9]+}.localhost:%1$d' of cors.policies.app.allowed-origin-patterns."
					.formatted(PAGE_PORT));
	}

	@Test
	void otherOriginSeesThePublicStatusOnly() {
		this.page.open("127.0.0.1");
		assertRows(SamplePage.REFUSED);
		assertThat(this.page.reasons()).contains(
				entry("public-status",
						"Origin 'http://127.0.0.1:%d' is covered by the '*' of cors.policies.public.allowed-origins."
							.formatted(PAGE_PORT)),
				entry("public-credentials",
						"With credentials browsers reject the '*' of cors.policies.public.allowed-origins: "
								+ "list the origin there, and set cors.policies.public.allow-credentials to 'true'."),
				entry("preflighted-put",
						("Origin 'http://127.0.0.1:%d' is not in cors.policies.app.allowed-origins: it is another name for the "
								+ "machine of the allowed 'http://localhost:%d', and a browser compares names.")
							.formatted(PAGE_PORT, PAGE_PORT)));
	}

	@Test
	void formShowsTheStepsToAnAllowedRequest() {
		this.page.openForm("localhost");
		this.page.ask(Map.of("origin", LISTED, "method", "PUT", "path", "/api/notes/1", "headers", "Content-Type",
				"credentials", "include"));
		assertThat(this.page.text("#answer-verdict")).isEqualTo("Allowed.");
		assertThat(this.page.steps()).hasSize(5).allSatisfy((step, result) -> assertThat(result).isEqualTo("passed"));
		assertThat(this.page.text(".answer")).contains("the browser sends the PUT",
				"Access-Control-Allow-Origin:" + LISTED);
		assertThat(this.page.text("#answer-warnings")).contains("SameSite=None; Secure");
	}

	@Test
	void formShowsTheStepThatFailed() {
		this.page.openForm("127.0.0.1");
		this.page.ask(Map.of("origin", LISTED, "method", "PATCH", "path", "/api/notes/1", "headers", "", "credentials",
				"unknown"));
		String reason = "Method 'PATCH' is not in cors.policies.app.allowed-methods.";
		assertThat(this.page.text("#answer-verdict")).isEqualTo("Denied: " + reason);
		assertThat(this.page.steps()).containsExactly(entry("Which policy", "passed"), entry("Origin", "passed"),
				entry("Credentials", "skipped"), entry("Method", "failed"), entry("Request headers", "passed"));
		assertThat(this.page.text(".answer")).contains("does not send the PATCH", reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1 | Allowed.
			2 | Denied: Origin 'http://localhost:3000' is not in
			3 | Denied: Method 'PATCH' is not in
			4 | Denied: Header 'x-request-id' is not in
			5 | Denied: Origin 'null' cannot be listed
			""")
	void caseToStartFromIsAsked(int number, String verdict) {
		this.page.openForm("tenant-7.localhost");
		this.page.press(".preset:nth-child(" + number + ")");
		assertThat(this.page.text("#answer-verdict")).startsWith(verdict);
	}

	@Test
	void callOfTheTableIsAskedForItsSteps() {
		this.page.open("localhost");
		this.page.press("[data-row=disallowed-header] .steps");
		assertThat(this.page.text(".card")).contains("GET /api/notes", "Origin: " + LISTED, "X-Not-Allowed",
				"preflight first");
		assertThat(this.page.steps()).containsEntry("Request headers", "failed");
	}

	@Test
	void whatAStrangerTypesStaysText() {
		String hostile = "\"><img src=x onerror=\"document.body.dataset.taken = 'true'\"><script>document.body.remove()</script>";
		this.page.openForm("localhost");
		this.page.ask(Map.of("origin", hostile, "method", hostile, "path", "/api/" + hostile, "headers", hostile));
		assertThat(this.page.text("#answer-verdict")).startsWith("Denied: ")
			.contains("<script>document.body.remove()</script>");
		assertThat(this.page.text(".card")).contains("Origin: " + hostile, "/api/" + hostile, "headers: " + hostile);
		assertThat(browser
			.evaluate("'' + document.querySelectorAll('#ask img, #ask script').length + document.body.dataset.taken"))
			.isEqualTo("0undefined");
	}

	@Test
	void questionWithoutAnAnswerSaysSo() {
		this.page.openForm("localhost");
		this.page.ask(Map.of("path", "/" + "x".repeat(20_000)));
		assertThat(this.page.text("#answer-verdict")).startsWith("No explanation: ");
		assertThat(browser.evaluate("'' + document.querySelector('#answer-picture').hidden")).isEqualTo("true");
	}

	/** What the browser did is what was promised, and what the server explains. */
	private void assertRows(Map<String, String> expected) {
		assertThat(this.page.column("outcome")).containsExactlyEntriesOf(expected);
		assertThat(this.page.column("verdict").values()).hasSize(12).containsOnly("expected");
		assertThat(this.page.column("explained")).containsExactlyEntriesOf(SamplePage.explained(expected));
		assertThat(this.page.text("#summary"))
			.isEqualTo("All 12 calls ended as they should, and as the server explains.");
	}

}
