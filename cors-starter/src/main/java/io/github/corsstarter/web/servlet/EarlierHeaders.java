package io.github.corsstarter.web.servlet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.internal.protocol.CorsHeaders;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The CORS headers that something in front of the filter wrote before the filter ran.
 */
final class EarlierHeaders {

	private EarlierHeaders() {
	}

	/**
	 * Drop those that say something else than was decided. Costs a question to the
	 * response if there are none, and up to four where the answer allows something.
	 * @param decision the decision
	 * @param response the response, before the headers of the decision are written
	 * @param foreign takes note of what was dropped
	 */
	static void drop(CorsDecision decision, HttpServletResponse response, ForeignHeaders foreign) {
		if (anyCounts(decision, response)) {
			dropAll(decision, response, foreign);
		}
	}

	/**
	 * Whether there is one that a browser may heed: without
	 * {@code Access-Control-Allow-Origin} it heeds none.
	 */
	private static boolean anyCounts(CorsDecision decision, HttpServletResponse response) {
		if (response.containsHeader(CorsHeaders.ALLOW_ORIGIN)) {
			return true;
		}
		if (decision.verdict() != Verdict.ALLOWED && !decision.policy().allowsAnyOrigin()) {
			return false;
		}
		// The decision replaces the others that it writes.
		return response.containsHeader(CorsHeaders.ALLOW_CREDENTIALS) || ((decision.type() == RequestType.PREFLIGHT)
				? (response.containsHeader(CorsHeaders.ALLOW_HEADERS)
						|| response.containsHeader(CorsHeaders.ALLOW_PRIVATE_NETWORK))
				: response.containsHeader(CorsHeaders.EXPOSE_HEADERS));
	}

	private static void dropAll(CorsDecision decision, HttpServletResponse response, ForeignHeaders foreign) {
		Map<String, String> ours = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		decision.forEachHeader(ours::put);
		Collection<String> present = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		present.addAll(response.getHeaderNames());
		for (String name : present) {
			if (CorsHeaders.isCors(name)) {
				drop(name, ours.get(name), decision, response, foreign);
			}
		}
	}

	private static void drop(String name, @Nullable String ours, CorsDecision decision, HttpServletResponse response,
			ForeignHeaders foreign) {
		if (ours != null && List.copyOf(response.getHeaders(name)).equals(List.of(ours))) {
			// Ours, from an earlier dispatch.
			return;
		}
		foreign.inFront(name, decision.policy());
		response.setHeader(name, null);
		if (response.containsHeader(name)) {
			// Tomcat 10.1 does not take headers back. No browser heeds an empty one.
			response.setHeader(name, "");
		}
	}

}
