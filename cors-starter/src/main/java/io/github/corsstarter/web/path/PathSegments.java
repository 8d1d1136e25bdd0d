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
		int semicolon = path.indexOf(';');
		if (semicolon < 0) {
			return path;
		}
		StringBuilder result = new StringBuilder(path.length());
		int start = 0;
		while (semicolon >= 0) {
			result.append(path, start, semicolon);
			start = end(path, semicolon);
			semicolon = path.indexOf(';', start);
		}
		return result.append(path, start, path.length()).toString();
	}

	/** Take several slashes in a row for one. */
	static String withoutEmpty(String path) {
		int empty = path.indexOf("//");
		if (empty < 0) {
			return path;
		}
		StringBuilder result = new StringBuilder(path.length());
		int start = 0;
		while (empty >= 0) {
			result.append(path, start, empty);
			start = empty + 1;
			empty = path.indexOf("//", start);
		}
		return result.append(path, start, path.length()).toString();
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
		if (!hasBlank(path)) {
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

	private static boolean hasBlank(String path) {
		for (int i = 0; i < path.length(); i++) {
			if (isBlank(path.charAt(i))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isBlank(char c) {
		return c <= ' ' || c == 127;
	}

	private static int end(String path, int start) {
		int end = path.indexOf('/', start);
		return (end >= 0) ? end : path.length();
	}

}
