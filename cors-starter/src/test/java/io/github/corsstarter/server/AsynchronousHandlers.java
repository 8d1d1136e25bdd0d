package io.github.corsstarter.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * What a handler may do to a response after it returned.
 */
@RestController
class AsynchronousHandlers {

	/**
	 * The request attribute with a latch that the request's own thread opens when it
	 * leaves.
	 */
	static final String DEPARTURE = "departure";

	/** Milliseconds, for requests that should time out. */
	private static final long SOON = 50;

	/** Milliseconds, for requests that should not. */
	private static final long LATE = 20_000;

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
