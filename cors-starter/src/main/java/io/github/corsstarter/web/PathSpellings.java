package io.github.corsstarter.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * Other spellings of a path under which a container, a firewall or a servlet might see
 * it. Spring MVC matches the path as it was sent, segment by segment; a container
 * normalizes it first, and not every container in the same way.
 */
final class PathSpellings {

	private PathSpellings() {
	}

	/**
	 * Whether a path could mean another one: it has dot segments, empty segments, path
	 * parameters, or an encoded or backward separator.
	 * @param path the raw path
	 * @return {@code true} if {@link #normalize(String)} is worth a look
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
	 * Normalize a path: without path parameters, decoded once, without empty and dot
	 * segments.
	 * @param path the raw path
	 * @return the path, or {@code null} if its encoding is broken
	 */
	static @Nullable String normalize(String path) {
		String decoded;
		try {
			// A plus sign is a space in forms only.
			decoded = URLDecoder.decode(withoutParameters(path).replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
		Deque<String> segments = new ArrayDeque<>();
		String[] parts = withoutParameters(decoded.replace('\\', '/')).split("/", -1);
		for (int i = 0; i < parts.length; i++) {
			if (parts[i].equals("..")) {
				segments.pollLast();
			}
			else if (!parts[i].isEmpty() && !parts[i].equals(".")) {
				segments.addLast(parts[i]);
			}
		}
		boolean trailingSlash = !segments.isEmpty() && parts[parts.length - 1].isEmpty();
		return "/" + String.join("/", segments) + (trailingSlash ? "/" : "");
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
