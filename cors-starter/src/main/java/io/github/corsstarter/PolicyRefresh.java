package io.github.corsstarter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What became of a refresh of the policies. Immutable.
 *
 * @param time when it was done
 * @param outcome whether the policies in force are those that it brought
 * @param problems what is wrong, each on one line: what was refused, what failed, or
 * which policies were left out although the others were applied
 * @param snapshotTime when the policies in force were last known to be up to date: at the
 * time of the last refresh that was neither refused nor failed
 */
public record PolicyRefresh(Instant time, Outcome outcome, List<String> problems, Instant snapshotTime) {

	/**
	 * Create the result of a refresh.
	 * @param time when it was done
	 * @param outcome whether the policies in force are those that it brought
	 * @param problems what is wrong, each on one line
	 * @param snapshotTime when the policies in force were last known to be up to date
	 */
	public PolicyRefresh {
		Objects.requireNonNull(time, "'time' must not be null");
		Objects.requireNonNull(outcome, "'outcome' must not be null");
		Objects.requireNonNull(snapshotTime, "'snapshotTime' must not be null");
		problems = List.copyOf(problems);
	}

	/**
	 * What a refresh can come to.
	 */
	public enum Outcome {

		/** Other policies are in force than before. */
		APPLIED("applied"),

		/** The policies are up to date, and the same as before. */
		UNCHANGED("unchanged"),

		/** Something is wrong with the new policies; those in force stay. */
		REFUSED("refused"),

		/** It is not known what the new policies are; those in force stay. */
		FAILED("failed");

		private final String key;

		Outcome(String key) {
			this.key = key;
		}

		/**
		 * The outcome as it is spelled in logs, tags and JSON.
		 * @return {@code applied}, for example
		 */
		public String key() {
			return this.key;
		}

	}

}
