package io.github.corsstarter.internal.regex;

import java.util.BitSet;
import java.util.Random;

import io.github.corsstarter.RandomCases;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which states an expression's automaton has.
 */
@PlainJava
class DeterminizationTests {

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
			nothing                           ~ ""                  ~ 1
			a sequence                        ~ abc                 ~ 4
			a choice with one future          ~ a|b|c               ~ 2
			such choices in a row             ~ (a|b|c){1,20}       ~ 21
			a choice with two futures         ~ ab|cd               ~ 4
			any number                        ~ a*                  ~ 1
			at least one                      ~ a+                  ~ 2
			back to the beginning             ~ (ab)*               ~ 2
			a part that may be missing        ~ (ab)?c              ~ 4
			no repetition at all              ~ a(bc){0}d           ~ 3
			what nothing can match            ~ [^\\s\\S]           ~ 1
			behind a sequence                 ~ abc[^\\s\\S]        ~ 1
			in front of a sequence            ~ [^\\s\\S]abc        ~ 1
			in a choice                       ~ a|bc*[^\\s\\S]d     ~ 2
			in a part that may be missing     ~ a(b[^\\s\\S]c)?d    ~ 3
			repeated any number of times      ~ a(b[^\\s\\S])*d     ~ 3
			repeated at least once            ~ a(b[^\\s\\S])+d     ~ 1
			repeated so many times            ~ a(b[^\\s\\S]){0,3}d ~ 3
			""")
	void statesAreTheDifferentFuturesThatAWordCanHave(String description, String expression, int states) {
		assertThat(automaton(expression).size()).isEqualTo(states);
	}

	@Test
	void noStateIsADeadEnd() {
		long seed = 20261129;
		Random random = new Random(seed);
		int looked = 0;
		for (int i = 0; i < RandomCases.times(2_000); i++) {
			String expression = new RandomRegex(random).expression().replace("_", "[^\\s\\S]");
			TransitionTable automaton;
			try {
				automaton = automaton(expression);
			}
			catch (RegexSyntaxException ex) {
				// Too large by chance: another one will do.
				continue;
			}
			BitSet ending = ending(automaton);
			if (!ending.isEmpty()) {
				assertThat(ending.cardinality()).as("seed %d, number %d: %s", seed, i, expression)
					.isEqualTo(automaton.size());
			}
			else {
				assertThat(automaton.size()).as("seed %d, number %d: %s", seed, i, expression).isEqualTo(1);
			}
			looked += expression.contains("[^\\s\\S]") ? 1 : 0;
		}
		assertThat(looked).isGreaterThan(RandomCases.times(100));
	}

	/** The states that some word leads from to an accepting one. */
	private static BitSet ending(TransitionTable automaton) {
		BitSet ending = new BitSet();
		int known;
		do {
			known = ending.cardinality();
			for (int state = automaton.size() - 1; state >= 0; state--) {
				ending.set(state, automaton.isAccepting(state) || leadsTo(ending, automaton, state));
			}
		}
		while (ending.cardinality() > known);
		return ending;
	}

	private static boolean leadsTo(BitSet states, TransitionTable automaton, int from) {
		for (char c = 0; c < Language.ALPHABET; c++) {
			int next = automaton.step(from, c);
			if (next != TransitionTable.NONE && states.get(next)) {
				return true;
			}
		}
		return false;
	}

	private static TransitionTable automaton(String expression) {
		return Determinization.of(new RegexParser(expression).parse());
	}

}
