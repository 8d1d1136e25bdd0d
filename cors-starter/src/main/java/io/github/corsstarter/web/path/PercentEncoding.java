package io.github.corsstarter.web.path;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Decodes paths. Stricter than servers are: what is not UTF-8 is broken, overlong forms
 * of ASCII characters included.
 */
final class PercentEncoding {

	private static final String ENCODED_SLASH = "%2F";

	private PercentEncoding() {
	}

	/**
	 * Decode a path.
	 * @param path the path
	 * @return what it encodes, or {@code null} if the encoding is broken
	 */
	static @Nullable String decode(String path) {
		return decode(path, "/");
	}

	/**
	 * Decode a path, but no slash: a slash within a segment is none between two.
	 * @param path the path
	 * @return what it encodes, or {@code null} if the encoding is broken
	 */
	static @Nullable String decodeAllButSlashes(String path) {
		return decode(path, ENCODED_SLASH);
	}

	private static @Nullable String decode(String path, String slash) {
		int next = path.indexOf('%');
		if (next < 0) {
			return path;
		}
		StringBuilder decoded = new StringBuilder(path.length());
		int start = 0;
		while (next >= 0) {
			decoded.append(path, start, next);
			start = next;
			while (path.startsWith("%", start)) {
				start += ENCODED_SLASH.length();
			}
			String text = text(path, next, start);
			if (text == null) {
				return null;
			}
			decoded.append(slash.equals("/") ? text : text.replace("/", slash));
			next = path.indexOf('%', start);
		}
		return decoded.append(path, start, path.length()).toString();
	}

	/** The text of some bytes that are encoded in a row. */
	private static @Nullable String text(String path, int start, int end) {
		if (end > path.length()) {
			return null;
		}
		ByteBuffer bytes = ByteBuffer.allocate((end - start) / ENCODED_SLASH.length());
		for (int i = start; i < end; i += ENCODED_SLASH.length()) {
			if (!HexFormat.isHexDigit(path.charAt(i + 1)) || !HexFormat.isHexDigit(path.charAt(i + 2))) {
				return null;
			}
			bytes.put((byte) HexFormat.fromHexDigits(path, i + 1, i + ENCODED_SLASH.length()));
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

}
