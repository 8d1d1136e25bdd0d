package io.github.corsstarter.web.path;

/**
 * How paths are compared to patterns. Which of the two an application does is not known:
 * it may have told Spring MVC to ignore the case, or serve files from a disk that does.
 */
enum LetterCase {

	/** As the letters are. */
	EXACT,

	/** As if there were no difference between upper and lower case. */
	IGNORED;

	/**
	 * Two characters that differ in case only become one.
	 * @see String#equalsIgnoreCase(String)
	 */
	static char fold(char c) {
		if (c < 128) {
			return (c >= 'A' && c <= 'Z') ? (char) (c + ('a' - 'A')) : c;
		}
		return Character.toLowerCase(Character.toUpperCase(c));
	}

}
