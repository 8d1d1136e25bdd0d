package io.github.corsstarter.web;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes JSON, in ASCII. By hand, as there is no JSON library that all lines of Spring
 * Boot have.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonText {

	private final StringBuilder text = new StringBuilder();

	private JsonText() {
	}

	/**
	 * Write a value.
	 * @param value a map by strings, an iterable, a number, a boolean or {@code null};
	 * anything else is written as a string
	 * @return the JSON text
	 */
	static String of(@Nullable Object value) {
		JsonText json = new JsonText();
		json.append(value);
		return json.text.toString();
	}

	private void append(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			appendObject(map);
		}
		else if (value instanceof Iterable<?> elements) {
			appendArray(elements);
		}
		else if (value == null || value instanceof Number || value instanceof Boolean) {
			this.text.append(value);
		}
		else {
			appendString(value.toString());
		}
	}

	private void appendObject(Map<?, ?> map) {
		String separator = "";
		this.text.append('{');
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			this.text.append(separator);
			appendString(String.valueOf(entry.getKey()));
			this.text.append(':');
			append(entry.getValue());
			separator = ",";
		}
		this.text.append('}');
	}

	private void appendArray(Iterable<?> elements) {
		String separator = "";
		this.text.append('[');
		for (Object element : elements) {
			this.text.append(separator);
			append(element);
			separator = ",";
		}
		this.text.append(']');
	}

	private void appendString(String string) {
		this.text.append('"');
		for (int i = 0; i < string.length(); i++) {
			char c = string.charAt(i);
			// Markup too, should anything ever take this for a page.
			if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&') {
				this.text.append("\\u").append(hex(c >> 12)).append(hex(c >> 8)).append(hex(c >> 4)).append(hex(c));
			}
			else {
				this.text.append(c);
			}
		}
		this.text.append('"');
	}

	private static char hex(int digit) {
		return Character.forDigit(digit & 0xf, 16);
	}

}
