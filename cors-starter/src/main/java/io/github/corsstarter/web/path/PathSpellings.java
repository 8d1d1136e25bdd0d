package io.github.corsstarter.web.path;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Other spellings of a path under which a container, a firewall or a servlet might see
 * it. Spring MVC matches the path as it was sent, segment by segment; a container
 * normalizes it first, and not every container in the same way.
 */
final class PathSpellings {

	/**
	 * Longest suspicious path that is looked at, in characters: its spellings take time
	 * that grows with it, and a stranger writes it.
	 */
	private static final int MAX_LENGTH = 2_048;

	private PathSpellings() {
	}

	/**
	 * Whether a path could mean another one: it has dot segments, empty segments, path
	 * parameters, or an encoded or backward separator.
	 * @param path the raw path
	 * @return {@code true} if {@link #of(String)} is worth a look
	 */
	static boolean isSuspicious(String path) {
		for (int i = 0; i < path.length(); i++) {
			switch (path.charAt(i)) {
				case ';', '\\', '%' -> {
					return true;
				}
				case '/' -> {
					if (path.startsWith("/", i + 1) || path.startsWith(".", i + 1)) {
						return true;
					}
				}
				default -> {
				}
			}
		}
		return false;
	}

	/**
	 * Under which paths a server might look for the handler. What is encoded twice is
	 * decoded twice: some server behind this one might.
	 * @param path the raw path
	 * @return decoded and normalized paths, a handful at most; none if the encoding is
	 * broken or the path too long
	 */
	static Set<String> of(String path) {
		if (path.length() > MAX_LENGTH) {
			return Set.of();
		}
		Set<String> once = new LinkedHashSet<>();
		addNormalized(path, once);
		Set<String> all = new LinkedHashSet<>(once);
		for (String spelling : once) {
			addNormalized(spelling, all);
		}
		return all;
	}

	private static void addNormalized(String path, Set<String> spellings) {
		String sent = withoutParameters(path);
		addSegmented(decode(sent), spellings);
		String keepingSlashes = sent.replace("%2F", "%252F").replace("%2f", "%252f");
		if (!keepingSlashes.equals(sent)) {
			addSegmented(decode(keepingSlashes), spellings);
		}
	}

	private static @Nullable String decode(String path) {
		try {
			// A plus sign is a space in forms only.
			return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Tomcat and Undertow take the empty segments out before the dot segments, Jetty and
	 * RFC 3986 leave them in: then two dots may only take back an empty segment.
	 */
	private static void addSegmented(@Nullable String decoded, Set<String> spellings) {
		if (decoded == null) {
			return;
		}
		spellings.add(withoutDotSegments(decoded, false));
		spellings.add(withoutDotSegments(decoded, true));
		if (decoded.indexOf('\\') >= 0) {
			addSegmented(decoded.replace('\\', '/'), spellings);
		}
	}

	private static String withoutDotSegments(String path, boolean keepsEmptySegments) {
		Deque<String> segments = new ArrayDeque<>();
		String[] parts = path.split("/", -1);
		int last = parts.length - 1;
		for (int i = path.startsWith("/") ? 1 : 0; i <= last; i++) {
			if (parts[i].equals("..")) {
				segments.pollLast();
			}
			else if (!parts[i].equals(".") && (keepsEmptySegments || !parts[i].isEmpty() || i == last)) {
				segments.addLast(parts[i]);
			}
		}
		return "/" + String.join("/", segments);
	}

	private static String withoutParameters(String path) {
		if (path.indexOf(';') < 0) {
			return path;
		}
		StringBuilder result = new StringBuilder(path.length());
		boolean parameter = false;
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			parameter = (c == ';') || (parameter && c != '/');
			if (!parameter) {
				result.append(c);
			}
		}
		return result.toString();
	}

}
