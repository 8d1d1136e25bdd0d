package io.github.corsstarter.benchmark;

import org.openjdk.jmh.results.RunResult;

/**
 * What was found out about one {@link Cell}.
 *
 * @param nanos CPU time of a call, in nanoseconds
 * @param bytes what a call allocates, in bytes
 */
record Figure(double nanos, double bytes) {

	static Figure of(RunResult result) {
		return new Figure(result.getSecondaryResults().get(CpuTimeProfiler.CPU_TIME).getScore(),
				result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
	}

	/**
	 * What is left when the same cell was measured twice: the least time, as all that
	 * disturbs makes it longer; and the most bytes.
	 * @param other the other figure
	 * @return the figure for both
	 */
	Figure and(Figure other) {
		return new Figure(Math.min(this.nanos, other.nanos), Math.max(this.bytes, other.bytes));
	}

}
