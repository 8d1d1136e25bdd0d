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

}
