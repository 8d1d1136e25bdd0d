package io.github.corsstarter.internal.regex;

import java.util.Random;

/**
 * An expression made at random from every construct of the dialect, with inputs that it
 * has a fair chance to match.
 */
final class RandomRegex {

	private static final String ALPHABET = "abc-.1_";

	private static final String[] ATOMS = { "a", "b", "c", "1", "-", "_", "\\.", "\\-", ".", "\\d", "\\w", "\\W", "\\D",
			"\\S", "\\s" };

	private static final String[] CLASSES = { "[ab]", "[a-c]", "[^a]", "[^a-b.]", "[\\w-]", "[\\d.]", "[-c]", "[c-]",
			"[a^]", "[^\\d]", "[\\D]", "[a-b1]", "[.]", "[\\.\\-]" };

	private static final String[] QUANTIFIERS = { "?", "*", "+", "{2}", "{1,}", "{0,2}", "{1,3}", "{0}", "??", "*?",
			"+?", "{1,2}?" };

	private static final String[] GROUPS = { "(", "(?:" };

	private final Random random;

	private final StringBuilder sample = new StringBuilder();

	private final String expression;

	private int names;

	RandomRegex(Random random) {
		this.random = random;
		StringBuilder result = new StringBuilder();
		int alternatives = 1 + random.nextInt(2);
		for (int i = 0; i < alternatives; i++) {
			result.append((i > 0) ? "|" : "");
			result.append(random.nextInt(4) == 0 ? "^" : "");
			sequence(result, 3);
			result.append(random.nextInt(4) == 0 ? "$" : "");
		}
		this.expression = result.toString();
	}

	String expression() {
		return this.expression;
	}

	/** Now and then what was written down literally, which many expressions match. */
	String input() {
		String input = string(this.random, ALPHABET, 6);
		int cut = this.random.nextInt(this.sample.length() + 1);
		return switch (this.random.nextInt(3)) {
			case 0 -> this.sample.toString();
			case 1 -> this.sample.substring(0, cut) + string(this.random, ALPHABET, 1) + this.sample.substring(cut);
			default -> input;
		};
	}

	private void sequence(StringBuilder result, int depth) {
		int length = this.random.nextInt(4);
		for (int i = 0; i < length; i++) {
			atom(result, depth);
			if (this.random.nextInt(3) == 0) {
				result.append(any(QUANTIFIERS));
			}
		}
	}

	private void atom(StringBuilder result, int depth) {
		int kind = this.random.nextInt(8);
		if (kind < 2 && depth > 0) {
			result.append(this.random.nextInt(4) == 0 ? "(?<n" + this.names++ + ">" : any(GROUPS));
			sequence(result, depth - 1);
			if (this.random.nextBoolean()) {
				result.append('|');
				sequence(result, depth - 1);
			}
			result.append(')');
		}
		else if (kind < 4) {
			result.append(any(CLASSES));
			this.sample.append(ALPHABET.charAt(this.random.nextInt(ALPHABET.length())));
		}
		else {
			String atom = any(ATOMS);
			result.append(atom);
			this.sample.append((atom.length() == 1 && !atom.equals(".")) ? atom : ".");
		}
	}

	private String any(String[] some) {
		return some[this.random.nextInt(some.length)];
	}

	static String string(Random random, String alphabet, int maxLength) {
		StringBuilder result = new StringBuilder();
		int length = random.nextInt(maxLength + 1);
		for (int i = 0; i < length; i++) {
			result.append(alphabet.charAt(random.nextInt(alphabet.length())));
		}
		return result.toString();
	}

}
