package io.github.corsstarter.sample;

import java.util.Map;

import io.github.corsstarter.sample.browser.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code cors.debug} the consoles name what is missing, and the browsers refuse as
 * much as without it. For the messages without it see {@link ConsoleTests}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cors.debug=true")
class DebugInBrowserTests extends InBrowser {

	private static final int PAGE_PORT = FreePort.find();

	private final SamplePage page = new SamplePage(browser, PAGE_PORT);

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					method not allowed     | localhost | {method: 'PATCH'}             | Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response. | (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).
					header not allowed     | localhost | {headers: {'X-Unknown': '1'}} | Request header field x-unknown is not allowed by Access-Control-Allow-Headers in preflight response. | (Reason: header ‘x-unknown’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).
					origin not allowed     | 127.0.0.1 | {method: 'PUT'}               | Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. | (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 403.
					""")
	void consoleNamesWhatIsMissing(String what, String host, String init, String chromium, String firefox) {
		String origin = "http://" + host + ":" + PAGE_PORT;
		String url = "http://localhost:" + this.port + "/api/notes";
		String expected = (this.kind == Browser.Kind.CHROMIUM)
				? "Access to fetch at '%s' from origin '%s' has been blocked by CORS policy: %s".formatted(url, origin,
						chromium)
				: "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at %s. %s"
					.formatted(url, firefox);
		assertRefused(origin + "/style.css", url, init, expected);
	}

	@Test
	void originIsLetInAsFarAsWithout() {
		this.page.open("localhost");
		assertRows(SamplePage.LET_IN);
	}

	@Test
	void otherOriginIsRefusedAsWithout() {
		this.page.open("127.0.0.1");
		assertRows(SamplePage.REFUSED);
	}

	private void assertRows(Map<String, String> expected) {
		assertThat(this.page.column("outcome")).containsExactlyEntriesOf(expected);
		assertThat(this.page.column("verdict").values()).containsOnly("expected");
		assertThat(this.page.column("explained")).containsExactlyEntriesOf(SamplePage.explained(expected));
	}

}
