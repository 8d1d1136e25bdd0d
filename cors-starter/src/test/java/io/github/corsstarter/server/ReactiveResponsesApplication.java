package io.github.corsstarter.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;

/**
 * Everything that a reactive application may do to a response.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ReactiveResponsesApplication.Handlers.class)
class ReactiveResponsesApplication {

	private static final Duration SOON = Duration.ofMillis(50);

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WebFilter earlier() {
		return (exchange, chain) -> switch (exchange.getRequest().getPath().value()) {
			case "/earlier-filter-throws" -> throw new IllegalStateException("earlier");
			case "/earlier-filter-fails" -> Mono.error(new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS));
			case "/earlier-filter-allows" -> {
				allowOthers(exchange.getResponse());
				yield chain.filter(exchange);
			}
			default -> chain.filter(exchange);
		};
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebFilter later() {
		return (exchange, chain) -> switch (exchange.getRequest().getPath().value()) {
			case "/later-filter-throws" -> throw new IllegalStateException("later");
			case "/later-filter-fails" -> Mono.error(new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS));
			case "/later-filter-fails-afterwards" ->
				chain.filter(exchange).then(Mono.error(new IllegalStateException("afterwards")));
			default -> chain.filter(exchange);
		};
	}

	@Bean
	@Order(0)
	CorsWebFilter otherCors() {
		return new CorsWebFilter(otherCors("/cors-web-filter"));
	}

	/** Allows nobody whom the policy allows. */
	static UrlBasedCorsConfigurationSource otherCors(String path) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.addAllowedOrigin("https://evil.example");
		configuration.setAllowCredentials(true);
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration(path, configuration);
		return source;
	}

	/** In front of Spring Boot's. */
	@Bean
	@Order(-2)
	WebExceptionHandler ownExceptionHandler() {
		return (exchange, failure) -> {
			if (!(failure instanceof OwnException)) {
				return Mono.error(failure);
			}
			ServerHttpResponse response = exchange.getResponse();
			response.getHeaders().clear();
			allowOthers(response);
			response.setStatusCode(HttpStatusCode.valueOf(418));
			return response.setComplete();
		};
	}

	@Bean
	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.GET("/functional", (request) -> ServerResponse.ok().bodyValue("ok"))
			.GET("/functional-throws", (request) -> {
				throw new IllegalStateException("functional");
			})
			.GET("/functional-fails", (request) -> Mono.error(new IllegalStateException("functional")))
			.GET("/functional-proxies",
					(request) -> ServerResponse.ok()
						.header("Access-Control-Allow-Origin", "https://upstream.example")
						.header("Vary", "Accept")
						.bodyValue("ok"))
			.build();
	}

	private static void allowOthers(ServerHttpResponse response) {
		response.getHeaders().add("Access-Control-Allow-Origin", "https://other.example");
		response.getHeaders().set("Access-Control-Allow-Credentials", "true");
		response.getHeaders().set("Access-Control-Allow-Private-Network", "true");
	}

	@RestController
	static class Handlers {

		@GetMapping({ "/ok", "/later-filter-fails-afterwards", "/earlier-filter-allows", "/cors-web-filter",
				"/http-cors" })
		String ok() {
			return "ok";
		}

		@GetMapping({ "/secured", "/forbidden" })
		String secured() {
			return "secured";
		}

		@GetMapping("/throws")
		String fails() {
			throw new IllegalStateException("handler");
		}

		@GetMapping("/throws-an-error")
		String failsWithError() {
			throw new AssertionError("handler");
		}

		@GetMapping("/fails")
		Mono<String> error() {
			return Mono.error(new IllegalStateException("mono"));
		}

		@GetMapping("/status-exception")
		Mono<String> statusException() {
			return Mono.error(new ResponseStatusException(HttpStatus.CONFLICT));
		}

		@GetMapping("/times-out")
		Mono<String> timesOut() {
			return Mono.<String>never().timeout(SOON);
		}

		@GetMapping("/empty")
		Mono<String> empty() {
			return Mono.empty();
		}

		@GetMapping("/redirects")
		ResponseEntity<Void> redirects() {
			return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("/ok")).build();
		}

		@GetMapping("/number")
		String number(@RequestParam int number) {
			return "" + number;
		}

		@GetMapping(path = "/json-only", produces = MediaType.APPLICATION_JSON_VALUE)
		String jsonOnly() {
			return "{}";
		}

		@PostMapping(path = "/json", consumes = MediaType.APPLICATION_JSON_VALUE)
		Mono<Note> json(@Valid @RequestBody Note note) {
			return Mono.just(note);
		}

		@GetMapping("/large")
		String large() {
			return "large ".repeat(1_000);
		}

		@GetMapping("/replaces-vary")
		String replacesVary(ServerHttpResponse response) {
			response.getHeaders().set("Vary", "Accept-Language");
			return "ok";
		}

		@GetMapping("/overwrites")
		String overwrites(ServerHttpResponse response) {
			response.getHeaders().set("Access-Control-Allow-Credentials", "false");
			allowOthers(response);
			return "ok";
		}

		@GetMapping("/overwrites-and-throws")
		String overwritesAndThrows(ServerHttpResponse response) {
			allowOthers(response);
			throw new IllegalStateException("handler");
		}

		@GetMapping("/overwrites-late")
		String overwritesLate(ServerHttpResponse response) {
			response.beforeCommit(() -> Mono.fromRunnable(() -> allowOthers(response)));
			return "ok";
		}

		@GetMapping("/overwrites-late-and-fails")
		String overwritesLateAndFails(ServerHttpResponse response) {
			response.beforeCommit(() -> {
				allowOthers(response);
				return Mono.error(new IllegalStateException("commit"));
			});
			return "ok";
		}

		@GetMapping("/clears")
		String clears(ServerHttpResponse response) {
			response.getHeaders().clear();
			return "ok";
		}

		@GetMapping("/proxies")
		ResponseEntity<String> proxies() {
			HttpHeaders upstream = new HttpHeaders();
			upstream.add("Access-Control-Allow-Origin", "https://upstream.example");
			upstream.add("Access-Control-Allow-Methods", "PATCH");
			upstream.add("Vary", "Origin, Access-Control-Request-Method");
			upstream.add("Vary", "Accept");
			return ResponseEntity.ok().headers(upstream).body("upstream");
		}

		@CrossOrigin("https://evil.example")
		@GetMapping("/annotated")
		String annotated() {
			return "ok";
		}

		@GetMapping("/commits-and-fails")
		Mono<Void> commitsAndFails(ServerHttpResponse response) {
			return response
				.writeAndFlushWith(
						Mono.just(Mono.just(response.bufferFactory().wrap("half".getBytes(StandardCharsets.UTF_8)))))
				.then(Mono.error(new IllegalStateException("handler")));
		}

		@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> events() {
			return Flux.just("one", "two");
		}

		@GetMapping(path = "/events-fail", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> eventsFail() {
			return Flux.error(new IllegalStateException("events"));
		}

		@GetMapping(path = "/events-fail-late", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> eventsFailLate() {
			return Flux.just("one").concatWith(Flux.error(new IllegalStateException("events")));
		}

		@GetMapping(path = "/events-time-out", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> eventsTimeOut() {
			return Flux.<String>never().timeout(SOON);
		}

		@GetMapping(path = "/events-time-out-late", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> eventsTimeOutLate() {
			return Flux.just("one").concatWith(Flux.never()).timeout(SOON);
		}

		@GetMapping("/stream-fails")
		Flux<String> streamFails() {
			return Flux.error(new IllegalStateException("stream"));
		}

		@GetMapping("/stream-fails-late")
		Flux<String> streamFailsLate() {
			return Flux.just("one").concatWith(Flux.error(new IllegalStateException("stream")));
		}

		@GetMapping("/stream-times-out")
		Flux<String> streamTimesOut() {
			return Flux.<String>never().timeout(SOON);
		}

		@GetMapping("/own-exception")
		Mono<String> ownException() {
			return Mono.error(new OwnException());
		}

		@GetMapping("/stream")
		Flux<String> stream() {
			return Flux.just("one", "two").delayElements(Duration.ofMillis(1));
		}

	}

	@SuppressWarnings("serial")
	private static final class OwnException extends RuntimeException {

	}

	record Note(@NotBlank String text) {

	}

}
