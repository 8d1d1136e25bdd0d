package io.github.corsstarter.web.servlet;

import java.util.Collection;

import io.github.corsstarter.web.VaryNames;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.util.StringUtils;

/**
 * The {@code Vary} header of a response: names are added to what stands there, and none
 * twice.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5">RFC 9110, section
 * 12.5.5: Vary</a>
 */
final class VaryHeader {

	private VaryHeader() {
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
		if (!response.containsHeader(VaryNames.VARY)) {
			response.addHeader(VaryNames.VARY, names);
			return;
		}
		Collection<String> present = response.getHeaders(VaryNames.VARY);
		for (String name : StringUtils.commaDelimitedListToSet(StringUtils.trimAllWhitespace(names))) {
			if (!VaryNames.contains(present, name)) {
				response.addHeader(VaryNames.VARY, name);
			}
		}
	}

}
