package io.github.corsstarter.internal.protocol;

/**
 * The syntax of methods and header names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110, section
 * 5.6.2: tokens</a>
 */
public final class HttpTokens {

	private static final boolean[] TOKEN_CHARACTERS = tokenCharacters();

	private HttpTokens() {
	}

	private static boolean[] tokenCharacters() {
		boolean[] characters = new boolean[128];
		String all = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
		all.chars().forEach((c) -> characters[c] = true);
		return characters;
	}

	public static boolean isToken(String text) {
		return !text.isEmpty() && tokenEnd(text, 0, text.length()) == text.length();
	}

	/**
	 * Where the token that begins at the given index ends; the index itself if there is
	 * none. Looks no further than the limit.
	 */
	static int tokenEnd(String text, int from, int limit) {
		int end = from;
		while (end < limit && isTokenCharacter(text.charAt(end))) {
			end++;
		}
		return end;
	}

	private static boolean isTokenCharacter(char c) {
		return c < TOKEN_CHARACTERS.length && TOKEN_CHARACTERS[c];
	}

}
