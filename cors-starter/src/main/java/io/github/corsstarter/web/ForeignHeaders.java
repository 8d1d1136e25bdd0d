package io.github.corsstarter.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.explain.Excerpt;
import io.github.corsstarter.internal.protocol.CorsHeaders;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The CORS headers that others tried to write to responses that a policy governs. The
 * first of each name and handler is worth a warning, as somebody configured CORS twice;
 * the others are logged at DEBUG. Safe for concurrent use, and bounded.
 */
public final class ForeignHeaders {

	/** Warnings in the life of an application, which may have any number of handlers. */
	private static final int MAX_WARNINGS = 100;

	/** Most characters of a handler's pattern. */
	private static final int PATTERN_LENGTH = 128;

	/**
	 * Most characters of a header's or a policy's name. The first may come from a server
	 * that a handler is a proxy for, the second from a database.
	 */
	private static final int NAME_LENGTH = 64;

	private static final String NO_HANDLER = "handler=none";

	private static final Log logger = LogFactory.getLog(ForeignHeaders.class);

	private final Set<String> warned = ConcurrentHashMap.newKeySet();

	/**
	 * Take note of a header that something behind the filter wrote.
	 * @param name the header's name
	 * @param pattern the path pattern of the handler, or {@code null} if none was chosen
	 * @param path the path of the request, by which people find what has no handler
	 * @param policy the policy that governs the request
	 */
	public void dropped(String name, @Nullable Object pattern, String path, CorsPolicy policy) {
		if (!isLogged()) {
			return;
		}
		String handler = (pattern != null) ? "handler=" + Excerpt.of(pattern.toString(), PATTERN_LENGTH) : NO_HANDLER;
		String where = (pattern != null) ? "" : " path=" + Excerpt.of(path, PATTERN_LENGTH);
		if (CorsHeaders.isCors(name)) {
			log("Dropped a CORS header that was written behind the filter", name, handler, policy, where,
					"A policy has the last word on the paths that it governs: remove @CrossOrigin, addCorsMappings, "
							+ "http.cors(), spring.graphql.cors, a gateway's globalcors, the headers of a service behind it, "
							+ "or whatever else writes it.");
		}
		else {
			log("Dropped a header whose name is not valid", name, handler, policy, where,
					"Some servers and browsers would read another header from it (RFC 9110, section 5.1).");
		}
	}

	/**
	 * Take note of a header that was on the response already.
	 * @param name the header's name
	 * @param policy the policy that governs the request
	 */
	public void inFront(String name, CorsPolicy policy) {
		if (isLogged()) {
			log("Dropped a CORS header that was written in front of the filter", name, "writer=unknown", policy, "",
					"A policy has the last word on the paths that it governs: remove the filter that writes it.");
		}
	}

	private boolean isLogged() {
		return this.warned.size() < MAX_WARNINGS || logger.isDebugEnabled();
	}

	/**
	 * What a stranger or a database can vary does not make another warning.
	 */
	private void log(String what, String name, String writer, CorsPolicy policy, String where, String remedy) {
		String line = what + ": header=" + Excerpt.of(name, NAME_LENGTH) + " " + writer + " policy="
				+ Excerpt.of(policy.name(), NAME_LENGTH) + where;
		if (this.warned.size() < MAX_WARNINGS
				&& this.warned.add(CorsHeaders.knownResponseHeader(name) + " " + what + " " + writer)) {
			logger.warn(line + ". " + remedy);
		}
		else {
			logger.debug(line);
		}
	}

}
