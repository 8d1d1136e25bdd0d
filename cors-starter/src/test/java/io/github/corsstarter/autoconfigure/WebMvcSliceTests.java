package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.tags.NeedsBoot4;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a user's {@code @WebMvcTest} sees. The annotation moved with Spring Boot 4, so
 * this test has a twin that is compiled against 3.5.
 */
@NeedsBoot4
@StartsApplications
@WebMvcTest(properties = "cors.allowed-origins=https://app.example.com")
class WebMvcSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void preflightIsAnswered() {
		assertThat(this.mvc.options()
			.uri("/notes")
			.header("Origin", "https://app.example.com")
			.header("Access-Control-Request-Method", "POST")).hasStatus(204)
			.hasHeader("Access-Control-Allow-Origin", "https://app.example.com");
	}

	@Test
	void responseIsReadableByTheAllowedOrigin() {
		assertThat(this.mvc.get().uri("/notes").header("Origin", "https://app.example.com"))
			.hasHeader("Access-Control-Allow-Origin", "https://app.example.com");
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
