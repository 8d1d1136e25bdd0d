package io.github.corsstarter.fetch;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * A server with the starter's servlet filter.
 */
final class ServletServer implements Network {

	private final CorsPolicyFilter filter;

	ServletServer(PolicyResolver resolver, boolean rejectDisallowed, @Nullable CorsExplainer explainer) {
		this.filter = new CorsPolicyFilter(resolver, rejectDisallowed, List.of(), explainer);
	}

	@Override
	public HttpResponse send(HttpRequest request) {
		MockHttpServletRequest servletRequest = servletRequest(request);
		MockHttpServletResponse response = new MockHttpServletResponse();
		try {
			this.filter.doFilter(servletRequest, response, (passedOn, answer) -> {
				try {
					Behaviour.of(request.url().path(), new Answer((HttpServletResponse) answer));
				}
				catch (Behaviour.HandlerException ex) {
					throw new ServletException(ex);
				}
			});
		}
		catch (ServletException | IOException ex) {
			// As a container does.
			response.setStatus(500);
		}
		HeaderList headers = HeaderList.EMPTY;
		for (String name : response.getHeaderNames()) {
			for (String value : response.getHeaders(name)) {
				headers = headers.with(name, value);
			}
		}
		return new HttpResponse(response.getStatus(), headers);
	}

	private static MockHttpServletRequest servletRequest(HttpRequest request) {
		URI server = URI.create(request.url().origin());
		MockHttpServletRequest servletRequest = new MockHttpServletRequest(request.method(), request.url().path());
		servletRequest.setScheme(server.getScheme());
		servletRequest.setServerName(server.getHost());
		servletRequest.setServerPort((server.getPort() < 0) ? 443 : server.getPort());
		for (Header header : request.headers().headers()) {
			servletRequest.addHeader(header.name(), header.value());
		}
		return servletRequest;
	}

	private record Answer(HttpServletResponse response) implements Behaviour.Answer {

		@Override
		public void status(int status) {
			this.response.setStatus(status);
		}

		@Override
		public void set(String name, String value) {
			this.response.setHeader(name, value);
		}

		@Override
		public void add(String name, String value) {
			this.response.addHeader(name, value);
		}

		@Override
		public void reset() {
			this.response.reset();
		}

	}

}
