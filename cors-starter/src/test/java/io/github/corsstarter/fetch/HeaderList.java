package io.github.corsstarter.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A header list (section 2.2.2), in which a name may occur several times. Immutable.
 *
 * @param headers the headers, in order
 */
record HeaderList(List<Header> headers) {

	static final HeaderList EMPTY = new HeaderList(List.of());

	private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	HeaderList(List<Header> headers) {
		this.headers = List.copyOf(headers);
	}

	static boolean isToken(String text) {
		return TOKEN.matcher(text).matches();
	}

	HeaderList with(String name, String value) {
		List<Header> more = new ArrayList<>(this.headers);
		more.add(new Header(name, value));
		return new HeaderList(more);
	}

	HeaderList filter(Predicate<Header> kept) {
		return new HeaderList(this.headers.stream().filter(kept).toList());
	}

	/** Get: all values of the name as one, or {@code null}. */
	String get(String name) {
		List<Header> lines = this.headers.stream().filter((header) -> header.is(name)).toList();
		return lines.isEmpty() ? null : lines.stream().map(Header::value).collect(Collectors.joining(", "));
	}

	/**
	 * Extract header list values: of a list of tokens, in which a recipient ignores empty
	 * elements (RFC 9110, section 5.6.1.2).
	 * @return the tokens, or {@code null} if there is no such header
	 * @throws NetworkError if the value is not such a list
	 */
	List<String> extract(String name) throws NetworkError {
		String value = get(name);
		if (value == null) {
			return null;
		}
		List<String> tokens = new ArrayList<>();
		for (String element : value.split(",", -1)) {
			String token = element.replaceAll("^[ \t]+|[ \t]+$", "");
			if (!token.isEmpty() && !isToken(token)) {
				throw new NetworkError("'" + value + "' is not a list of tokens");
			}
			if (!token.isEmpty()) {
				tokens.add(token);
			}
		}
		return tokens;
	}

	@Override
	public String toString() {
		return this.headers.toString();
	}

}
