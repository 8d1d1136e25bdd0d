package io.github.corsstarter.server;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Fails, or writes CORS headers of its own, on paths that say so.
 *
 * @param prefix what these paths begin with
 */
record FailingFilter(String prefix) implements Filter {

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
