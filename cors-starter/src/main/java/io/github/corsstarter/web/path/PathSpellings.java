package io.github.corsstarter.web.path;

import java.util.ArrayList;
import java.util.List;

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

	/** Most characters to write down in search of the spellings of a path. */
	private static final int MAX_CHARACTERS = 16_384;

	/**
	 * Most places in a decoded path where there may be something to do: each is looked at
	 * in each spelling.
	 */
	private static final int MAX_ODDITIES = 64;

	/** Most spellings to write down, however short they are. */
	private static final int MAX_SPELLINGS = 64;

	/**
	 * In the order in which they were found. Not a set: to compare long texts of
	 * different lengths takes no time, to hash them does.
	 */
	private final List<String> spellings = new ArrayList<>();

	/** The blank that occurs: only decoding makes one, and nobody sends several kinds. */
	private int blank = PathSegments.NO_BLANK;

	private int charactersLeft = MAX_CHARACTERS;

	/** Whether servers agree that the path has a meaning, and it is cheap to find out. */
	private boolean clear = true;

	private PathSpellings() {
	}

	/**
	 * Whether a path could mean another one, apart from its letter case and a slash at
	 * its end: it has dot segments, empty segments, path parameters, something encoded,
	 * backslashes, blanks or control characters, or does not begin with a slash.
	 * @param path the raw path
	 * @return {@code true} if {@link #of(String)} is worth a look
	 */
	static boolean isSuspicious(String path) {
		if (path.isEmpty() || path.charAt(0) != '/') {
			return !path.isEmpty() && !path.equals("*");
		}
		char before = '/';
		for (int i = 1; i < path.length(); i++) {
			char c = path.charAt(i);
			// Most characters are letters, which come behind all others but these two.
			if (c > ';') {
				if (c == '\\' || c == 127) {
					return true;
				}
			}
			else if (c == ';' || c == '%' || c <= ' ' || (before == '/' && (c == '/' || c == '.'))) {
				return true;
			}
			before = c;
		}
		return false;
	}

	/**
	 * Under which paths a server might look for the handler: what it decodes once or
	 * twice, with or without encoded slashes, taking backslashes for slashes or not, and
	 * trimming, compacting and resolving segments or not, in whichever order.
	 * @param path the raw path
	 * @return decoded paths, no two alike; none if the encoding is broken, the path
	 * climbs above its root, or it takes too much to find out
	 */
	static List<String> of(String path) {
		if (path.length() > MAX_LENGTH) {
			return List.of();
		}
		List<String> decoded = decoded(path);
		if (decoded.isEmpty()) {
			return decoded;
		}
		if (oddities(decoded.get(0)) + PercentEncoding.encodedSlashes(decoded.get(decoded.size() - 1)) > MAX_ODDITIES) {
			return List.of();
		}
		PathSpellings all = new PathSpellings();
		String sent = PathSegments.withoutParameters(path);
		all.addDecoded(sent.equals(path) ? decoded : decoded(sent));
		decoded.forEach((variant) -> all.add(PathSegments.withoutParameters(variant), variant));
		int once = all.normalize(0);
		for (int i = 0; i < once && all.clear; i++) {
			String source = all.spellings.get(i);
			if (source.indexOf('%') >= 0) {
				all.addDecoded(decoded(source));
			}
		}
		all.normalize(once);
		return all.clear ? all.spellings : List.of();
	}

	/**
	 * How many places there are in which a step may have something to do. Blanks within a
	 * segment are none: names of files have them.
	 */
	private static int oddities(String path) {
		int oddities = 0;
		char previous = '/';
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			if (c <= ';' || c == '\\' || c == 127) {
				boolean odd = switch (c) {
					case ';', '%', '\\' -> true;
					case '/', '.' -> previous == '/' && i > 0;
					default -> PathSegments.isBlank(c) && (previous == '/' || isEdge(path, i + 1));
				};
				oddities += odd ? 1 : 0;
			}
			previous = c;
		}
		return oddities;
	}

	private static boolean isEdge(String path, int index) {
		return index == path.length() || path.charAt(index) == '/' || path.charAt(index) == ';'
				|| PathSegments.isBlank(path.charAt(index));
	}

	/** A path with and without its slashes decoded; none if the encoding is broken. */
	private static List<String> decoded(String path) {
		String decoded = PercentEncoding.decode(path);
		if (decoded == null) {
			return List.of();
		}
		String keepingSlashes = PercentEncoding.hasSlash(path) ? PercentEncoding.decodeAllButSlashes(path) : null;
		return (keepingSlashes != null) ? List.of(decoded, keepingSlashes) : List.of(decoded);
	}

	/**
	 * Take each step on each spelling, and on what comes of it.
	 * @param start the first spelling for which that was not done
	 * @return how many spellings there are now
	 */
	private int normalize(int start) {
		for (int i = start; i < this.spellings.size() && this.clear; i++) {
			String source = this.spellings.get(i);
			add(PathSegments.withoutParameters(source), source);
			add(source.replace('\\', '/'), source);
			add(PathSegments.trimmed(source, this.blank), source);
			// Tomcat and Undertow take the empty segments out before the dot segments,
			// Jetty and RFC 3986 leave them in: then two dots may only take back an
			// empty segment.
			add(PathSegments.withoutEmpty(source), source);
			addWithoutDots(source);
		}
		return this.spellings.size();
	}

	private void addWithoutDots(String path) {
		String rooted = path.startsWith("/") ? path : "/" + path;
		String resolved = PathSegments.withoutDots(rooted);
		if (resolved == null) {
			this.clear = false;
			return;
		}
		add(resolved, path);
		if (resolved.length() > 1 && resolved.endsWith("/") && !path.endsWith("/")) {
			// As RFC 3986 resolves dots at the end; others leave no slash behind.
			add(resolved.substring(0, resolved.length() - 1), path);
		}
	}

	/** Add what decoding made, which has the same blanks with and without slashes. */
	private void addDecoded(List<String> variants) {
		String first = variants.isEmpty() ? "" : variants.get(0);
		for (int i = 0; i < first.length(); i++) {
			char c = first.charAt(i);
			if (PathSegments.isBlank(c) && c != this.blank) {
				this.clear = this.clear && this.blank == PathSegments.NO_BLANK;
				this.blank = c;
			}
		}
		variants.forEach((variant) -> add(variant, ""));
	}

	/**
	 * Add what a step made of something. That it was known already does not make it
	 * cheaper.
	 */
	private void add(String made, String source) {
		if (!this.clear || made.equals(source)) {
			return;
		}
		this.charactersLeft -= made.length();
		if (!this.spellings.contains(made)) {
			this.spellings.add(made);
		}
		this.clear = this.charactersLeft >= 0 && this.spellings.size() <= MAX_SPELLINGS;
	}

}
