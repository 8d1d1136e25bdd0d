package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether a browser asks for permission to send a header may depend on the header's
 * value. Browsers, the filter and its explanations agree on what then becomes of the
 * request.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "cors.policies.listed.paths=/listed/**",
		"cors.policies.listed.allowed-origins=http://localhost:${sample.page-port}" })
class HeaderValuesInBrowserTests extends InBrowser {

	private static final int PAGE_PORT = FreePort.find();

	private static final String PAGE = "http://localhost:" + PAGE_PORT;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void pagePort(DynamicPropertyRegistry registry) {
		registry.add("sample.page-port", () -> PAGE_PORT);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			accept           | application/json  | false
			accept           | text/html;q="0.5" | true
			accept           | LONG              | true
			accept-language  | de-AT, de;q=0.8   | false
			accept-language  | de_AT             | true
			content-language | en                | false
			content-language | (en)              | true
			content-type     | text/plain        | false
			content-type     | application/json  | true
			range            | bytes=0-99        | false
			range            | bytes=0-1,2-3     | true
			x-requested-with | XMLHttpRequest    | true
			""")
	void browserFilterAndExplanationAgree(String name, String value, boolean asked) throws Exception {
		String sent = URLEncoder.encode(value.replace("LONG", "a".repeat(129)), StandardCharsets.UTF_8)
			.replace("+", "%20");
		browser.open(PAGE + "/style.css");
		String read = browser.evaluate(
				"fetch('http://localhost:%d/listed/x', {headers: {'%s': decodeURIComponent('%s')}}).then(() => 'read', () => 'denied')"
					.formatted(this.port, name, sent));
		assertThat(read).isEqualTo(asked ? "denied" : "read");
		assertThat(explanation(name))
			.containsAnyOf(asked ? new String[] { "\"verdict\":\"header-not-allowed\"", "the request would be denied" }
					: new String[] { "\"verdict\":\"allowed\"", "the request would be allowed" });
	}

	private String explanation(String name) throws IOException, InterruptedException {
		URI uri = URI.create("http://localhost:" + this.port + "/actuator/cors/explain?path=/listed/x&origin=" + PAGE
				+ "&headers=" + name);
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
	}

}
