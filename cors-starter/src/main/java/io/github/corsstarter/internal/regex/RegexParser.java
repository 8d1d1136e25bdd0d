package io.github.corsstarter.internal.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parses the dialect by recursive descent. What it accepts means what
 * {@link java.util.regex.Pattern} takes it for; the rest it refuses by name and position.
 */
final class RegexParser {

	/** Longest expression, in characters: three times the longest origin. */
	static final int MAX_LENGTH = 1_000;

	/** Deepest nesting of groups; each level takes a few frames of the stack. */
	static final int MAX_DEPTH = 50;

	/** Highest number of repetitions: nothing in an origin is that long. */
	static final int MAX_REPETITIONS = 1_000;

	/** Largest automaton before it is made deterministic, in states. */
	static final int MAX_SIZE = 1_000;

	/** Most steps between them: some ten milliseconds' work. */
	static final int MAX_STEPS = 20_000;

	private final RegexScanner scanner;

	private final Set<String> groupNames = new HashSet<>();

	private int depth;

	RegexParser(String expression) {
		this.scanner = new RegexScanner(expression);
	}

	RegexNode parse() {
		if (this.scanner.length() > MAX_LENGTH) {
			throw new RegexSyntaxException("The expression is longer than " + MAX_LENGTH + " characters. Shorten it.");
		}
		RegexNode result = alternatives();
		if (!this.scanner.atEnd()) {
			throw this.scanner.refuse("no group is open", "Escape it as '\\)', or remove it");
		}
		return result;
	}

	private RegexNode alternatives() {
		List<RegexNode> alternatives = new ArrayList<>();
		do {
			alternatives.add(sequence());
		}
		while (this.scanner.skip('|'));
		return checkSize(new RegexNode.Alternatives(alternatives));
	}

	private RegexNode sequence() {
		List<RegexNode> nodes = new ArrayList<>();
		if (this.depth == 0) {
			this.scanner.skip('^');
		}
		while (!this.scanner.atEnd() && !this.scanner.isNext('|') && !this.scanner.isNext(')')) {
			if (this.depth == 0 && this.scanner.isNext('$') && this.scanner.endsSequence(1)) {
				this.scanner.skip('$');
			}
			else {
				nodes.add(quantified(atom()));
			}
		}
		return new RegexNode.Sequence(nodes);
	}

	private RegexNode atom() {
		char c = this.scanner.peek();
		return switch (c) {
			case '(' -> group();
			case '[' -> new RegexNode.Characters(new CharacterClassParser(this.scanner).parse());
			case '\\' -> new RegexNode.Characters(RegexEscape.parse(this.scanner));
			case '.' -> {
				this.scanner.next();
				yield new RegexNode.Characters(CharacterSets.ANY_IN_LINE);
			}
			case '^', '$' -> throw this.scanner.refuse("an anchor stands only at an end of the whole expression",
					"Remove it: the whole is always matched");
			case '*', '+', '?', '{' ->
				throw this.scanner.refuse("there is nothing to repeat", "Escape it as '\\" + c + "', or remove it");
			default -> new RegexNode.Characters(CharacterSets.of(this.scanner.nextLiteral()));
		};
	}

	private RegexNode group() {
		int start = this.scanner.position();
		this.scanner.next();
		if (this.scanner.skip('?')) {
			groupKind(start);
		}
		if (++this.depth > MAX_DEPTH) {
			throw new RegexSyntaxException(
					"'(' at index " + start + " opens a group inside " + MAX_DEPTH + " others. Nest fewer groups.");
		}
		RegexNode result = alternatives();
		this.depth--;
		if (!this.scanner.skip(')')) {
			throw new RegexSyntaxException(
					"'(' at index " + start + " is not closed. Close it with ')', or escape it as '\\('.");
		}
		return result;
	}

	private void groupKind(int start) {
		if (this.scanner.skip(':')) {
			return;
		}
		if (this.scanner.skip("<=") || this.scanner.skip("<!")) {
			throw this.scanner.refuse(start, "look-behind has no linear-time match", "Remove it");
		}
		if (this.scanner.skip('=') || this.scanner.skip('!')) {
			throw this.scanner.refuse(start, "look-ahead has no linear-time match", "Remove it");
		}
		if (this.scanner.skip('>')) {
			throw this.scanner.refuse(start, "an atomic group has no linear-time match", "Write '(?:'");
		}
		if (this.scanner.skip('<')) {
			groupName(start);
			return;
		}
		throw this.scanner.refuse(start, "flags are not supported",
				"Remove them, and write what origins are in: lower case");
	}

	private void groupName(int start) {
		int nameStart = this.scanner.position();
		while (CharacterSets.isAlphanumeric(this.scanner.peek())) {
			this.scanner.next();
		}
		String name = this.scanner.since(nameStart);
		if (name.isEmpty() || CharacterSets.isDigit(name.charAt(0)) || !this.scanner.skip('>')) {
			throw this.scanner.refuse(start, "the group's name is not of letters and digits", "Write '(?:'");
		}
		if (!this.groupNames.add(name)) {
			throw this.scanner.refuse(start, "another group has this name", "Write '(?:'");
		}
	}

	private RegexNode quantified(RegexNode node) {
		int start = this.scanner.position();
		RegexNode result = switch (this.scanner.peek()) {
			case '?' -> repetition(node, 0, 1);
			case '*' -> repetition(node, 0, RegexNode.UNBOUNDED);
			case '+' -> repetition(node, 1, RegexNode.UNBOUNDED);
			case '{' -> countedRepetition(node, start);
			default -> node;
		};
		if (this.scanner.skip('+')) {
			throw this.scanner.refuse(start, "a possessive quantifier has no linear-time match", "Remove the last '+'");
		}
		// A lazy quantifier has the same language as a greedy one.
		this.scanner.skip('?');
		if ("?*+{".indexOf(this.scanner.peek()) >= 0) {
			throw this.scanner.refuse("a quantifier follows a quantifier", "Put the first into a group, or remove one");
		}
		return checkSize(result);
	}

	private RegexNode repetition(RegexNode node, int min, int max) {
		this.scanner.next();
		return new RegexNode.Repetition(node, min, max);
	}

	private RegexNode countedRepetition(RegexNode node, int start) {
		this.scanner.next();
		int min = count(start);
		int max = min;
		if (this.scanner.skip(',')) {
			max = this.scanner.isNext('}') ? RegexNode.UNBOUNDED : count(start);
		}
		if (!this.scanner.skip('}')) {
			throw noQuantifier(start);
		}
		if (max != RegexNode.UNBOUNDED && max < min) {
			throw this.scanner.refuse(start, "the bounds are in the wrong order", "Write the smaller one first");
		}
		return new RegexNode.Repetition(node, min, max);
	}

	private int count(int start) {
		int digits = this.scanner.position();
		int count = 0;
		while (CharacterSets.isDigit(this.scanner.peek())) {
			count = count * 10 + (this.scanner.next() - '0');
			if (count > MAX_REPETITIONS) {
				throw this.scanner.refuse(start, "it repeats more than " + MAX_REPETITIONS + " times",
						"Write a smaller number");
			}
		}
		if (this.scanner.position() == digits) {
			throw noQuantifier(start);
		}
		return count;
	}

	private RegexSyntaxException noQuantifier(int start) {
		return this.scanner.refuse(start, "it is not a valid quantifier such as '{2}', '{2,}' or '{2,3}'",
				"Write one, or escape the brace as '\\{'");
	}

	private RegexNode checkSize(RegexNode node) {
		AutomatonSize size = node.size();
		if (size.states() > MAX_SIZE) {
			throw new RegexSyntaxException(
					"The expression needs an automaton of over " + MAX_SIZE + " states. Repeat less, or split it.");
		}
		if (size.steps() > MAX_STEPS) {
			throw new RegexSyntaxException("The expression needs an automaton of over " + MAX_STEPS
					+ " steps, as too many of its parts may be empty. Repeat less, or split it.");
		}
		return node;
	}

}
