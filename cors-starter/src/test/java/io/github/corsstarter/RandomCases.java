package io.github.corsstarter;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Random cases that are the same in every run. {@code -Dcases.factor=100} makes a hundred
 * times as many, and {@code -Dcases.seed=1} different ones; a failure names the seed of
 * its own round.
 */
public final class RandomCases {

	private static final long FIRST_SEED = Long.getLong("cases.seed", 20261121);

	private static final double FACTOR = Double.parseDouble(System.getProperty("cases.factor", "1"));

	private RandomCases() {
	}

	/**
	 * Make rounds of cases.
	 * @param usual how many rounds, unless more or fewer are wanted
	 * @param round makes its cases from the random numbers that it is given, and from
	 * nothing else
	 * @return how many rounds there were
	 */
	public static int rounds(int usual, Round round) {
		int rounds = times(usual);
		for (long seed = FIRST_SEED; seed < FIRST_SEED + rounds; seed++) {
			try {
				round.run(new SplittableRandom(seed));
			}
			catch (Exception | AssertionError ex) {
				throw new AssertionError("With seed " + seed + ": " + ex.getMessage(), ex);
			}
		}
		return rounds;
	}

	/**
	 * How many cases are wanted.
	 * @param usual how many there are, unless more or fewer are wanted
	 * @return how many to make, at least one
	 */
	public static int times(int usual) {
		return (int) Math.max(1, usual * FACTOR);
	}

	/**
	 * One of the given values.
	 * @param random the random numbers
	 * @param some the values
	 * @return one of them
	 */
	@SafeVarargs
	public static <T> T any(RandomGenerator random, T... some) {
		return some[random.nextInt(some.length)];
	}

	/**
	 * One of the given values.
	 * @param random the random numbers
	 * @param some the values
	 * @return one of them
	 */
	public static <T> T any(RandomGenerator random, List<T> some) {
		return some.get(random.nextInt(some.size()));
	}

	/**
	 * Some of the given values, in any order, now and then one twice.
	 * @param random the random numbers
	 * @param most the largest number of them
	 * @param some the values
	 * @return none of them or some
	 */
	public static <T> List<T> some(RandomGenerator random, int most, List<T> some) {
		return Stream.generate(() -> any(random, some)).limit(random.nextInt(most + 1)).toList();
	}

	/**
	 * A round of cases.
	 */
	public interface Round {

		/**
		 * Make the cases.
		 * @param random the random numbers to make them from
		 * @throws Exception if one fails
		 */
		void run(RandomGenerator random) throws Exception;

	}

}
