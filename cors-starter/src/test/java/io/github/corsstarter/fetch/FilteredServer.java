package io.github.corsstarter.fetch;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * A server with the starter's filter, and behind it a handler that does what the last
 * segment of the path says.
 */
final class FilteredServer implements Network {

	/** What the last segment of a path may say. */
	static final List<String> BEHAVIOURS = List.of("200", "204", "401", "403", "404", "500", "503", "throws", "resets",
			"meddles");

	private final Filter filter;

	FilteredServer(CorsPolicies policies, boolean rejectDisallowed, boolean debug) {
		this.filter = new CorsPolicyFilter(policies::resolve, rejectDisallowed, List.of(),
				debug ? new CorsExplainer(policies::resolve, policies) : null);
	}

	/**
	 * The path of a handler that redirects.
	 * @param status the status
	 * @param target where to
	 * @return the path, to be put behind that of a policy
	 */
	static String redirect(int status, Url target) {
		return "/redirects/" + status + "/" + target.origin().replace("://", "/") + target.path();
	}

	@Override
	public HttpResponse send(HttpRequest request) {
		URI server = URI.create(request.url().origin());
		MockHttpServletRequest servletRequest = new MockHttpServletRequest(request.method(), request.url().path());
		servletRequest.setScheme(server.getScheme());
		servletRequest.setServerName(server.getHost());
		servletRequest.setServerPort((server.getPort() < 0) ? 443 : server.getPort());
		for (Header header : request.headers().headers()) {
			servletRequest.addHeader(header.name(), header.value());
		}
		MockHttpServletResponse response = new MockHttpServletResponse();
		try {
			this.filter.doFilter(servletRequest, response, FilteredServer::handle);
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

	/** The rest of the filter chain. */
	private static void handle(ServletRequest request, ServletResponse response) throws ServletException {
		String path = ((HttpServletRequest) request).getRequestURI();
		HttpServletResponse answer = (HttpServletResponse) response;
		answer.setHeader("ETag", "\"1\"");
		int redirect = path.indexOf("/redirects/");
		String behaviour = path.substring(path.lastIndexOf('/') + 1);
		if (redirect >= 0) {
			String[] parts = path.substring(redirect).split("/", 6);
			answer.setStatus(Integer.parseInt(parts[2]));
			answer.setHeader("Location", parts[3] + "://" + parts[4] + "/" + parts[5]);
			return;
		}
		switch (behaviour) {
			case "throws" -> throw new ServletException("handler");
			case "resets" -> answer.reset();
			case "meddles" -> meddle(answer);
			default -> answer.setStatus(Integer.parseInt(behaviour));
		}
		answer.setHeader("Cache-Control", "max-age=60");
		answer.setHeader("X-Total-Count", "7");
		answer.setHeader("X-Other", "8");
		answer.addHeader("Set-Cookie", "a=b");
	}

	/** What other code that handles CORS might write. */
	private static void meddle(HttpServletResponse answer) {
		answer.setHeader("Vary", "Accept-Language");
		answer.setHeader("Access-Control-Allow-Origin", "*");
		answer.addHeader("access-control-allow-origin", "https://app.example.com");
		answer.setHeader("Access-Control-Allow-Credentials", "true");
		answer.setHeader("Access-Control-Expose-Headers", "X-Other");
	}

}
