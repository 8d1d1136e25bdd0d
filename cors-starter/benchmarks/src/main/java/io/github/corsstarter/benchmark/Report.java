package io.github.corsstarter.benchmark;

import java.util.Locale;
import java.util.Map;

/**
 * The results as tables of ratios with the goals beside them, in Markdown. A row without
 * figures is left out.
 */
final class Report {

	/** How much more than the floor the starter may allocate, in bytes. */
	private static final int MAX_MORE_BYTES = 64;

	private final Map<Cell, Figure> figures;

	Report(Map<Cell, Figure> figures) {
		this.figures = figures;
	}

	/**
	 * The tables.
	 */
	@Override
	public String toString() {
		return comparison("One origin", Container.STAND_IN)
				+ comparison("One origin, Tomcat's own request and response", Container.TOMCAT) + metrics() + growth()
				+ comparison("The web filter, one origin", Container.WEB_STAND_IN)
				+ comparison("The web filter, Spring's own response and Netty's own headers", Container.NETTY);
	}

	private String comparison(String title, Container container) {
		Table table = new Table(title, "request", "time: starter / floor", "goal", "bytes: starter - floor", "goal",
				"time: Spring / starter", "goal");
		for (Scenario scenario : Scenario.values()) {
			Cell starter = new Cell(container, Rules.EXACT_1, scenario, Subject.STARTER);
			if (!this.figures.containsKey(starter)) {
				continue;
			}
			table.row(scenario.toString(), ratio(starter, starter.with(Subject.FLOOR)), switch (container) {
				case STAND_IN, WEB_STAND_IN -> atMost(overFloor(scenario));
				case TOMCAT -> atMost(overFloorOnTomcat(scenario));
				case NETTY -> "";
			}, difference(starter, starter.with(Subject.FLOOR)),
					(container == Container.STAND_IN) ? "<= " + MAX_MORE_BYTES : "",
					ratio(starter.with(Subject.SPRING), starter), switch (container) {
						case STAND_IN -> belowSpring(scenario);
						case WEB_STAND_IN -> (scenario == Scenario.ACTUAL_ALLOWED) ? ">= 5" : "";
						case TOMCAT, NETTY -> "";
					});
		}
		return table.toString();
	}

	private static double overFloor(Scenario scenario) {
		return switch (scenario) {
			case WITHOUT_ORIGIN -> 1.5;
			case ACTUAL_ALLOWED, ACTUAL_REFUSED, PREFLIGHT_REFUSED -> 2;
			case PREFLIGHT_ALLOWED -> 2.5;
			case HOSTILE_COMMAS, HOSTILE_NAMES, HOSTILE_REPEATS, HOSTILE_ORIGIN -> 1.2;
		};
	}

	private static double overFloorOnTomcat(Scenario scenario) {
		return switch (scenario) {
			case ACTUAL_ALLOWED, ACTUAL_REFUSED -> 1.4;
			default -> Double.NaN;
		};
	}

	private static String belowSpring(Scenario scenario) {
		return switch (scenario) {
			case WITHOUT_ORIGIN -> ">= 4";
			case ACTUAL_ALLOWED -> ">= 20";
			case PREFLIGHT_ALLOWED -> ">= 6";
			default -> "";
		};
	}

	private String metrics() {
		Table table = new Table("One origin, decisions counted", "request", "time: with the counter / without",
				"more bytes", "goal");
		for (Scenario scenario : Scenario.values()) {
			Cell counted = new Cell(Container.STAND_IN, Rules.EXACT_1, scenario, Subject.STARTER_WITH_METRICS);
			if (this.figures.containsKey(counted)) {
				table.row(scenario.toString(), ratio(counted, counted.with(Subject.STARTER)),
						difference(counted, counted.with(Subject.STARTER)), "<= 0");
			}
		}
		return table.toString();
	}

	private String growth() {
		Table table = new Table("Growth", "request", "time of", "to that of", "ratio", "goal", "more bytes");
		growth(table, Rules.EXACT_10, Rules.EXACT_1, Double.NaN);
		growth(table, Rules.EXACT_1000, Rules.EXACT_1, Double.NaN);
		growth(table, Rules.EXACT_100000, Rules.EXACT_1, 1.8);
		growth(table, Rules.WILDCARD_10000, Rules.WILDCARD_10, 1.3);
		growth(table, Rules.LABEL_10000, Rules.LABEL_10, 1.3);
		growth(table, Rules.WILDCARD_10, Rules.EXACT_1, Double.NaN);
		growth(table, Rules.LABEL_10, Rules.EXACT_1, Double.NaN);
		growth(table, Rules.REGEX_1, Rules.EXACT_1, Double.NaN);
		growth(table, Rules.REGEX_10, Rules.REGEX_1, 4);
		growth(table, Rules.PATHS_1, Rules.EXACT_1, Double.NaN);
		growth(table, Rules.PATHS_10, Rules.PATHS_1, Double.NaN);
		growth(table, Rules.PATHS_100, Rules.PATHS_10, 2);
		growth(table, Rules.TENANTS_10000, Rules.TENANTS_10, 1.8);
		return table.toString();
	}

	private void growth(Table table, Rules many, Rules few, double goal) {
		for (Scenario scenario : Scenario.values()) {
			Cell starter = new Cell(Container.STAND_IN, many, scenario, Subject.STARTER);
			if (this.figures.containsKey(starter) && this.figures.containsKey(starter.with(few))) {
				table.row(scenario.toString(), many.toString(), few.toString(), ratio(starter, starter.with(few)),
						atMost(goal), difference(starter, starter.with(few)));
			}
		}
	}

	private String ratio(Cell cell, Cell base) {
		Figure figure = this.figures.get(cell);
		Figure baseFigure = this.figures.get(base);
		return (figure != null && baseFigure != null)
				? String.format(Locale.ROOT, "%.2f", figure.nanos() / baseFigure.nanos()) : "";
	}

	private String difference(Cell cell, Cell base) {
		Figure figure = this.figures.get(cell);
		Figure baseFigure = this.figures.get(base);
		return (figure != null && baseFigure != null) ? Long.toString(Math.round(figure.bytes() - baseFigure.bytes()))
				: "";
	}

	private static String atMost(double goal) {
		return Double.isNaN(goal) ? "" : "<= " + goal;
	}

}
