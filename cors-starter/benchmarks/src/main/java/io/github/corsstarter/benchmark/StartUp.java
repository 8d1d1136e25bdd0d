package io.github.corsstarter.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.yaml.snakeyaml.Yaml;

/**
 * Measures what the starter adds to the start and to the heap of a web application, and
 * what many rules in its YAML do. Applications of all kinds start in turn, so that
 * whatever disturbs the machine disturbs all alike; figures are medians.
 */
public final class StartUp {

	private static final Rules[] MANY = { Rules.EXACT_100000, Rules.WILDCARD_10000, Rules.LABEL_10000 };

	private final Map<Kind, List<RunningApplication>> started = new LinkedHashMap<>();

	private StartUp() {
	}

	/**
	 * Measure.
	 * @param arguments {@code full}, or {@code quick} for a first impression
	 */
	public static void main(String[] arguments) throws IOException {
		boolean quick = arguments[0].equals("quick");
		System.out.println(new StartUp().application(quick ? 3 : 11));
		System.out.println(new StartUp().rules(quick ? 1 : 5));
	}

	private Table application(int rounds) throws IOException {
		Kind without = new Kind(false, Rules.EXACT_1, Stage.COMPILED);
		Kind with = new Kind(true, Rules.EXACT_1, Stage.COMPILED);
		start(rounds, List.of(without, with));
		Table table = new Table("Start-up", "of a web application", "without the starter", "with it", "more");
		row(table, "'Started in', ms", RunningApplication::startedIn, without, with);
		row(table, "CPU time of the main thread, ms", RunningApplication::cpuTimeOfStart, without, with);
		row(table, "classes loaded", RunningApplication::classes, without, with);
		row(table, "heap after a collection, kB", (application) -> application.heap() / 1_000, without, with);
		return table;
	}

	private void row(Table table, String title, ToDoubleFunction<RunningApplication> figure, Kind without, Kind with) {
		table.row(title, rounded(median(without, figure)), rounded(median(with, figure)),
				rounded(median(with, figure) - median(without, figure)));
	}

	private Table rules(int rounds) throws IOException {
		Kind one = new Kind(true, Rules.EXACT_1, Stage.READ);
		List<Kind> kinds = new ArrayList<>(List.of(one));
		for (Rules rules : MANY) {
			for (Stage stage : Stage.values()) {
				kinds.add(new Kind(true, rules, stage));
			}
		}
		start(rounds, kinds);
		Table table = new Table("Many rules in YAML", "rules", "Spring Boot reads them, ms",
				"Spring Boot binds them, ms", "they are checked and compiled, ms", "goal",
				"heap of Spring Boot's properties, B per rule", "heap of the policy, B per rule");
		for (Rules rules : MANY) {
			Kind read = new Kind(true, rules, Stage.READ);
			Kind bound = new Kind(true, rules, Stage.BOUND);
			Kind compiled = new Kind(true, rules, Stage.COMPILED);
			ToDoubleFunction<RunningApplication> heap = (application) -> application.heap() / rules.count();
			String goal = (rules == Rules.EXACT_100000) ? "< 1000" : "";
			table.row(rules.toString(), difference(RunningApplication::cpuTimeOfStart, one, read),
					difference(RunningApplication::cpuTimeOfStart, read, bound),
					difference(RunningApplication::cpuTimeOfStart, bound, compiled), goal, difference(heap, one, read),
					difference(heap, read, compiled));
		}
		return table;
	}

	private void start(int rounds, List<Kind> kinds) throws IOException {
		for (int i = 0; i < rounds; i++) {
			for (Kind kind : kinds) {
				try (RunningApplication application = kind.start()) {
					this.started.computeIfAbsent(kind, (unknown) -> new ArrayList<>()).add(application);
				}
			}
		}
	}

	private String difference(ToDoubleFunction<RunningApplication> figure, Kind from, Kind to) {
		return rounded(median(to, figure) - median(from, figure));
	}

	private double median(Kind kind, ToDoubleFunction<RunningApplication> figure) {
		List<RunningApplication> applications = this.started.get(kind);
		double[] sorted = applications.stream().mapToDouble(figure).sorted().toArray();
		return sorted[sorted.length / 2];
	}

	private static String rounded(double figure) {
		return String.format(Locale.ROOT, "%.0f", figure);
	}

	/**
	 * How far an application goes with what its YAML says under {@code cors}.
	 */
	private enum Stage {

		/** It only reads the file. */
		READ("cors.enabled=false"),

		/** It binds the lists to a bean of its own. */
		BOUND("cors.enabled=false", "greeting.bind-rules=true"),

		/** It leaves them to the starter. */
		COMPILED("cors.enabled=true");

		@SuppressWarnings("ImmutableEnumChecker")
		private final String[] properties;

		Stage(String... properties) {
			this.properties = properties;
		}

	}

	/**
	 * How an application is set up.
	 *
	 * @param withStarter whether the starter is on its class path
	 * @param rules what its YAML says under {@code cors}
	 * @param stage how far it goes with that
	 */
	private record Kind(boolean withStarter, Rules rules, Stage stage) {

		RunningApplication start() throws IOException {
			Path yaml = Files.createTempFile("rules", ".yml");
			try {
				Files.writeString(yaml, new Yaml().dump(this.rules.properties()));
				List<String> properties = new ArrayList<>(List.of(this.stage.properties));
				properties.add("spring.config.location=" + yaml.toUri());
				return new RunningApplication(this.withStarter, properties.toArray(String[]::new));
			}
			finally {
				Files.delete(yaml);
			}
		}

	}

}
