package io.github.corsstarter.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Everything that an application may do to a response.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ ResponsesApplication.Synchronous.class, ResponsesApplication.Asynchronous.class })
class ResponsesApplication implements WebMvcConfigurer {

	/**
	 * The request attribute with a latch that the request's own thread opens when it
	 * leaves.
	 */
	private static final String DEPARTURE = "departure";

	/** Milliseconds, for requests that should time out. */
	private static final long SOON = 50;

	/** Milliseconds, for requests that should not. */
	private static final long LATE = 20_000;

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new HandlerInterceptor() {

			@Override
			public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
				throw new IllegalStateException("interceptor");
			}

		}).addPathPatterns("/interceptor-throws");
	}

	/** Behind Spring Security. */
	@Bean
	FilterRegistrationBean<Filter> laterFilter() {
		return failing("/later-filter", 0);
	}

	/** In front of everything that could handle CORS. */
	@Bean
	FilterRegistrationBean<Filter> earlierFilter() {
		return failing("/earlier-filter", Ordered.HIGHEST_PRECEDENCE + 10);
	}

	private static FilterRegistrationBean<Filter> failing(String prefix, int order) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new FailingFilter(prefix));
		registration.setOrder(order);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

	@Bean
	ServletRegistrationBean<HttpServlet> plainServlet() {
		ServletRegistrationBean<HttpServlet> registration = new ServletRegistrationBean<>(new PlainServlet(),
				"/servlet/*");
		registration.setAsyncSupported(true);
		return registration;
	}

	@Bean
	ServletRegistrationBean<HttpServlet> aroundTheLastWord() {
		ServletRegistrationBean<HttpServlet> registration = new ServletRegistrationBean<>(new AroundTheLastWord(),
				"/around/*");
		registration.setAsyncSupported(true);
		return registration;
	}

	private record FailingFilter(String prefix) implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			String uri = ((HttpServletRequest) request).getRequestURI();
			if (uri.equals(this.prefix + "-throws")) {
				throw new ServletException("filter");
			}
			if (uri.equals(this.prefix + "-allows")) {
				((HttpServletResponse) response).setHeader("Access-Control-Allow-Origin", "*");
				((HttpServletResponse) response).setHeader("Access-Control-Allow-Credentials", "true");
				((HttpServletResponse) response).setHeader("Access-Control-Allow-Methods", "PATCH");
				((HttpServletResponse) response).addHeader("Access-Control-Expose-Headers", "X-Secret");
			}
			if (uri.equals(this.prefix + "-sends-error")) {
				((HttpServletResponse) response).sendError(429);
				return;
			}
			chain.doFilter(request, response);
		}

	}

	/**
	 * Tells asynchronous handlers when the request's own thread has left. Spring Security
	 * writes headers when it leaves, and if a handler sends some at the same time, Jetty
	 * may answer nothing, with or without CORS.
	 */
	@Bean
	FilterRegistrationBean<Filter> departureFilter() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
			CountDownLatch departure = new CountDownLatch(1);
			request.setAttribute(DEPARTURE, departure);
			try {
				chain.doFilter(request, response);
			}
			finally {
				departure.countDown();
			}
		});
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		registration.setAsyncSupported(true);
		return registration;
	}

	/** Handlers that need no Spring MVC. */
	@SuppressWarnings("serial")
	private static final class PlainServlet extends HttpServlet {

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response)
				throws ServletException, IOException {
			switch (request.getPathInfo()) {
				case "/ok" -> response.getWriter().print("ok");
				case "/throws" -> throw new ServletException("servlet");
				case "/sends-error" -> response.sendError(418);
				case "/dispatches" -> request.startAsync().dispatch("/overwrites");
				case "/completes" -> request.startAsync().complete();
				case "/includes" -> request.getRequestDispatcher("/ok").include(request, response);
				default -> response.setStatus(404);
			}
		}

	}

	@Controller
	static class Synchronous {

		@GetMapping("/ok")
		@ResponseBody
		String ok() {
			return "ok";
		}

		@GetMapping(path = "/json-only", produces = MediaType.APPLICATION_JSON_VALUE)
		@ResponseBody
		String jsonOnly() {
			return "{}";
		}

		@PostMapping(path = "/json", consumes = MediaType.APPLICATION_JSON_VALUE)
		@ResponseBody
		Note json(@Valid @RequestBody Note note) {
			return note;
		}

		@GetMapping("/number")
		@ResponseBody
		String number(@RequestParam int number) {
			return "" + number;
		}

		@PostMapping("/upload")
		@ResponseBody
		String upload(@RequestParam MultipartFile file) {
			return file.getName();
		}

		@GetMapping({ "/secured", "/forbidden" })
		@ResponseBody
		String secured() {
			return "secured";
		}

		@GetMapping("/throws")
		String fails() {
			throw new IllegalStateException("handler");
		}

		@GetMapping("/overflows")
		String overflows() {
			throw new StackOverflowError("handler");
		}

		@GetMapping("/interceptor-throws")
		String intercepted() {
			return "ok";
		}

		@GetMapping("/status-exception")
		String statusException() {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}

		@GetMapping("/sends-error")
		void sendsError(HttpServletResponse response) throws IOException {
			response.sendError(410, "gone");
		}

		@GetMapping("/forwards")
		String forwards() {
			return "forward:/ok";
		}

		@GetMapping("/forwards-to-failure")
		String forwardsToFailure() {
			return "forward:/throws";
		}

		@GetMapping("/redirects")
		String redirects() {
			return "redirect:/ok";
		}

		@GetMapping("/resets")
		void resets(HttpServletResponse response) throws IOException {
			response.getWriter().print("half");
			response.reset();
			response.setStatus(202);
			response.getWriter().print("whole");
		}

		@GetMapping("/resets-buffer")
		void resetsBuffer(HttpServletResponse response) throws IOException {
			response.getWriter().print("half");
			response.resetBuffer();
			response.getWriter().print("whole");
		}

		@GetMapping("/resets-and-throws")
		void resetsAndThrows(HttpServletResponse response) {
			response.reset();
			throw new IllegalStateException("handler");
		}

		@GetMapping("/writes-and-throws")
		void writesAndThrows(HttpServletResponse response) throws IOException {
			response.getWriter().print("half");
			throw new IllegalStateException("handler");
		}

		@GetMapping("/commits-and-throws")
		void commitsAndThrows(HttpServletResponse response) throws IOException {
			response.getWriter().print("half");
			response.flushBuffer();
			throw new IllegalStateException("handler");
		}

		@GetMapping("/replaces-vary")
		@ResponseBody
		String replacesVary(HttpServletResponse response) {
			response.setHeader("Vary", "Accept-Language");
			return "ok";
		}

		@GetMapping("/overwrites")
		@ResponseBody
		String overwrites(HttpServletResponse response) {
			response.setHeader("Access-Control-Allow-Origin", "*");
			response.addHeader("Access-Control-Allow-Origin", "https://other.example");
			response.setHeader("Access-Control-Allow-Credentials", "false");
			return "ok";
		}

		@GetMapping("/proxies")
		ResponseEntity<String> proxies() {
			HttpHeaders upstream = new HttpHeaders();
			upstream.add("Access-Control-Allow-Origin", "https://upstream.example");
			upstream.add("Access-Control-Allow-Methods", "PATCH");
			upstream.add("Vary", "Origin");
			upstream.add("Vary", "Accept");
			return ResponseEntity.ok().headers(upstream).body("upstream");
		}

		@GetMapping("/large")
		@ResponseBody
		String large() {
			return "large ".repeat(1_000);
		}

	}

	record Note(@NotBlank String text) {

	}

	@RestController
	static class Asynchronous {

		@GetMapping("/deferred")
		DeferredResult<String> deferred() {
			DeferredResult<String> result = new DeferredResult<>();
			result.setResult("ok");
			return result;
		}

		@GetMapping("/deferred-fails")
		DeferredResult<String> deferredFails() {
			DeferredResult<String> result = new DeferredResult<>();
			result.setErrorResult(new IllegalStateException("deferred"));
			return result;
		}

		@GetMapping("/deferred-times-out")
		DeferredResult<String> deferredTimesOut() {
			return new DeferredResult<>(SOON);
		}

		@GetMapping("/callable")
		Callable<String> callable() {
			return () -> "ok";
		}

		@GetMapping("/callable-throws")
		Callable<String> callableThrows() {
			return () -> {
				throw new IllegalStateException("callable");
			};
		}

		@GetMapping("/callable-times-out")
		WebAsyncTask<String> callableTimesOut() {
			CompletableFuture<String> never = new CompletableFuture<>();
			return new WebAsyncTask<>(SOON, never::get);
		}

		@GetMapping("/future")
		CompletableFuture<String> future() {
			return CompletableFuture.supplyAsync(() -> "ok");
		}

		@GetMapping("/future-fails")
		CompletableFuture<String> futureFails() {
			return CompletableFuture.failedFuture(new IllegalStateException("future"));
		}

		@GetMapping("/events")
		SseEmitter events() throws IOException {
			SseEmitter emitter = new SseEmitter(LATE);
			emitter.send("event");
			emitter.complete();
			return emitter;
		}

		@GetMapping("/events-fail")
		SseEmitter eventsFail() {
			SseEmitter emitter = new SseEmitter(LATE);
			emitter.completeWithError(new IllegalStateException("events"));
			return emitter;
		}

		@GetMapping("/events-fail-late")
		SseEmitter eventsFailLate() throws IOException {
			SseEmitter emitter = new SseEmitter(LATE);
			emitter.send("event");
			emitter.completeWithError(new IllegalStateException("events"));
			return emitter;
		}

		@GetMapping("/events-time-out")
		SseEmitter eventsTimeOut() {
			return new SseEmitter(SOON);
		}

		@GetMapping("/stream")
		StreamingResponseBody stream(@RequestAttribute(DEPARTURE) CountDownLatch departure) {
			return (out) -> {
				await(departure);
				out.write("ok".getBytes(StandardCharsets.UTF_8));
			};
		}

		@GetMapping("/stream-fails")
		StreamingResponseBody streamFails(@RequestAttribute(DEPARTURE) CountDownLatch departure) {
			return (out) -> {
				await(departure);
				throw new IllegalStateException("stream");
			};
		}

		@GetMapping("/stream-fails-late")
		StreamingResponseBody streamFailsLate(HttpServletResponse response,
				@RequestAttribute(DEPARTURE) CountDownLatch departure) {
			return (out) -> {
				await(departure);
				out.write("half".getBytes(StandardCharsets.UTF_8));
				response.flushBuffer();
				throw new IllegalStateException("stream");
			};
		}

		@GetMapping("/stream-times-out")
		WebAsyncTask<StreamingResponseBody> streamTimesOut() {
			CompletableFuture<StreamingResponseBody> never = new CompletableFuture<>();
			return new WebAsyncTask<>(SOON, never::get);
		}

		private static void await(CountDownLatch latch) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
