package io.github.corsstarter.web.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.springframework.web.util.WebUtils;

/**
 * A request whose response is governed, in asynchronous processing too: a container would
 * take its own response for it, which anybody may write to.
 */
final class GovernedRequest extends HttpServletRequestWrapper {

	private final GovernedResponse governed;

	GovernedRequest(HttpServletRequest request, GovernedResponse governed) {
		super(request);
		this.governed = governed;
	}

	/**
	 * A request for a response that is governed already.
	 * @param request the request
	 * @param governed its response
	 * @return the same request if it knows that its response is governed
	 */
	static HttpServletRequest of(HttpServletRequest request, GovernedResponse governed) {
		return (WebUtils.getNativeRequest(request, GovernedRequest.class) != null) ? request
				: new GovernedRequest(request, governed);
	}

	/**
	 * Without arguments it is the container's own request and response that asynchronous
	 * processing goes on with, without what filters in front of this one put around them.
	 */
	@Override
	public AsyncContext startAsync() {
		ServletRequest own = getRequest();
		while (own instanceof ServletRequestWrapper wrapper) {
			own = wrapper.getRequest();
		}
		return startAsync(own, this.governed.aroundTheContainersOwn());
	}

}
