package io.github.corsstarter.web.path;

import org.jspecify.annotations.Nullable;

/**
 * The steps by which servers normalize the segments of a path, each by itself. A path in
 * which there is nothing to do is returned as it is.
 */
final class PathSegments {

	private PathSegments() {
	}

	/** Take off what follows a semicolon in each segment. */
	static String withoutParameters(String path) {
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

	/** Take several slashes in a row for one. */
	static String withoutEmpty(String path) {
		if (!path.contains("//")) {
			return path;
		}
		StringBuilder result = new StringBuilder(path.length());
		for (int i = 0; i < path.length(); i++) {
			if (!path.startsWith("//", i)) {
				result.append(path.charAt(i));
			}
		}
		return result.toString();
	}

	/**
	 * Resolve the segments of one and two dots.
	 * @param path a path that begins with a slash
	 * @return the path without them, or {@code null} if it climbs above its root
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4">RFC 3986,
	 * section 5.2.4: removing dot segments</a>
	 */
	static @Nullable String withoutDots(String path) {
		if (!path.contains("/.")) {
			return path;
		}
		StringBuilder result = new StringBuilder(path.length());
		int start = 0;
		while (start < path.length()) {
			int end = end(path, start + 1);
			boolean last = end == path.length();
			if (isSegment(path, start, end, "/..")) {
				int parent = result.lastIndexOf("/");
				if (parent < 0) {
					return null;
				}
				result.setLength(parent);
				result.append(last ? "/" : "");
			}
			else if (isSegment(path, start, end, "/.")) {
				result.append(last ? "/" : "");
			}
			else {
				result.append(path, start, end);
			}
			start = end;
		}
		return result.toString();
	}

	private static boolean isSegment(String path, int start, int end, String segment) {
		return end - start == segment.length() && path.startsWith(segment, start);
	}

	/**
	 * Take blanks and control characters off both ends of each segment, as Spring does
	 * where it looks for a file.
	 */
	static String trimmed(String path) {
		if (path.chars().noneMatch(PathSegments::isBlank)) {
			return path;
		}
		StringBuilder result = new StringBuilder(path.length());
		int start = 0;
		while (start <= path.length()) {
			int end = end(path, start);
			int from = start;
			int to = end;
			while (from < to && isBlank(path.charAt(from))) {
				from++;
			}
			while (from < to && isBlank(path.charAt(to - 1))) {
				to--;
			}
			result.append((start > 0) ? "/" : "").append(path, from, to);
			start = end + 1;
		}
		return result.toString();
	}

	private static boolean isBlank(int c) {
		return c <= ' ' || c == 127;
	}

	private static int end(String path, int start) {
		int end = path.indexOf('/', start);
		return (end >= 0) ? end : path.length();
	}

}
