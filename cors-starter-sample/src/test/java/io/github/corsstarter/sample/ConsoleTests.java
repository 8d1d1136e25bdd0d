package io.github.corsstarter.sample;

import io.github.corsstarter.sample.browser.Browser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What browsers' consoles say about refused calls: the messages by which
 * docs/troubleshooting.md is sorted.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "cors.policies.listed.paths=/listed/**",
		"cors.policies.listed.allowed-origins=http://localhost:${sample.page-port}" })
class ConsoleTests extends InBrowser {

	private static final int PAGE_PORT = FreePort.find();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					origin not allowed         | 127.0.0.1 | /api/notes     | {}                            | No 'Access-Control-Allow-Origin' header is present on the requested resource. | (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.
					no policy for the path     | localhost | /nowhere       | {}                            | No 'Access-Control-Allow-Origin' header is present on the requested resource. | (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 401.
					wildcard with credentials  | localhost | /public/status | {credentials: 'include'}      | must not be the wildcard '*' when the request's credentials mode is 'include'. | (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).
					credentials not allowed    | localhost | /listed/x      | {credentials: 'include'}      | 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' | (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).
					method not allowed         | localhost | /api/notes     | {method: 'PATCH'}             | Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header | (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 403.
					header not allowed         | localhost | /api/notes     | {headers: {'X-Unknown': '1'}} | Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header | (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 403.
					""")
	void consoleNamesTheCause(String what, String host, String path, String init, String chromium, String firefox) {
		String expected = (this.kind == Browser.Kind.CHROMIUM) ? chromium : firefox;
		assertRefused("http://" + host + ":" + PAGE_PORT + "/style.css", "http://localhost:" + this.port + path, init,
				expected);
	}

}
