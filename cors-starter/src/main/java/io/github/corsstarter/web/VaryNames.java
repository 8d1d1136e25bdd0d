package io.github.corsstarter.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

import io.github.corsstarter.internal.protocol.CorsHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The names in the {@code Vary} header of a response.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5">RFC 9110, section
 * 12.5.5: Vary</a>
 */
public final class VaryNames {

	/** The header's own name. */
	public static final String VARY = "Vary";

	private VaryNames() {
	}

	/**
	 * Whether this is the header's own name.
	 * @param name a name, in any case
	 * @return {@code true} if it is
	 */
	public static boolean isVary(@Nullable String name) {
		return VARY.equalsIgnoreCase(name);
	}

	/**
	 * A value without the names of headers that only preflights have. Those are answered
	 * by the filter, so no other response depends on them, and they would cost a cache
	 * its hits.
	 * @param value the value that somebody else writes
	 * @return the value without them, or as it was if it is too short to hold one
	 */
	public static String withoutPreflights(String value) {
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
	 * Lines without the names of headers that only preflights have, and without names
	 * that repeat an earlier one, as when a gateway adds a service's lines to ours.
	 * @param lines the header's lines
	 * @return the lines that are left
	 */
	public static List<String> withoutRepetitions(Collection<String> lines) {
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		List<String> left = new ArrayList<>(lines.size());
		for (String line : lines) {
			StringJoiner others = new StringJoiner(", ");
			for (String name : StringUtils.tokenizeToStringArray(withoutPreflights(line), ",")) {
				if (names.add(name)) {
					others.add(name);
				}
			}
			if (others.length() > 0) {
				left.add(others.toString());
			}
		}
		return left;
	}

	/**
	 * Whether the header has a name already.
	 * @param lines the header's lines
	 * @param name the name, in any case
	 * @return {@code true} if it has, or has the star that stands for all
	 */
	public static boolean contains(Collection<String> lines, String name) {
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
