package io.github.corsstarter.web.servlet;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.explain.Excerpt;
import io.github.corsstarter.internal.protocol.CorsHeaders;
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

	/** Warnings in the life of an application, which may have any number of handlers. */
	private static final int MAX_WARNINGS = 100;

	/** Most characters of a handler's pattern. */
	private static final int PATTERN_LENGTH = 128;

	/**
	 * Most characters of a header's or a policy's name. The first may come from a server
	 * that a handler is a proxy for, the second from a database.
	 */
	private static final int NAME_LENGTH = 64;

	private static final Log logger = LogFactory.getLog(ForeignHeaders.class);

	private final Set<String> warned = ConcurrentHashMap.newKeySet();

	/**
	 * Take note of a header that was not let through.
	 * @param name the header's name
	 * @param request the request
	 * @param policy the policy that governs it
	 */
	void dropped(String name, HttpServletRequest request, CorsPolicy policy) {
		if (!isLogged()) {
			return;
		}
		Object pattern = request.getAttribute(HANDLER_PATTERN);
		String handler = (pattern != null) ? Excerpt.of(pattern.toString(), PATTERN_LENGTH) : "none";
		if (CorsHeaders.isCors(name)) {
			log("Dropped a CORS header that was written behind the filter", name, "handler=" + handler, policy,
					"A policy has the last word on the paths that it governs: remove @CrossOrigin, addCorsMappings, "
							+ "http.cors() or whatever else writes it.");
		}
		else {
			log("Dropped a header whose name is not valid", name, "handler=" + handler, policy,
					"Some servers and browsers would read another header from it (RFC 9110, section 5.1).");
		}
	}

	/**
	 * Take note of a header that was on the response already.
	 * @param name the header's name
	 * @param policy the policy that governs the request
	 */
	void inFront(String name, CorsPolicy policy) {
		if (isLogged()) {
			log("Dropped a CORS header that was written in front of the filter", name, "writer=unknown", policy,
					"A policy has the last word on the paths that it governs: remove the filter that writes it.");
		}
	}

	private boolean isLogged() {
		return this.warned.size() < MAX_WARNINGS || logger.isDebugEnabled();
	}

	/**
	 * What a stranger or a database can vary does not make another warning.
	 */
	private void log(String what, String name, String writer, CorsPolicy policy, String remedy) {
		String line = what + ": header=" + Excerpt.of(name, NAME_LENGTH) + " " + writer + " policy="
				+ Excerpt.of(policy.name(), NAME_LENGTH);
		if (this.warned.size() < MAX_WARNINGS
				&& this.warned.add(CorsHeaders.knownResponseHeader(name) + " " + what + " " + writer)) {
			logger.warn(line + ". " + remedy);
		}
		else {
			logger.debug(line);
		}
	}

}
