package io.github.corsstarter.web.servlet;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.corsstarter.CorsPolicy;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The CORS headers that others tried to write to responses that a policy governs. The
 * first of each name and handler is worth a warning, as somebody configured CORS twice;
 * the others are logged at DEBUG. Safe for concurrent use, and bounded.
 */
final class ForeignHeaders {

	/**
	 * Where Spring MVC puts the path pattern of the handler it chose. Written out, as
	 * this is to work without Spring MVC too.
	 */
	private static final String HANDLER_PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

	/**
	 * Warnings in the life of an application: names of policies and headers are not
	 * bounded.
	 */
	private static final int MAX_WARNINGS = 100;

	/**
	 * Of a header's name, in characters: it may come from a server that a handler is a
	 * proxy for.
	 */
	private static final int MAX_NAME_LENGTH = 64;

	private static final Log logger = LogFactory.getLog(ForeignHeaders.class);

	private final Set<String> warned = ConcurrentHashMap.newKeySet();

	/**
	 * Take note of a header that was not let through.
	 * @param name the header's name
	 * @param request the request
	 * @param policy the policy that governs it
	 */
	void dropped(String name, HttpServletRequest request, CorsPolicy policy) {
		boolean mayWarn = this.warned.size() < MAX_WARNINGS;
		if (!mayWarn && !logger.isDebugEnabled()) {
			return;
		}
		String what = "header=" + name(name) + " " + writer(request) + " policy=" + policy.name();
		if (mayWarn && this.warned.add(what.toLowerCase(Locale.ROOT))) {
			logger.warn("Dropped a CORS header that was written behind the filter: " + what
					+ ". A policy has the last word on the paths that it governs: remove @CrossOrigin, addCorsMappings, "
					+ "http.cors() or whatever else writes it.");
		}
		else {
			logger.debug("Dropped a CORS header: " + what);
		}
	}

	private static String name(String name) {
		String cut = (name.length() > MAX_NAME_LENGTH) ? name.substring(0, MAX_NAME_LENGTH) : name;
		return cut.chars().allMatch((character) -> character > ' ' && character < 0x7f) ? cut : "?";
	}

	private static String writer(HttpServletRequest request) {
		Object pattern = request.getAttribute(HANDLER_PATTERN);
		return (pattern != null) ? "handler=" + pattern : "handler=none";
	}

}
