package io.github.corsstarter.benchmark;

import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What was measured.
 *
 * @param container whose objects were used
 * @param rules what was configured
 * @param scenario what was sent
 * @param subject the filter
 */
record Cell(Container container, Rules rules, Scenario scenario, Subject subject) {

	static Cell of(BenchmarkParams params) {
		return new Cell(Container.valueOf(params.getParam("container")), Rules.valueOf(params.getParam("rules")),
				Scenario.valueOf(params.getParam("scenario")), Subject.valueOf(params.getParam("subject")));
	}

	Cell with(Subject other) {
		return new Cell(this.container, this.rules, this.scenario, other);
	}

	Cell with(Rules other) {
		return new Cell(this.container, other, this.scenario, this.subject);
	}

}
