package io.github.corsstarter.sample;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The kinds of call that the sample's page makes, to a reactive application behind Spring
 * Security.
 */
class ReactiveInBrowserTests extends InBrowser {

	private static ConfigurableApplicationContext application;

	@BeforeAll
	static void start() {
		// The sample's own configuration is another application's.
		application = new SpringApplicationBuilder(Application.class).run(
				"--spring.config.location=optional:classpath:/none/", "--spring.main.web-application-type=reactive",
				"--server.port=0", "--spring.main.banner-mode=off", "--logging.level.root=warn", "--cors.paths=/api/**",
				"--cors.allowed-origin-patterns=http://app.localhost:[*]", "--cors.allowed-methods=PUT",
				"--cors.allowed-headers=Content-Type", "--cors.exposed-headers=X-Exposed",
				"--cors.allow-credentials=true");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					a GET that needs no preflight   | app   | /api/notes      | {}                                     | 200 notes
					the same with credentials       | app   | /api/notes      | {credentials: 'include'}               | 200 notes
					an exposed header               | app   | /api/headers    | {}                                     | 200 seen null
					a PUT after a preflight         | app   | /api/notes/1    | {method: 'PUT', headers: {'Content-Type': 'application/json'}, body: '"x"', credentials: 'include'} | 200 "x"
					a redirect                      | app   | /api/moved      | {credentials: 'include'}               | 200 notes
					events                          | app   | /api/events     | {}                                     | 200 data:one
					nobody signed in                | app   | /api/secured    | {credentials: 'include'}               | 401
					no handler                      | app   | /api/unmapped   | {}                                     | 404
					a handler fails                 | app   | /api/fails      | {}                                     | 500
					a method that is not allowed    | app   | /api/notes/1    | {method: 'PATCH'}                      | TypeError
					a header that is not allowed    | app   | /api/notes      | {headers: {'X-Not-Allowed': '1'}}      | TypeError
					a path of no policy             | app   | /other          | {}                                     | TypeError
					another page                    | other | /api/notes      | {}                                     | TypeError
					another page, with credentials  | other | /api/notes      | {credentials: 'include'}               | TypeError
					another page's preflight        | other | /api/notes/1    | {method: 'PUT'}                        | TypeError
					another page's failure          | other | /api/fails      | {}                                     | TypeError
					""")
	void scriptSeesWhatThePolicyAllows(String what, String page, String path, String init, String seen) {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		browser.open("http://" + page + ".localhost:" + port + "/page");
		assertThat(browser.evaluate("""
				fetch('http://localhost:%s%s', %s).then(async (response) => {
					const body = (await response.text()).trim().split('\\n')[0];
					const headers = '/api/headers' === '%s'
						? ' ' + response.headers.get('X-Exposed') + ' ' + response.headers.get('X-Hidden') : '';
					return response.status + (response.ok && !headers ? ' ' + body : headers);
				}, (error) => error.name)""".formatted(port, path, init, path))).isEqualTo(seen);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		@Bean
		SecurityWebFilterChain security(ServerHttpSecurity http) {
			return http
				.authorizeExchange(
						(exchanges) -> exchanges.pathMatchers("/api/secured").authenticated().anyExchange().permitAll())
				// A browser would ask for a password instead of telling the script.
				.exceptionHandling((failures) -> failures
					.authenticationEntryPoint(new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED)))
				.csrf(ServerHttpSecurity.CsrfSpec::disable)
				.build();
		}

		@GetMapping(path = "/page", produces = MediaType.TEXT_HTML_VALUE)
		String page() {
			return "<!doctype html><title>A page</title>";
		}

		@GetMapping({ "/api/notes", "/api/secured", "/other" })
		Mono<String> notes() {
			return Mono.just("notes");
		}

		@GetMapping("/api/headers")
		ResponseEntity<String> headers() {
			return ResponseEntity.ok().header("X-Exposed", "seen").header("X-Hidden", "not seen").body("headers");
		}

		@PutMapping("/api/notes/1")
		Mono<String> update(@RequestBody String note) {
			return Mono.just(note);
		}

		@GetMapping("/api/moved")
		ResponseEntity<Void> moved() {
			return ResponseEntity.status(302).location(URI.create("/api/notes")).build();
		}

		@GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> events() {
			return Flux.fromIterable(List.of("one", "two"));
		}

		@GetMapping("/api/fails")
		Mono<String> fails() {
			return Mono.error(new IllegalStateException("failed"));
		}

	}

}
