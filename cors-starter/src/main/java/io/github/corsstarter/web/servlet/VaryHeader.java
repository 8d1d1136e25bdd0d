package io.github.corsstarter.web.servlet;

import java.util.Collection;

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
