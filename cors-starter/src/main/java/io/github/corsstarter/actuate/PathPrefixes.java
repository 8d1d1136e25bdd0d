package io.github.corsstarter.actuate;

import java.util.List;

import io.github.corsstarter.explain.Excerpt;

/**
 * What stands in front of the paths that policies see, so that a path which was copied
 * from a browser is recognised. Immutable.
 *
 * @param contextPath the context path, empty if there is none
 * @param servletPath the path of Spring MVC's servlet, empty if it handles all paths
 */
record PathPrefixes(String contextPath, String servletPath) {

	private static final int MAX_LENGTH = 128;

	/**
	 * Create prefixes.
	 * @param contextPath the context path
	 * @param servletPath the path of Spring MVC's servlet
	 */
	PathPrefixes {
		contextPath = normalized(contextPath);
		servletPath = normalized(servletPath);
	}

	private static String normalized(String path) {
		String trimmed = path.strip().replaceAll("^/+|/+$", "");
		return trimmed.isEmpty() ? "" : "/" + trimmed;
	}

	/**
	 * The path that policies see.
	 * @param path a path, with the context path or without
	 * @return the path, relative to the context path
	 */
	String relative(String path) {
		return isBelow(path, this.contextPath) ? path.substring(this.contextPath.length()) : path;
	}

	/**
	 * What may be wrong with the path that was given.
	 * @param path the path
	 * @return one sentence for each
	 */
	List<String> remarks(String path) {
		if (isBelow(path, this.contextPath)) {
			return List.of("Paths are relative to the context path '%s': this is about '%s'."
				.formatted(this.contextPath, excerpt(relative(path))));
		}
		if (!this.servletPath.isEmpty() && !isBelow(path, this.servletPath)) {
			return List.of("Spring MVC handles no path outside '%s': '%s' may be meant.".formatted(this.servletPath,
					excerpt(this.servletPath + (path.startsWith("/") ? "" : "/") + path)));
		}
		return List.of();
	}

	private static boolean isBelow(String path, String parent) {
		return !parent.isEmpty() && (path.equals(parent) || path.startsWith(parent + "/"));
	}

	private static String excerpt(String path) {
		return path.isEmpty() ? "/" : Excerpt.of(path, MAX_LENGTH);
	}

}
