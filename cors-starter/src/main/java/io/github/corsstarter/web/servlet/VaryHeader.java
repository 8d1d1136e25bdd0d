package io.github.corsstarter.web.servlet;

import java.util.Collection;
import java.util.StringJoiner;

import io.github.corsstarter.internal.protocol.CorsHeaders;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The {@code Vary} header of a response: names are added to what stands there, and none
 * twice.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5">RFC 9110, section
 * 12.5.5: Vary</a>
 */
final class VaryHeader {

	private static final String VARY = "Vary";

	private VaryHeader() {
	}

	/**
	 * Whether this is the header's name.
	 * @param name a name, in any case
	 * @return {@code true} if it is
	 */
	static boolean is(@Nullable String name) {
		return VARY.equalsIgnoreCase(name);
	}

	/**
	 * A value without the names of headers that only preflights have. Those are answered
	 * by the filter, so no other response depends on them, and they would cost a cache
	 * its hits.
	 * @param value the value that somebody else writes
	 * @return the value without them, or as it was if it is too short to hold one
	 */
	static String withoutPreflights(String value) {
		if (value.length() < CorsHeaders.REQUEST_METHOD.length()) {
			return value;
		}
		StringJoiner others = new StringJoiner(", ");
		for (String name : StringUtils.tokenizeToStringArray(value, ",")) {
			if (!name.equalsIgnoreCase(CorsHeaders.REQUEST_METHOD)
					&& !name.equalsIgnoreCase(CorsHeaders.REQUEST_HEADERS)) {
				others.add(name);
			}
		}
		return others.toString();
	}

	/**
	 * Add names to the header.
	 * @param response the response
	 * @param names the names, separated by commas; may be empty
	 */
	static void add(HttpServletResponse response, String names) {
		if (names.isEmpty()) {
			return;
		}
		// Asked first, as Tomcat makes a collection to say that there is none.
		if (!response.containsHeader(VARY)) {
			response.addHeader(VARY, names);
			return;
		}
		Collection<String> present = response.getHeaders(VARY);
		for (String name : StringUtils.commaDelimitedListToSet(StringUtils.trimAllWhitespace(names))) {
			if (!contains(present, name)) {
				response.addHeader(VARY, name);
			}
		}
	}

	private static boolean contains(Collection<String> lines, String name) {
		for (String line : lines) {
			for (String element : StringUtils.tokenizeToStringArray(line, ",")) {
				if (element.equals("*") || element.equalsIgnoreCase(name)) {
					return true;
				}
			}
		}
		return false;
	}

}
