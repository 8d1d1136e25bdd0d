package io.github.corsstarter.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An HTTP response as it came over the wire.
 *
 * @param status the status code
 * @param headers the lines of each header, by the name in lower case
 * @param body what followed, chunks and all
 */
record Answer(int status, Map<String, List<String>> headers, String body) {

	/**
	 * Read a response.
	 * @param text all that was received
	 * @return the response; status 0 if it was none
	 */
	static Answer parse(String text) {
		int end = text.indexOf("\r\n\r\n");
		if (!text.startsWith("HTTP/1.") || end < 0) {
			return new Answer(0, Map.of(), text);
		}
		String[] lines = text.substring(0, end).split("\r\n", -1);
		Map<String, List<String>> headers = new TreeMap<>();
		String name = "";
		for (int i = 1; i < lines.length; i++) {
			if (lines[i].startsWith(" ") || lines[i].startsWith("\t")) {
				// A folded line (RFC 9112, section 5.2).
				headers.get(name).replaceAll((value) -> value + " folded");
				continue;
			}
			int colon = lines[i].indexOf(':');
			name = lines[i].substring(0, colon).trim().toLowerCase(Locale.ROOT);
			headers.computeIfAbsent(name, (first) -> new ArrayList<>()).add(lines[i].substring(colon + 1).trim());
		}
		return new Answer(Integer.parseInt(lines[0].substring(9, 12)), headers, text.substring(end + 4));
	}

	/** Whether nothing followed, or no chunk but the last, which is empty. */
	boolean hasNoBody() {
		return this.body.isEmpty() || this.body.equals("0\r\n\r\n");
	}

	List<String> header(String name) {
		return this.headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
	}

	/** The names in {@code Vary}, in lower case, with duplicates. */
	List<String> vary() {
		List<String> names = new ArrayList<>();
		for (String line : header("Vary")) {
			for (String name : line.split(",", -1)) {
				names.add(name.trim().toLowerCase(Locale.ROOT));
			}
		}
		return names;
	}

	/** All headers of the CORS protocol, each as {@code name: value}, sorted. */
	Set<String> corsHeaders() {
		Set<String> lines = new TreeSet<>();
		this.headers.forEach((name, values) -> {
			if (name.startsWith("access-control-")) {
				lines.add(name + ": " + String.join(" | ", values));
			}
		});
		return lines;
	}

	/** Those that a browser heeds: not those without a value. */
	Set<String> heededCorsHeaders() {
		Set<String> lines = corsHeaders();
		lines.removeIf((line) -> line.endsWith(": "));
		return lines;
	}

}
