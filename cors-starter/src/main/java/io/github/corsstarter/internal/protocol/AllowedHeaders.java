package io.github.corsstarter.internal.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The request headers that a policy allows. Immutable. Accepts or rejects the value of an
 * {@code Access-Control-Request-Headers} header in time linear in what is allowed, not in
 * what is sent, and allocates nothing.
 * <p>
 * Browsers send lower-case names, sorted, each once, separated only by commas. Proxies
 * and other clients may not, so case, order, a little white space and a few empty
 * elements do not matter. RFC 9110, section 5.6.1.2, limits neither, but without a limit
 * a stranger could keep a server busy with commas.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch">Fetch:
 * CORS-preflight fetch, step 7</a>
 */
public final class AllowedHeaders {

	/** Most empty elements of a list that are ignored. */
	private static final int MAX_EMPTY_ELEMENTS = 16;

	/** Most white space around one element of a list, in characters. */
	private static final int MAX_WHITE_SPACE = 16;

	/** The only header that {@code *} does not cover in a browser. */
	private static final String AUTHORIZATION = "authorization";

	private final boolean any;

	/**
	 * Names by their length, so that a look-up compares only a few and needs no hash;
	 * spelled as browsers spell them, so that hardly any character has to be converted.
	 */
	private final String[][] namesByLength;

	private final int count;

	private final @Nullable String header;

	private AllowedHeaders(boolean any, Collection<String> names) {
		this.any = any;
		Set<String> distinct = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		List<String> listed = names.stream().filter(distinct::add).toList();
		int longest = listed.stream().mapToInt(String::length).max().orElse(0);
		this.namesByLength = new String[longest + 1][];
		for (int length = 0; length <= longest; length++) {
			int wanted = length;
			this.namesByLength[length] = listed.stream()
				.filter((name) -> name.length() == wanted)
				.map((name) -> name.toLowerCase(Locale.ROOT))
				.toArray(String[]::new);
		}
		this.count = listed.size();
		this.header = listed.isEmpty() ? null : String.join(", ", listed);
	}

	/** These names, in any case. */
	public static AllowedHeaders of(Collection<String> names) {
		return new AllowedHeaders(false, names);
	}

	/**
	 * Any name, but without credentials {@code Authorization} only if it is listed: it is
	 * on purpose that {@code *} does not cover it in a browser.
	 * @param names the names that are listed beside the {@code *}
	 */
	public static AllowedHeaders anyAnd(Collection<String> names) {
		boolean authorization = names.stream().anyMatch(AUTHORIZATION::equalsIgnoreCase);
		return new AllowedHeaders(true,
				authorization ? List.of(CorsHeaders.WILDCARD, "Authorization") : List.of(CorsHeaders.WILDCARD));
	}

	/**
	 * Whether all of the requested headers are allowed.
	 * @param requested the value of {@code Access-Control-Request-Headers}, or
	 * {@code null} if the preflight asks for none
	 * @param credentials whether the policy allows credentials
	 */
	public boolean allows(@Nullable String requested, boolean credentials) {
		if (requested == null) {
			return true;
		}
		int elements = 0;
		int emptyElements = 0;
		int start = 0;
		while (start <= requested.length()) {
			int nameStart = skipWhiteSpace(requested, start);
			int nameEnd = HttpTokens.tokenEnd(requested, nameStart, nameLimit(requested, nameStart));
			int end = skipWhiteSpace(requested, nameEnd);
			boolean terminated = end == requested.length() || requested.charAt(end) == ',';
			if (!terminated || (end - start) - (nameEnd - nameStart) > MAX_WHITE_SPACE) {
				return false;
			}
			if (nameStart == nameEnd) {
				emptyElements++;
			}
			else if (allows(requested, nameStart, nameEnd, credentials)) {
				elements++;
			}
			else {
				return false;
			}
			// A browser names each header once, so more names than are listed do not come
			// from a browser.
			if (emptyElements > MAX_EMPTY_ELEMENTS || (!this.any && elements > this.count)) {
				return false;
			}
			start = end + 1;
		}
		return true;
	}

	private boolean allows(String requested, int start, int end, boolean credentials) {
		if (this.any && (credentials || !isAuthorization(requested, start, end))) {
			return true;
		}
		int length = end - start;
		if (length >= this.namesByLength.length) {
			return false;
		}
		for (String name : this.namesByLength[length]) {
			if (requested.regionMatches(true, start, name, 0, length)) {
				return true;
			}
		}
		return false;
	}

	/** A name longer than all the listed ones is not worth reading. */
	private int nameLimit(String requested, int nameStart) {
		return this.any ? requested.length() : Math.min(requested.length(), nameStart + this.namesByLength.length);
	}

	private static boolean isAuthorization(String requested, int start, int end) {
		return end - start == AUTHORIZATION.length()
				&& requested.regionMatches(true, start, AUTHORIZATION, 0, AUTHORIZATION.length());
	}

	private static int skipWhiteSpace(String text, int from) {
		int end = from;
		// One more than is ignored is enough to know.
		int limit = Math.min(text.length(), from + MAX_WHITE_SPACE + 1);
		while (end < limit && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
			end++;
		}
		return end;
	}

	/**
	 * The answer to a preflight that is denied: the headers that are allowed by name.
	 * Never {@code *}, which browsers let cover {@code Authorization} although the
	 * standard does not: an answer that denies must not make one succeed.
	 * @return the value of {@code Access-Control-Allow-Headers}, or {@code null} for none
	 */
	public @Nullable String listed() {
		return this.any ? null : this.header;
	}

	/**
	 * The answer to a preflight whose headers are allowed.
	 * @return the value of {@code Access-Control-Allow-Headers}, or {@code null} for none
	 */
	public @Nullable String header(@Nullable String requested, boolean credentials) {
		// With credentials '*' is not a wildcard to a browser, so the answer is what it
		// asked for.
		return (this.any && credentials) ? requested : this.header;
	}

}
