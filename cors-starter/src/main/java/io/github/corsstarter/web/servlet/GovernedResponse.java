package io.github.corsstarter.web.servlet;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.internal.protocol.CorsHeaders;
import io.github.corsstarter.internal.protocol.HttpTokens;
import io.github.corsstarter.web.ForeignHeaders;
import io.github.corsstarter.web.VaryNames;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
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

	/**
	 * Where Spring MVC puts the path pattern of the handler it chose. Written out, as
	 * this is to work without Spring MVC too.
	 */
	private static final String HANDLER_PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

	private final HttpServletRequest request;

	private final CorsDecision decision;

	private final ForeignHeaders foreign;

	/**
	 * Create a response.
	 * @param request the request that it answers
	 * @param response the response, which has its headers already
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
	 * The same without what filters in front of ours put around the container's response.
	 * @return a governed response that wraps nothing but the container's
	 */
	GovernedResponse aroundTheContainersOwn() {
		ServletResponse own = getResponse();
		while (own instanceof ServletResponseWrapper wrapper) {
			own = wrapper.getResponse();
		}
		return (own != getResponse() && own instanceof HttpServletResponse response)
				? new GovernedResponse(this.request, response, this.decision, this.foreign) : this;
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
		if (VaryNames.isVary(name)) {
			String others = (value != null) ? VaryNames.withoutPreflights(value) : "";
			super.setHeader(name, others.isEmpty() ? null : others);
			keepVary();
			return;
		}
		super.setHeader(name, value);
	}

	@Override
	public void addHeader(String name, String value) {
		if (drops(name)) {
			return;
		}
		if (VaryNames.isVary(name) && value != null) {
			VaryHeader.add((HttpServletResponse) getResponse(), VaryNames.withoutPreflights(value));
			return;
		}
		super.addHeader(name, value);
	}

	@Override
	public void setIntHeader(String name, int value) {
		if (!drops(name)) {
			super.setIntHeader(name, value);
			keepVary(name);
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
			keepVary(name);
		}
	}

	@Override
	public void addDateHeader(String name, long date) {
		if (!drops(name)) {
			super.addDateHeader(name, date);
		}
	}

	/**
	 * A proxy may put trailers among the headers (RFC 9110, section 6.5.1).
	 */
	@Override
	public void setTrailerFields(@Nullable Supplier<Map<String, String>> supplier) {
		super.setTrailerFields((supplier != null) ? () -> withoutOurs(supplier.get()) : null);
	}

	private @Nullable Map<String, String> withoutOurs(@Nullable Map<String, String> trailers) {
		if (trailers == null) {
			return null;
		}
		Map<String, String> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		trailers.forEach((name, value) -> {
			if (name != null && !VaryNames.isVary(name) && !drops(name)) {
				others.put(name, value);
			}
		});
		return others;
	}

	private void keepVary(String name) {
		if (VaryNames.isVary(name)) {
			keepVary();
		}
	}

	/** After {@code Vary} was replaced. */
	private void keepVary() {
		VaryHeader.add((HttpServletResponse) getResponse(), this.decision.vary());
	}

	/**
	 * Whether a header is not for others to write. One whose name is not valid is not
	 * either: with a blank in front, containers send it as part of the line before, which
	 * may be ours.
	 */
	private boolean drops(@Nullable String name) {
		if (name == null || (!CorsHeaders.isCors(name) && HttpTokens.isToken(name))) {
			return false;
		}
		this.foreign.dropped(name, this.request.getAttribute(HANDLER_PATTERN), this.request.getRequestURI(),
				this.decision.policy());
		return true;
	}

}
