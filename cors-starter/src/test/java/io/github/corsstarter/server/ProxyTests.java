package io.github.corsstarter.server;

import java.io.IOException;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page's own requests behind a proxy that terminates TLS, where requests of other
 * origins are rejected.
 */
@StartsApplications
@ParameterizedClass(name = "{0}")
@MethodSource("platforms")
class ProxyTests {

	private static RunningApplication application;

	@Parameter
	private Platform platform;

	private final Wire wire = new Wire(application.port());

	static Stream<Platform> platforms() {
		return Container.ofServlets()
			.stream()
			.flatMap((container) -> Stream.of("framework", "native", "none")
				.map((strategy) -> new Platform(container, strategy)));
	}

	@BeforeParameterizedClassInvocation
	static void start(Platform platform) {
		application = RunningApplication.start(platform.container(), ResponsesApplication.class,
				LeftOut.PROPERTY + "=security", "server.forward-headers-strategy=" + platform.strategy(),
				"cors.allowed-origins=https://app.example.com", "cors.reject-disallowed=true");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		application.close();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					the scheme is forwarded  | Host: shop.example      | X-Forwarded-Proto: https
					all of it is forwarded   | Host: 10.0.0.7:8080     | X-Forwarded-Proto: https, X-Forwarded-Host: shop.example, X-Forwarded-Port: 443
					""")
	void ownRequestPassesIfTheServerIsToldOfTheProxy(String what, String host, String forwarded) throws IOException {
		Answer answer = post("https://shop.example", host, forwarded);
		boolean told = !this.platform.strategy().equals("none");
		assertThat(answer.status()).isEqualTo(told ? 400 : 403);
		assertThat(answer.corsHeaders()).isEmpty();
	}

	/** What only 'framework' understands on every container. */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					the standard header      | https://shop.example      | Forwarded: proto=https;host=shop.example
					a port in the host       | https://shop.example:8443 | X-Forwarded-Proto: https, X-Forwarded-Host: shop.example:8443
					the scheme of web sockets| https://shop.example      | X-Forwarded-Proto: wss, X-Forwarded-Host: shop.example
					""")
	void ownRequestPassesIfTheFrameworkIsToldOfTheProxy(String what, String origin, String forwarded)
			throws IOException {
		int status = post(origin, "Host: 10.0.0.7:8080", forwarded).status();
		switch (this.platform.strategy()) {
			case "framework" -> assertThat(status).isEqualTo(400);
			case "native" -> assertThat(status).isIn(400, 403);
			default -> assertThat(status).isEqualTo(403);
		}
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a name                   | http://localhost:8080   | Host: localhost:8080
			upper case               | http://localhost:8080   | Host: LOCALHOST:8080
			a dot at the end         | http://localhost.:8080  | Host: localhost.:8080
			an IPv4 address          | http://127.0.0.1:8080   | Host: 127.0.0.1:8080
			an IPv6 address          | http://[::1]:8080       | Host: [::1]:8080
			IPv6, the default port   | http://[::1]            | Host: [::1]
			no port                  | http://shop.example     | Host: shop.example
			""")
	void ownRequestPassesWhateverTheServerIsCalled(String what, String origin, String host) throws IOException {
		Answer answer = post(origin, host, "X-Nothing: 1");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.corsHeaders()).isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the page's own           | Sec-Fetch-Site: same-origin                              | 400
			of a sibling domain      | Sec-Fetch-Site: same-site                                | 403
			of anywhere              | Sec-Fetch-Site: cross-site                               | 403
			of no page               | Sec-Fetch-Site: none                                     | 403
			in another case          | Sec-Fetch-Site: Same-Origin                              | 403
			said twice               | Sec-Fetch-Site: same-origin, Sec-Fetch-Site: cross-site  | 403
			of an older browser      | X-Nothing: 1                                             | 403
			""")
	void formThatHidesItsOriginPassesIfItIsThePagesOwn(String what, String site, int status) throws IOException {
		Answer answer = post("null", "Host: shop.example", site);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.corsHeaders()).isEmpty();
	}

	@Test
	void preflightOfAHiddenOriginIsDeniedWhateverElseItSays() throws IOException {
		Answer answer = this.wire.send("OPTIONS", "/json", "Origin: null", "Sec-Fetch-Site: same-origin",
				"Access-Control-Request-Method: POST");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.corsHeaders()).isEmpty();
	}

	@Test
	void anotherOriginIsRejectedWhateverElseItSays() throws IOException {
		assertThat(post("https://evil.example", "Host: shop.example", "Sec-Fetch-Site: same-origin").status())
			.isEqualTo(403);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			another origin           | https://evil.example       | X-Forwarded-Proto: https
			another scheme           | http://shop.example        | X-Forwarded-Proto: https
			another port             | https://shop.example:8443  | X-Forwarded-Proto: https
			an opaque origin         | null                       | X-Forwarded-Proto: https
			""")
	void requestOfAnotherOriginIsRejected(String what, String origin, String forwarded) throws IOException {
		Answer answer = post(origin, "Host: shop.example", forwarded);
		assertThat(answer.status())
			.isEqualTo((origin.equals("http://shop.example") && this.platform.strategy().equals("none")) ? 400 : 403);
		assertThat(answer.corsHeaders()).isEmpty();
	}

	/** The handler answers 400 to a body that is not JSON. */
	private Answer post(String origin, String host, String forwarded) throws IOException {
		return this.wire.sendRaw("POST /json HTTP/1.1\r\nConnection: close\r\n" + host + "\r\nOrigin: " + origin
				+ "\r\n" + forwarded.replace(", ", "\r\n")
				+ "\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n{");
	}

	/**
	 * Where an application runs.
	 *
	 * @param container the container
	 * @param strategy how the application learns about the proxy
	 */
	private record Platform(Container container, String strategy) {

		@Override
		public String toString() {
			return this.container + " " + this.strategy;
		}

	}

}
