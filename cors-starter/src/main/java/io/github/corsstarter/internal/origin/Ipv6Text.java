package io.github.corsstarter.internal.origin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How browsers write an IPv6 address: the first of the longest runs of zeros is left out.
 * For start-up only.
 *
 * @see <a href="https://url.spec.whatwg.org/#concept-ipv6-serializer">URL: IPv6
 * serializer</a>
 */
final class Ipv6Text {

	private static final int PIECES = 8;

	private static final String ZERO = "0";

	private Ipv6Text() {
	}

	/**
	 * The address as browsers write it.
	 * @param address a valid address in lower case, without brackets
	 * @return the same address, perhaps spelled otherwise
	 */
	static String canonical(String address) {
		List<String> pieces = pieces(address);
		int start = 0;
		int longest = 1;
		for (int i = 0; i < PIECES; i++) {
			int end = i;
			while (end < PIECES && pieces.get(end).equals(ZERO)) {
				end++;
			}
			if (end - i > longest) {
				start = i;
				longest = end - i;
			}
		}
		return (longest == 1) ? String.join(":", pieces) : String.join(":", pieces.subList(0, start)) + "::"
				+ String.join(":", pieces.subList(start + longest, PIECES));
	}

	private static List<String> pieces(String address) {
		String[] halves = address.split("::", 2);
		List<String> pieces = new ArrayList<>(split(halves[0]));
		if (halves.length == 2) {
			List<String> last = split(halves[1]);
			while (pieces.size() + last.size() < PIECES) {
				pieces.add(ZERO);
			}
			pieces.addAll(last);
		}
		return pieces;
	}

	private static List<String> split(String half) {
		return Arrays.stream(half.split(":")).filter((piece) -> !piece.isEmpty()).toList();
	}

}
