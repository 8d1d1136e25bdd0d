package io.github.corsstarter.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of the benchmark's thread per call, the least of all iterations. Unlike JMH's
 * own figure it does not count the time in which other processes had the processor.
 */
public final class CpuTimeProfiler implements InternalProfiler {

	/** Name of the result, in nanoseconds. */
	static final String CPU_TIME = "cpu.time";

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private long before;

	@Override
	public String getDescription() {
		return "CPU time of the benchmark's threads";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		this.before = cpuTime();
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
			IterationResult result) {
		double nanos = (double) (cpuTime() - this.before) / result.getMetadata().getAllOps();
		return List.of(new ScalarResult(CPU_TIME, nanos, "ns/op", AggregationPolicy.MIN));
	}

	private long cpuTime() {
		long sum = 0;
		for (ThreadInfo thread : this.threads.getThreadInfo(this.threads.getAllThreadIds())) {
			if (thread != null && thread.getThreadName().contains("jmh-worker")) {
				sum += this.threads.getThreadCpuTime(thread.getThreadId());
			}
		}
		return sum;
	}

}
