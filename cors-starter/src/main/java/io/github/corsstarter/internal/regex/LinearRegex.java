package io.github.corsstarter.internal.regex;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is matched in time linear in the length of the input,
 * whatever the expression and whatever the input. Immutable and safe for concurrent use.
 * <p>
 * The dialect is what people write with {@link java.util.regex.Pattern}, less everything
 * that needs backtracking, and means the same with {@code matches()}; only that it is
 * about ASCII: no other character is ever matched, be it by a negated class. Compiling is
 * bounded too: an expression that would need too large an automaton is refused.
 */
public final class LinearRegex {

	private final String expression;

	private final TransitionTable table;

	private LinearRegex(String expression, TransitionTable table) {
		this.expression = expression;
		this.table = table;
	}

	/**
	 * Compile an expression.
	 * @param expression the expression
	 * @return the compiled form
	 * @throws RegexSyntaxException if it is not of the dialect, or would need too large
	 * an automaton
	 */
	public static LinearRegex compile(String expression) {
		return new LinearRegex(expression, Determinization.of(new RegexParser(expression).parse()));
	}

	/**
	 * Whether the expression matches the input as a whole.
	 * @param input the input
	 * @return {@code true} if it does
	 */
	public boolean matches(String input) {
		return matches(input, 0, input.length());
	}

	/**
	 * Whether the expression matches a part of the input as a whole. Allocates nothing.
	 * @param input the input
	 * @param from where the part begins
	 * @param to where it ends, exclusive
	 * @return {@code true} if it does
	 */
	public boolean matches(String input, int from, int to) {
		return this.table.accepts(input, from, to);
	}

	/**
	 * Whether the expression matches any word of some characters as a whole. Takes
	 * microseconds, much less than to calculate with {@link #language()}.
	 * @param characters the characters, of ASCII
	 * @param maxLength of the word, which has one character at least
	 * @return {@code true} if it does
	 */
	public boolean matchesWordOf(String characters, int maxLength) {
		return this.table.acceptsWordOf(characters, maxLength);
	}

	/**
	 * What the expression matches, to calculate with.
	 * @return its language
	 */
	public Language language() {
		return Language.of(this.table);
	}

	/**
	 * What the expression matches, put between two words. Compiled as the longer
	 * expression that it is.
	 * @param before what stands in front of each, of ASCII characters
	 * @param after what stands behind each, of ASCII characters
	 * @return the language of the three together
	 * @throws RegexSyntaxException if that would need too large an automaton
	 */
	public Language languageBetween(String before, String after) {
		RegexNode syntax = new RegexParser(this.expression).parse();
		RegexNode whole = new RegexNode.Sequence(List.of(literal(before), syntax, literal(after)));
		return Language.of(Determinization.of(whole));
	}

	/**
	 * What the expression writes out: its words, in which a hole stands for each
	 * character that is one of several, as of a class. Alternatives are written out.
	 * @param before what stands in front of each, of ASCII characters
	 * @param after what stands behind each, of ASCII characters
	 * @param alphabet the characters that count, of ASCII; a class that has only one of
	 * them is written out
	 * @param hole stands for a character that varies
	 * @return the language of the three together
	 * @throws RegexSyntaxException if that would need too large an automaton
	 */
	public Language writtenBetween(String before, String after, String alphabet, char hole) {
		BitSet counted = new BitSet();
		alphabet.chars().forEach(counted::set);
		RegexNode syntax = new RegexParser(this.expression).parse().withHoles(counted, hole);
		RegexNode whole = new RegexNode.Sequence(List.of(literal(before), syntax, literal(after)));
		return Language.of(Determinization.of(whole));
	}

	private static RegexNode literal(String text) {
		return new RegexNode.Sequence(
				text.chars().<RegexNode>mapToObj((c) -> new RegexNode.Characters(CharacterSets.of((char) c))).toList());
	}

	/** Whether the other one is written alike; others may mean the same. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof LinearRegex regex && this.expression.equals(regex.expression);
	}

	@Override
	public int hashCode() {
		return this.expression.hashCode();
	}

	/**
	 * The expression as it was written.
	 */
	@Override
	public String toString() {
		return this.expression;
	}

}
