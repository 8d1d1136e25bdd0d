package io.github.corsstarter.benchmark;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of the filter and prints their results as ratios.
 */
public final class Benchmarks {

	private static final int ROUNDS = 5;

	private Benchmarks() {
	}

	/**
	 * Run benchmarks.
	 * @param arguments {@code full}, or {@code quick} for a first impression; then the
	 * names of groups separated by commas, or {@code all}
	 */
	public static void main(String[] arguments) throws RunnerException {
		Set<Group> groups = EnumSet.noneOf(Group.class);
		for (String name : arguments[1].toUpperCase(Locale.ROOT).split(",", -1)) {
			if (name.equals("ALL")) {
				groups.addAll(EnumSet.allOf(Group.class));
			}
			else {
				groups.add(Group.valueOf(name));
			}
		}
		Map<Cell, Figure> figures = new HashMap<>();
		// Many rounds of one fork each, rather than all forks of a cell in a row: what
		// else the machine does, and what the compiler makes of the code, differs from
		// one
		// to the next, and is not to fall on one cell more than on another.
		for (int round = 0; round < (arguments[0].equals("quick") ? 1 : ROUNDS); round++) {
			for (Group group : groups) {
				System.out.println("Round " + (round + 1) + ", " + group + " ...");
				run(group).forEach((cell, figure) -> figures.merge(cell, figure, Figure::and));
			}
		}
		System.out.println(new Report(figures));
	}

	private static Map<Cell, Figure> run(Group group) throws RunnerException {
		Map<Cell, Figure> figures = new HashMap<>();
		for (RunResult result : new Runner(options(group).build()).run()) {
			Cell cell = Cell.of(result.getParams());
			Figure figure = Figure.of(result);
			figures.put(cell, figure);
			System.out.printf(Locale.ROOT, "%s: %.1f ns, %.0f B%n", cell, figure.nanos(), figure.bytes());
		}
		return figures;
	}

	private static ChainedOptionsBuilder options(Group group) {
		return new OptionsBuilder().include(group.container().benchmark().getName() + "\\.")
			.param("container", group.container().name())
			.param("rules", names(group.rules()))
			.param("scenario", names(group.scenarios()))
			.param("subject", names(group.subjects()))
			.forks(1)
			.warmupIterations(2)
			.warmupTime(TimeValue.milliseconds(100))
			.measurementIterations(8)
			.measurementTime(TimeValue.milliseconds(60))
			// The compiler is waited for: where other processes keep it from its work,
			// warming up would else take any time.
			.jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Xbatch")
			.addProfiler(GCProfiler.class)
			.addProfiler(CpuTimeProfiler.class)
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT);
	}

	private static String[] names(Set<? extends Enum<?>> constants) {
		return constants.stream().map(Enum::name).toArray(String[]::new);
	}

}
