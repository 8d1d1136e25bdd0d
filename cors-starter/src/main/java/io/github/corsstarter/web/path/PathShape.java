package io.github.corsstarter.web.path;

/**
 * A path pattern without what does not matter to the paths that it matches: the names of
 * its variables, and whether a variable or a star stands for whatever there is. Patterns
 * of one shape match the same paths. The reverse does not hold, as a variable's regular
 * expression is not looked into.
 *
 * @param pattern the pattern, in the one spelling that all of its shape have
 */
public record PathShape(String pattern) {

	private static final String REST = "/**";

	/**
	 * The one place where a star is no variable without a name: as the last segment it
	 * matches the empty segment too.
	 */
	private static final String LAST_STAR = "/*";

	/**
	 * Create the shape of a pattern.
	 * @param pattern a path pattern
	 */
	public PathShape {
		StringBuilder shape = new StringBuilder(pattern.length());
		int start = 0;
		while (start < pattern.length()) {
			int end = elementEnd(pattern, start);
			shape.append(spelling(pattern.substring(start, end)));
			start = end;
		}
		pattern = shape.toString();
	}

	private static int elementEnd(String pattern, int start) {
		if (pattern.charAt(start) == '{') {
			return variableEnd(pattern, start);
		}
		if (pattern.startsWith(REST, start)) {
			return start + REST.length();
		}
		boolean lastStar = start + LAST_STAR.length() == pattern.length() && pattern.endsWith(LAST_STAR);
		return lastStar ? pattern.length() : start + 1;
	}

	/** The regular expression of a variable may hold braces, in pairs or escaped. */
	private static int variableEnd(String pattern, int start) {
		int depth = 0;
		for (int i = start; i < pattern.length(); i++) {
			switch (pattern.charAt(i)) {
				case '\\' -> i++;
				case '{' -> depth++;
				case '}' -> {
					depth--;
					if (depth == 0) {
						return i + 1;
					}
				}
				default -> {
				}
			}
		}
		return pattern.length();
	}

	private static String spelling(String element) {
		if (element.equals(REST)) {
			return "/{*}";
		}
		if (element.equals("*")) {
			return "{}";
		}
		if (!element.startsWith("{")) {
			return element;
		}
		int regex = element.indexOf(':');
		if (regex >= 0) {
			return "{" + element.substring(regex);
		}
		return element.startsWith("{*") ? "{*}" : "{}";
	}

	/**
	 * The shape, as a pattern whose variables have no names.
	 */
	@Override
	public String toString() {
		return this.pattern;
	}

}
