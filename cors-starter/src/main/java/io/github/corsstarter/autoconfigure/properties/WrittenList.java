package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list that was written as one value. Spring splits it at each comma; here a comma
 * inside brackets, as in {@code http://localhost:[8080,8081]} or {@code [a-z]{2,5}}, ends
 * no entry, and a comma at the end begins none.
 */
final class WrittenList {

	/**
	 * Most brackets that nothing closes to look for the end of: each may take a walk
	 * through all of the text.
	 */
	private static final int MAX_UNCLOSED = 100;

	private final String text;

	private final List<String> entries = new ArrayList<>();

	private int unclosed;

	private WrittenList(String text) {
		this.text = text;
	}

	/**
	 * The entries of a list.
	 * @param split the value, split at each comma
	 * @return the entries, which may be empty except the last
	 */
	static List<String> of(List<?> split) {
		WrittenList list = new WrittenList(split.stream().map(String::valueOf).collect(Collectors.joining(",")));
		list.split();
		List<String> entries = list.entries;
		if (!entries.isEmpty() && entries.get(entries.size() - 1).isBlank()) {
			entries.remove(entries.size() - 1);
		}
		return entries;
	}

	private void split() {
		int start = 0;
		int i = 0;
		while (i < this.text.length()) {
			char c = this.text.charAt(i);
			if (c == ',') {
				this.entries.add(this.text.substring(start, i).strip());
				start = i + 1;
			}
			int end = endOfBrackets(i);
			// A bracket that nothing closes is a mistake, which must not take the other
			// entries with it.
			i = (end > 0) ? end : i + ((c == '\\') ? 2 : 1);
		}
		this.entries.add(this.text.substring(Math.min(start, this.text.length())).strip());
	}

	/**
	 * Where the brackets that open here are closed.
	 * @return the index behind them, or -1 if no bracket opens here or nothing closes it
	 */
	private int endOfBrackets(int from) {
		if (this.unclosed == MAX_UNCLOSED) {
			return -1;
		}
		StringBuilder open = new StringBuilder();
		for (int i = from; i < this.text.length(); i++) {
			char c = this.text.charAt(i);
			boolean inClass = !open.isEmpty() && open.charAt(open.length() - 1) == ']';
			if (c == '\\') {
				i++;
			}
			else if (c == '[' && !inClass) {
				open.append(']');
			}
			else if ((c == '{' || c == '(') && !inClass) {
				open.append((c == '{') ? '}' : ')');
			}
			else if (!open.isEmpty() && c == open.charAt(open.length() - 1)) {
				open.setLength(open.length() - 1);
			}
			if (open.isEmpty()) {
				return (i > from) ? i + 1 : -1;
			}
		}
		this.unclosed++;
		return -1;
	}

}
