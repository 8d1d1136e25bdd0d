package io.github.corsstarter.server;

import java.io.IOException;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
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
		return Container.present()
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
