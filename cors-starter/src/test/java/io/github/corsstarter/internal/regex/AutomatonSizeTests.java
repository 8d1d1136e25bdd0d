package io.github.corsstarter.internal.regex;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How large an expression's automaton is found to be without building it.
 */
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

}
