package io.github.corsstarter.internal.regex;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Random;

import io.github.corsstarter.RandomCases;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How large an expression's automaton is found to be without building it.
 */
@PlainJava
class AutomatonSizeTests {

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
			nothing                        ~ ""             ~ 1  ~ 0 ~ 0 ~ 0  ~ true
			a character                    ~ a              ~ 1  ~ 1 ~ 1 ~ 0  ~ false
			a class                        ~ [a-z]          ~ 1  ~ 1 ~ 1 ~ 0  ~ false
			a sequence                     ~ abc            ~ 3  ~ 1 ~ 1 ~ 2  ~ false
			an empty part in front         ~ a?b            ~ 2  ~ 2 ~ 1 ~ 1  ~ false
			an empty part behind           ~ ab?            ~ 2  ~ 1 ~ 2 ~ 1  ~ false
			empty parts only               ~ a?b?           ~ 2  ~ 2 ~ 2 ~ 1  ~ true
			a choice                       ~ ab|cd          ~ 4  ~ 2 ~ 2 ~ 2  ~ false
			a choice that may be empty     ~ a|b?           ~ 2  ~ 2 ~ 2 ~ 0  ~ true
			a choice whose first may be    ~ a?|b           ~ 2  ~ 2 ~ 2 ~ 0  ~ true
			a sequence in a sequence       ~ a(bc)          ~ 3  ~ 1 ~ 1 ~ 2  ~ false
			a choice in a sequence         ~ (a|b)(c|d)     ~ 4  ~ 2 ~ 2 ~ 4  ~ false
			any number                     ~ a*             ~ 1  ~ 1 ~ 1 ~ 1  ~ true
			at least one                   ~ a+             ~ 1  ~ 1 ~ 1 ~ 1  ~ false
			no repetition at all           ~ a{0}           ~ 1  ~ 1 ~ 1 ~ 0  ~ true
			exactly so many                ~ (ab){3}        ~ 6  ~ 1 ~ 1 ~ 5  ~ false
			between so many                ~ ([ab]c|d){2,4} ~ 12 ~ 2 ~ 8 ~ 16 ~ false
			so many that may be empty      ~ (a?){3}        ~ 3  ~ 3 ~ 3 ~ 3  ~ true
			so many choices of nothing     ~ ((a|b)?){3}    ~ 6  ~ 6 ~ 6 ~ 12 ~ true
			any number of choices          ~ (ab|cd)*       ~ 4  ~ 2 ~ 2 ~ 6  ~ true
			at least so many of any number ~ (a*){2,}       ~ 2  ~ 2 ~ 2 ~ 4  ~ true
			""")
	void sizeIsThatOfThePartsAndOfTheStepsBetweenThem(String description, String expression, long states, long first,
			long last, long steps, boolean nullable) {
		assertThat(new RegexParser(expression).parse().size())
			.isEqualTo(new AutomatonSize(states, first, last, steps, nullable));
	}

	@Test
	void sizeIsNeverBelowThatOfWhatIsBuilt() {
		long seed = 20261130;
		Random random = new Random(seed);
		for (int i = 0; i < RandomCases.times(5_000); i++) {
			String expression = new RandomRegex(random).expression();
			RegexNode syntax;
			try {
				syntax = new RegexParser(expression).parse();
			}
			catch (RegexSyntaxException ex) {
				// Too large by chance: another one will do.
				continue;
			}
			AutomatonSize size = syntax.size();
			AutomatonSize built = sizeOf(PositionAutomaton.of(syntax));
			String description = "seed %d, number %d: %s".formatted(seed, i, expression);
			assertThat(built.states()).as(description).isLessThanOrEqualTo(size.states());
			assertThat(built.first()).as(description).isLessThanOrEqualTo(size.first());
			assertThat(built.last()).as(description).isLessThanOrEqualTo(size.last());
			assertThat(built.steps()).as(description).isLessThanOrEqualTo(size.steps());
			assertThat(built.nullable()).as(description).isEqualTo(size.nullable());
		}
	}

	private static AutomatonSize sizeOf(PositionAutomaton automaton) {
		BitSet first = withoutEnd(automaton.first());
		BitSet reached = (BitSet) first.clone();
		Deque<Integer> pending = new ArrayDeque<>();
		first.stream().forEach(pending::add);
		long last = 0;
		long steps = 0;
		while (!pending.isEmpty()) {
			BitSet following = automaton.following(pending.remove());
			last += following.get(PositionAutomaton.END) ? 1 : 0;
			BitSet others = withoutEnd(following);
			steps += others.cardinality();
			others.andNot(reached);
			others.stream().forEach(pending::add);
			reached.or(others);
		}
		return new AutomatonSize(reached.cardinality(), first.cardinality(), last, steps,
				automaton.first().get(PositionAutomaton.END));
	}

	private static BitSet withoutEnd(BitSet positions) {
		BitSet others = (BitSet) positions.clone();
		others.clear(PositionAutomaton.END);
		return others;
	}

}
