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
	 * A number that two characters have in common if they differ in case only. Others may
	 * have it too.
	 * @see String#equalsIgnoreCase(String)
	 */
	static int fold(char c) {
		return (c < 128) ? c | ('a' ^ 'A') : Character.toLowerCase(Character.toUpperCase(c));
	}

}
