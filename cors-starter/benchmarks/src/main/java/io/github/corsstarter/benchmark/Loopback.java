package io.github.corsstarter.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.boot.WebApplicationType;

/**
 * Measures the CPU time that a running application takes for a request without
 * {@code Origin}, with the starter and without. Both run side by side, together with one
 * more without the starter: how far that one is off says what a difference is worth.
 */
public final class Loopback {

	private static final int WARM_UP = 40_000;

	private static final int REQUESTS = 2_000;

	private static final int ROUNDS = 40;

	private final List<Double> starter = new ArrayList<>();

	private final List<Double> control = new ArrayList<>();

	private final List<Double> nanos = new ArrayList<>();

	private final WebApplicationType stack;

	private Loopback(WebApplicationType stack) {
		this.stack = stack;
	}

	/**
	 * Measure.
	 * @param arguments {@code full}, or {@code quick} for a first impression; then
	 * {@code reactive} for an application on Netty, or anything else for one on Tomcat
	 */
	public static void main(String[] arguments) throws IOException {
		Loopback loopback = new Loopback(
				arguments[1].equals("reactive") ? WebApplicationType.REACTIVE : WebApplicationType.SERVLET);
		int repetitions = arguments[0].equals("quick") ? 1 : 9;
		for (int i = 0; i < repetitions; i++) {
			loopback.compare();
		}
		System.out.println(loopback.table());
	}

	/** What compilers make of an application differs from one start to the next. */
	private void compare() throws IOException {
		try (RunningApplication without = new RunningApplication(this.stack, false);
				RunningApplication with = new RunningApplication(this.stack, true,
						"cors.allowed-origins=" + Rules.EXACT_1.allowedOrigin());
				RunningApplication again = new RunningApplication(this.stack, false)) {
			List<RunningApplication> applications = List.of(without, with, again);
			double[] cpuTimes = new double[applications.size()];
			for (RunningApplication application : applications) {
				Connection.send(application.port(), WARM_UP);
			}
			for (int round = 0; round < ROUNDS; round++) {
				for (int i = 0; i < cpuTimes.length; i++) {
					double before = applications.get(i).cpuTime();
					Connection.send(applications.get(i).port(), REQUESTS);
					cpuTimes[i] += applications.get(i).cpuTime() - before;
				}
			}
			this.nanos.add(cpuTimes[0] / ROUNDS / REQUESTS);
			this.starter.add(cpuTimes[1] / cpuTimes[0]);
			this.control.add(cpuTimes[2] / cpuTimes[0]);
		}
	}

	private Table table() {
		Table table = new Table(
				"Running " + this.stack.name().toLowerCase(Locale.ROOT) + " application, request without Origin",
				"CPU time per request", "median", "goal", "least", "most");
		row(table, "without the starter, us", this.nanos.stream().map((nanos) -> nanos / 1_000).toList(), "");
		row(table, "with the starter / without", this.starter, "<= 1.02");
		row(table, "without, once more / without", this.control, "");
		return table;
	}

	private static void row(Table table, String title, List<Double> figures, String goal) {
		List<Double> sorted = figures.stream().sorted().toList();
		table.row(title, rounded(sorted.get(sorted.size() / 2)), goal, rounded(sorted.get(0)),
				rounded(sorted.get(sorted.size() - 1)));
	}

	private static String rounded(double figure) {
		return String.format(Locale.ROOT, "%.3f", figure);
	}

}
