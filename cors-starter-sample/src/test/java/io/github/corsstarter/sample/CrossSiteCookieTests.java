package io.github.corsstarter.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.corsstarter.sample.browser.Browser;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A page and an API of different sites: the session's cookie is a third-party cookie,
 * which has to be {@code SameSite=None; Secure}, so the API is at https.
 */
@ParameterizedClass
@EnumSource
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.servlet.session.cookie.same-site=none", "server.servlet.session.cookie.secure=true",
				"server.ssl.key-store-password=" + CrossSiteCookieTests.PASSWORD })
class CrossSiteCookieTests {

	static final String PASSWORD = "password";

	private static final int PAGE_PORT = FreePort.find();

	/** Signs in, and then runs the rest with the header of the CSRF token. */
	private static final String SIGNED_IN = """
			(async () => {
				const api = 'https://api.localhost:%d';
				const token = async () => {
					const csrf = await (await fetch(api + '/api/csrf', { credentials: 'include' })).json();
					return { 'Content-Type': 'application/json', [csrf.headerName]: csrf.token };
				};
				await fetch(api + '/api/login', { method: 'POST', credentials: 'include', headers: await token(),
					body: JSON.stringify({ username: 'ada', password: 'lovelace' }) });
				%s
			})()""";

	@TempDir
	private static Path certificate;

	@Parameter
	private Browser.Kind kind;

	@TempDir
	private Path profile;

	@LocalServerPort
	private int port;

	@Autowired
	private List<String> requests;

	private Browser browser;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) throws IOException, InterruptedException {
		Path keyStore = certificate.resolve("key-store.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "2", "-storepass", PASSWORD,
				"-keystore", keyStore.toString())
			.inheritIO()
			.start();
		assertThat(keytool.waitFor()).isZero();
		registry.add("server.ssl.key-store", keyStore::toUri);
		registry.add("sample.page-port", () -> PAGE_PORT);
		registry.add("cors.policies.app.allowed-origins", () -> "http://app.localhost:" + PAGE_PORT);
	}

	@BeforeEach
	void openPage() {
		assumeTrue(this.kind.isExpected(), () -> this.kind + " is not installed");
		this.browser = this.kind.start(this.profile);
		// Any document of that origin will do, as long as it runs no scripts of its own.
		this.browser.open("http://app.localhost:" + PAGE_PORT + "/style.css");
	}

	@AfterEach
	void stopBrowser() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@Test
	void cookieOfAnotherSiteFlowsWithCredentials() {
		assertThat(signedIn("return (await fetch(api + '/api/me', { credentials: 'include' })).text();"))
			.isEqualTo("{\"name\":\"ada\"}");
	}

	@Test
	void cookieStaysBehindWithoutCredentials() {
		assertThat(signedIn("return '' + (await fetch(api + '/api/me', { credentials: 'omit' })).status;"))
			.isEqualTo("401");
	}

	@Test
	void secondRequestIsNotPreflightedAgain() {
		this.requests.clear();
		String put = "(await fetch(api + '/api/notes/1', { method: 'PUT', credentials: 'include', headers, body: '{\"text\":\"x\"}' })).status";
		assertThat(signedIn("const headers = await token(); return %s + ' ' + %s;".formatted(put, put)))
			.isEqualTo("200 200");
		assertThat(this.requests).filteredOn((request) -> request.endsWith(" /api/notes/1"))
			.containsExactly("OPTIONS /api/notes/1", "PUT /api/notes/1", "PUT /api/notes/1");
	}

	private String signedIn(String script) {
		return this.browser.evaluate(SIGNED_IN.formatted(this.port, script));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Recording {

		@Bean
		List<String> requests() {
			return new CopyOnWriteArrayList<>();
		}

		@Bean
		FilterRegistrationBean<Filter> recording(List<String> requests) {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
				HttpServletRequest received = (HttpServletRequest) request;
				requests.add(received.getMethod() + " " + received.getRequestURI());
				chain.doFilter(request, response);
			});
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

	}

}
