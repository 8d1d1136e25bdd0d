package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.List;

import io.github.corsstarter.autoconfigure.sources.SourceProblem;

/**
 * The report about policies of sources that are refused or left out, in the form of the
 * report about the properties.
 */
final class SourcesReport {

	/** Most problems to show: a table may have any number of rows. */
	private static final int MAX_PROBLEMS = 100;

	private SourcesReport() {
	}

	/**
	 * Report what is wrong.
	 * @param heading what became of the policies
	 * @param problems what is wrong with them
	 * @return the report
	 */
	static ReportText of(String heading, List<SourceProblem> problems) {
		ReportText report = new ReportText(heading);
		problems.stream()
			.limit(MAX_PROBLEMS)
			.forEach((problem) -> report.append(problem.place(), problem.problem().value(),
					"the CorsPolicySource '" + problem.source() + "'", problem.problem().message()));
		if (problems.size() > MAX_PROBLEMS) {
			report.appendRest(problems.size() - MAX_PROBLEMS);
		}
		return report;
	}

}
