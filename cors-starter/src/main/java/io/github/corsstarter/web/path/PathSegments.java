package io.github.corsstarter.web.path;

import org.jspecify.annotations.Nullable;

/**
 * The steps by which servers normalize the segments of a path, each by itself. A path in
 * which there is nothing to do is returned as it is.
 */
final class PathSegments {

	/** That there is no blank in a path. */
	static final int NO_BLANK = -1;

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
		int dot = path.indexOf("/.");
		while (dot >= 0) {
			result.append(path, start, dot);
			int end = end(path, dot + 1);
			boolean last = end == path.length();
			if (isSegment(path, dot, end, "/..")) {
				int parent = result.lastIndexOf("/");
				if (parent < 0) {
					return null;
				}
				result.setLength(parent);
				result.append(last ? "/" : "");
			}
			else if (isSegment(path, dot, end, "/.")) {
				result.append(last ? "/" : "");
			}
			else {
				result.append(path, dot, end);
			}
			start = end;
			dot = path.indexOf("/.", start);
		}
		return result.append(path, start, path.length()).toString();
	}

	private static boolean isSegment(String path, int start, int end, String segment) {
		return end - start == segment.length() && path.startsWith(segment, start);
	}

	/**
	 * Take a blank or control character off both ends of each segment, as Spring does
	 * where it looks for a file.
	 * @param path the path
	 * @param blank the character, or {@value #NO_BLANK} for none
	 */
	static String trimmed(String path, int blank) {
		int next = (blank != NO_BLANK) ? path.indexOf(blank) : -1;
		if (next < 0) {
			return path;
		}
		StringBuilder result = new StringBuilder(path.length());
		int start = 0;
		while (next >= 0) {
			int end = next + 1;
			while (end < path.length() && path.charAt(end) == blank) {
				end++;
			}
			boolean atTheEdge = next == 0 || path.charAt(next - 1) == '/' || end == path.length()
					|| path.charAt(end) == '/';
			if (atTheEdge) {
				result.append(path, start, next);
				start = end;
			}
			next = path.indexOf(blank, end);
		}
		return result.append(path, start, path.length()).toString();
	}

	static boolean isBlank(char c) {
		return c <= ' ' || c == 127;
	}

	private static int end(String path, int start) {
		int end = path.indexOf('/', start);
		return (end >= 0) ? end : path.length();
	}

}
