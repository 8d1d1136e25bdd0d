package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.corsstarter.sample.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What browsers' consoles say about answers that the starter never gives: those of
 * proxies, gateways and other servers, which docs/troubleshooting.md covers too.
 */
class MistakenAnswersTests extends InBrowser {

	private static HttpServer server;

	/** The status, and headers. */
	private static volatile String preflightAnswer;

	/** The status, and headers. */
	private static volatile String answer;

	@BeforeAll
	static void startServer() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/page", (exchange) -> send(exchange, "200"));
		server.createContext("/api", MistakenAnswersTests::handle);
		server.start();
	}

	@AfterAll
	static void stopServer() {
		server.stop(0);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					a gateway wants credentials  | {method: 'PUT'}           | 401; Access-Control-Allow-Origin: *            | 200; Access-Control-Allow-Origin: *                                 | Response to preflight request doesn't pass access control check: It does not have HTTP ok status.    | (Reason: CORS preflight response did not succeed). Status code: 401.
					a preflight is redirected    | {method: 'PUT'}           | 302; Location: /; Access-Control-Allow-Origin: * | 200; Access-Control-Allow-Origin: *                                 | Redirect is not allowed for a preflight request.                                                      | (Reason: CORS request external redirect not allowed).
					a method is missing          | {method: 'PUT'}           | 204; Access-Control-Allow-Origin: *            | 200; Access-Control-Allow-Origin: *                                 | Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.                      | (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).
					a header is missing          | {headers: {'X-Trace': 1}} | 204; Access-Control-Allow-Origin: *            | 200; Access-Control-Allow-Origin: *                                 | Request header field x-trace is not allowed by Access-Control-Allow-Headers in preflight response.    | (Reason: header ‘x-trace’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).
					two of them add headers      | {}                        | 204                                            | 200; Access-Control-Allow-Origin: *; Access-Control-Allow-Origin: * | The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.    | (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘*, *’).
					a cache mixes origins up     | {}                        | 204                                            | 200; Access-Control-Allow-Origin: https://other.example             | The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin. | (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://other.example’).
					an error without the headers | {}                        | 204                                            | 502                                                                 | No 'Access-Control-Allow-Origin' header is present on the requested resource.                         | (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 502.
					""")
	void consoleNamesTheMistake(String mistake, String init, String preflightAnswer, String answer, String chromium,
			String firefox) {
		MistakenAnswersTests.preflightAnswer = preflightAnswer;
		MistakenAnswersTests.answer = answer;
		int port = server.getAddress().getPort();
		assertRefused("http://localhost:" + port + "/page", "http://127.0.0.1:" + port + "/api", init,
				(this.kind == Browser.Kind.CHROMIUM) ? chromium : firefox);
	}

	private static void handle(HttpExchange exchange) throws IOException {
		send(exchange, exchange.getRequestMethod().equals("OPTIONS") ? preflightAnswer : answer);
	}

	private static void send(HttpExchange exchange, String answer) throws IOException {
		String[] parts = answer.split("; ", -1);
		for (int i = 1; i < parts.length; i++) {
			String[] header = parts[i].split(": ", 2);
			exchange.getResponseHeaders().add(header[0], header[1]);
		}
		exchange.sendResponseHeaders(Integer.parseInt(parts[0]), -1);
		exchange.close();
	}

}
