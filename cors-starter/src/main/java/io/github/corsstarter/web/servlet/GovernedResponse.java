package io.github.corsstarter.web.servlet;

import io.github.corsstarter.CorsDecision;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * A response that says of CORS what was decided, whatever happens to it later: a reset
 * does not take the headers away, nobody else's CORS headers come in, and {@code Vary}
 * keeps its names.
 */
final class GovernedResponse extends HttpServletResponseWrapper {

	/** Those of the CORS protocol, and of what browsers may make of it. */
	private static final String CORS_PREFIX = "Access-Control-";

	private final HttpServletRequest request;

	private final CorsDecision decision;

	private final ForeignHeaders foreign;

	/**
	 * Create a response that does not have its headers yet.
	 * @param request the request that it answers
	 * @param response the response
	 * @param decision the decision on the request
	 * @param foreign takes note of what others write
	 */
	GovernedResponse(HttpServletRequest request, HttpServletResponse response, CorsDecision decision,
			ForeignHeaders foreign) {
		super(response);
		this.request = request;
		this.decision = decision;
		this.foreign = foreign;
	}

	/**
	 * Find the governed response that this one is, or wraps.
	 * @param response the response
	 * @return the governed response, or {@code null} if there is none
	 */
	static @Nullable GovernedResponse in(ServletResponse response) {
		return WebUtils.getNativeResponse(response, GovernedResponse.class);
	}

	/**
	 * Write the headers, unless they are there already. Nothing is written twice.
	 */
	void writeHeaders() {
		write(this.decision, (HttpServletResponse) getResponse());
	}

	/**
	 * Write the headers that tell what was decided.
	 * @param decision the decision
	 * @param response the response
	 */
	static void write(CorsDecision decision, HttpServletResponse response) {
		VaryHeader.add(response, decision.vary());
		decision.forEachHeader(response::setHeader);
	}

	@Override
	public void reset() {
		super.reset();
		writeHeaders();
	}

	@Override
	public void setHeader(String name, String value) {
		if (drops(name)) {
			return;
		}
		super.setHeader(name, value);
		if (VaryHeader.is(name)) {
			VaryHeader.add((HttpServletResponse) getResponse(), this.decision.vary());
		}
	}

	@Override
	public void addHeader(String name, String value) {
		if (drops(name)) {
			return;
		}
		if (VaryHeader.is(name) && value != null) {
			VaryHeader.add((HttpServletResponse) getResponse(), value);
			return;
		}
		super.addHeader(name, value);
	}

	@Override
	public void setIntHeader(String name, int value) {
		if (!drops(name)) {
			super.setIntHeader(name, value);
		}
	}

	@Override
	public void addIntHeader(String name, int value) {
		if (!drops(name)) {
			super.addIntHeader(name, value);
		}
	}

	@Override
	public void setDateHeader(String name, long date) {
		if (!drops(name)) {
			super.setDateHeader(name, date);
		}
	}

	@Override
	public void addDateHeader(String name, long date) {
		if (!drops(name)) {
			super.addDateHeader(name, date);
		}
	}

	/** Whether a header is not for others to write. */
	private boolean drops(@Nullable String name) {
		if (name == null || !name.regionMatches(true, 0, CORS_PREFIX, 0, CORS_PREFIX.length())) {
			return false;
		}
		this.foreign.dropped(name, this.request, this.decision.policy());
		return true;
	}

}
