package io.github.corsstarter.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures what configurations of many lines take to start, or to be refused. Each is
 * started in a process of its own, and once more by an application that only binds the
 * same keys to its own bean, as any application might: what is more is the starter's.
 */
public final class LongLists {

	private LongLists() {
	}

	/**
	 * Measure.
	 * @param arguments {@code full}, or {@code quick} for a first impression; then the
	 * names of configurations separated by commas, or {@code all}
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		int rounds = arguments[0].equals("quick") ? 1 : 3;
		Table table = new Table("Many policies, long lists", "configuration", "entries", "bound by Spring Boot, s",
				"with the starter, s", "more, s", "goal", "printed, lines");
		for (ManyLines lines : ManyLines.values()) {
			if (!arguments[1].equals("all")
					&& !List.of(arguments[1].split(",", -1)).contains(lines.name().toLowerCase(Locale.ROOT))) {
				continue;
			}
			Path directory = Files.createTempDirectory("lines");
			try {
				Files.writeString(directory.resolve("application.yml"), lines.yaml());
				double bound = least(rounds, directory, "bound")[0];
				double[] started = least(rounds, directory, "starter");
				System.out.printf(Locale.ROOT, "%s: %.2f s, %.2f s%n", lines.title(), bound, started[0]);
				table.row(lines.title(), Integer.toString(lines.count()), seconds(bound), seconds(started[0]),
						seconds(started[0] - bound), "< " + lines.goal(),
						String.format(Locale.ROOT, "%.0f", started[1]));
			}
			finally {
				Files.delete(directory.resolve("application.yml"));
				Files.delete(directory);
			}
		}
		System.out.println(table);
	}

	private static String seconds(double seconds) {
		return String.format(Locale.ROOT, "%.2f", seconds);
	}

	/** The least CPU time in seconds, and the lines that were printed. */
	private static double[] least(int rounds, Path directory, String stage) throws IOException, InterruptedException {
		double[] least = { Double.MAX_VALUE, 0 };
		for (int i = 0; i < rounds; i++) {
			List<String> command = new ArrayList<>(
					List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
							"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
							LongListApplication.class.getName(), directory.toUri().toString(), stage));
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			int printed = 0;
			try (BufferedReader output = process.inputReader()) {
				String line = output.readLine();
				while (line != null && !line.startsWith(SmallApplication.FIGURES)) {
					printed++;
					line = output.readLine();
				}
				if (line == null) {
					throw new IllegalStateException("The application did not come to an end");
				}
				double cpuTime = Long.parseLong(line.substring(SmallApplication.FIGURES.length())) / 1e9;
				least[0] = Math.min(least[0], cpuTime);
				least[1] = printed;
			}
			process.waitFor();
		}
		return least;
	}

}
