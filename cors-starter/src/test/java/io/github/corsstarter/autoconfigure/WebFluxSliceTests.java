package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.tags.NeedsBoot4;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * What a user's {@code @WebFluxTest} sees. The annotation moved with Spring Boot 4, so
 * this test has a twin that is compiled against 3.5.
 */
@NeedsBoot4
@StartsApplications
@WebFluxTest(properties = "cors.allowed-origins=https://app.example.com")
class WebFluxSliceTests {

	@Autowired
	private WebTestClient client;

	@Test
	void preflightIsAnswered() {
		this.client.options()
			.uri("/notes")
			.header("Origin", "https://app.example.com")
			.header("Access-Control-Request-Method", "POST")
			.exchange()
			.expectStatus()
			.isNoContent()
			.expectHeader()
			.valueEquals("Access-Control-Allow-Origin", "https://app.example.com");
	}

	@Test
	void responseIsReadableByTheAllowedOrigin() {
		this.client.get()
			.uri("/notes")
			.header("Origin", "https://app.example.com")
			.exchange()
			.expectHeader()
			.valueEquals("Access-Control-Allow-Origin", "https://app.example.com");
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
