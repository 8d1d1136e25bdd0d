package io.github.corsstarter.server;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A servlet that tries to write CORS headers by the back doors of the servlet API.
 */
@SuppressWarnings("serial")
final class AroundTheLastWord extends HttpServlet {

	/** Milliseconds, for what should time out. */
	private static final long SOON = 50;

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		switch (request.getPathInfo()) {
			case "/async" -> finish(request.startAsync());
			case "/async-resets" -> {
				AsyncContext async = request.startAsync();
				async.getResponse().reset();
				finish(async);
			}
			case "/async-on-a-thread" -> {
				AsyncContext async = request.startAsync();
				CountDownLatch departure = (CountDownLatch) request.getAttribute("departure");
				async.start(() -> {
					await(departure);
					finish(async);
				});
			}
			case "/async-listener" -> {
				AsyncContext async = request.startAsync();
				async.setTimeout(SOON);
				async.addListener(new Overwriting(async));
			}
			case "/async-once-more" -> {
				if (request.getDispatcherType() == DispatcherType.ASYNC) {
					finish(request.startAsync());
				}
				else {
					request.startAsync().dispatch();
				}
			}
			case "/async-forwarded" -> request.getRequestDispatcher("/around/async").forward(request, response);
			case "/async-error" -> {
				AsyncContext async = request.startAsync();
				((HttpServletResponse) async.getResponse()).sendError(418);
				async.complete();
			}
			case "/async-original" -> {
				AsyncContext async = request.startAsync();
				async.getResponse().getWriter().print("original=" + async.hasOriginalRequestAndResponse());
				async.complete();
			}
			case "/vary" -> {
				response.setDateHeader("Vary", 0);
				response.setIntHeader("Vary", 1);
				response.setHeader("Vary", "Access-Control-Request-Method");
				response.addHeader("Vary", "Access-Control-Request-Headers, Accept");
			}
			case "/names" -> writeInvalidNames(response);
			case "/trailers" -> {
				response
					.setTrailerFields(() -> Map.of("Access-Control-Allow-Origin", "*", "Vary", "Accept", "X-Sum", "1"));
				response.getWriter().print("chunk");
				response.flushBuffer();
			}
			default -> response.setStatus(404);
		}
	}

	private static void finish(AsyncContext async) {
		overwrite(async.getResponse());
		async.complete();
	}

	private static void overwrite(ServletResponse response) {
		HttpServletResponse http = (HttpServletResponse) response;
		http.setHeader("Vary", "Accept");
		http.setHeader("Access-Control-Allow-Origin", "*");
		http.addHeader("Access-Control-Allow-Methods", "PATCH");
	}

	private static void writeInvalidNames(HttpServletResponse response) {
		for (String name : new String[] { " Access-Control-Allow-Origin", "\tVary", "Access-Control-Allow-Origin ",
				"X\r\nAccess-Control-Allow-Methods", "X: 1\r\nAccess-Control-Allow-Methods",
				"\u0141ccess-\u0143ontrol-Allow-Methods", "\u000bVary", " X", ":Access-Control-Max-Age" }) {
			response.setHeader(name, "*");
			response.addHeader(name, "*");
			response.setIntHeader(name, 1);
			response.addDateHeader(name, 0);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Writes to the responses that the events bring.
	 *
	 * @param async what times out
	 */
	private record Overwriting(AsyncContext async) implements AsyncListener {

		@Override
		public void onTimeout(AsyncEvent event) {
			if (event.getSuppliedResponse() != null) {
				overwrite(event.getSuppliedResponse());
			}
			overwrite(event.getAsyncContext().getResponse());
			this.async.complete();
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			// Not awaited.
		}

		@Override
		public void onError(AsyncEvent event) {
			// Not awaited.
		}

		@Override
		public void onComplete(AsyncEvent event) {
			// Too late to write anything.
		}

	}

}
