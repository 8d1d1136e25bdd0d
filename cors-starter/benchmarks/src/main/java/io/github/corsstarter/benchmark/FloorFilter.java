package io.github.corsstarter.benchmark;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The physical limit: one origin and one answer, hard-coded, on the base class that
 * Spring's filter has too. Reads and writes the headers that no correct filter can leave
 * out and does nothing else; it is not correct itself, as it overlooks second lines of a
 * header, knows requested headers in one spelling only, and loses its headers when the
 * response is reset.
 */
final class FloorFilter extends OncePerRequestFilter {

	private static final String PREFLIGHT_VARY = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

	private static final String ALLOWED_METHODS = String.join(", ", Rules.METHODS);

	private static final String ALLOWED_HEADERS = String.join(", ", Rules.HEADERS);

	private static final String EXPOSED_HEADERS = String.join(", ", Rules.EXPOSED_HEADERS);

	private static final String MAX_AGE = Long.toString(Rules.MAX_AGE);

	private final String allowedOrigin;

	FloorFilter(String allowedOrigin) {
		this.allowedOrigin = allowedOrigin;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String origin = request.getHeader("Origin");
		if (origin != null && request.getMethod().equals("OPTIONS")) {
			String method = request.getHeader("Access-Control-Request-Method");
			if (method != null) {
				answerPreflight(request, response, origin, method);
				return;
			}
		}
		response.setHeader("Vary", "Origin");
		if (this.allowedOrigin.equals(origin)) {
			response.setHeader("Access-Control-Allow-Origin", origin);
			response.setHeader("Access-Control-Allow-Credentials", "true");
			response.setHeader("Access-Control-Expose-Headers", EXPOSED_HEADERS);
		}
		chain.doFilter(request, response);
	}

	private void answerPreflight(HttpServletRequest request, HttpServletResponse response, String origin,
			String method) {
		response.setHeader("Vary", PREFLIGHT_VARY);
		if (!this.allowedOrigin.equals(origin) || !method.equals("PUT")
				|| !"content-type,x-trace".equals(request.getHeader("Access-Control-Request-Headers"))) {
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
			return;
		}
		response.setHeader("Access-Control-Allow-Origin", origin);
		response.setHeader("Access-Control-Allow-Credentials", "true");
		response.setHeader("Access-Control-Allow-Methods", ALLOWED_METHODS);
		response.setHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
		response.setHeader("Access-Control-Max-Age", MAX_AGE);
		response.setStatus(HttpServletResponse.SC_NO_CONTENT);
	}

}
