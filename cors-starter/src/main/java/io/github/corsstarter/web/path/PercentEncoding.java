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

	/** Of an encoded octet, in characters. */
	private static final int LENGTH = 3;

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

	/** Whether a slash is encoded in a path. */
	static boolean hasSlash(String path) {
		return path.contains(ENCODED_SLASH) || path.contains("%2f");
	}

	/** How many slashes are encoded in a path that was decoded but for its slashes. */
	static int encodedSlashes(String path) {
		int count = 0;
		int next = path.indexOf(ENCODED_SLASH);
		while (next >= 0) {
			count++;
			next = path.indexOf(ENCODED_SLASH, next + LENGTH);
		}
		return count;
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
			int octet = octet(path, start);
			if (octet < 0) {
				return null;
			}
			if (octet < 128) {
				start += LENGTH;
				if (octet == '/') {
					decoded.append(slash);
				}
				else {
					decoded.append((char) octet);
				}
			}
			else {
				while (octet(path, start) >= 128) {
					start += LENGTH;
				}
				String text = text(path, next, start);
				if (text == null) {
					return null;
				}
				decoded.append(text);
			}
			next = path.indexOf('%', start);
		}
		return decoded.append(path, start, path.length()).toString();
	}

	/** The octet that is encoded there, or -1 if none is. */
	private static int octet(String path, int start) {
		if (start + LENGTH > path.length() || path.charAt(start) != '%' || !HexFormat.isHexDigit(path.charAt(start + 1))
				|| !HexFormat.isHexDigit(path.charAt(start + 2))) {
			return -1;
		}
		return HexFormat.fromHexDigits(path, start + 1, start + LENGTH);
	}

	/** The text of some octets that are encoded in a row. */
	private static @Nullable String text(String path, int start, int end) {
		ByteBuffer octets = ByteBuffer.allocate((end - start) / LENGTH);
		for (int i = start; i < end; i += LENGTH) {
			octets.put((byte) octet(path, i));
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

}
