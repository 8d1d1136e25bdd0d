package io.github.corsstarter.web.reactive;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The lines of a header. {@link HttpHeaders} is a map in Spring Framework 6, and none in
 * Spring Framework 7: what its methods are called is the same, what they take is not.
 */
final class HeaderLines {

	private static final boolean IS_MAP = Map.class.isAssignableFrom(HttpHeaders.class);

	private HeaderLines() {
	}

	/**
	 * The lines of a header.
	 * @param headers the headers
	 * @param name the header's name, in any case
	 * @return its values, or {@code null} if there is none
	 */
	static @Nullable List<String> of(HttpHeaders headers, String name) {
		List<String> lines = IS_MAP ? map(headers).get(name) : headers.get(name);
		return (lines == null || lines.isEmpty()) ? null : lines;
	}

	/**
	 * Remove a header.
	 * @param headers the headers
	 * @param name the header's name, in any case
	 */
	static void remove(HttpHeaders headers, String name) {
		if (IS_MAP) {
			map(headers).remove(name);
		}
		else {
			headers.remove(name);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, List<String>> map(Object headers) {
		return (Map<String, List<String>>) headers;
	}

}
