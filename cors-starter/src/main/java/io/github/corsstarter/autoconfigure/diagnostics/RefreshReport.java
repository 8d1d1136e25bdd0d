package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.List;

import io.github.corsstarter.autoconfigure.properties.RefusedPropertiesException;
import io.github.corsstarter.autoconfigure.sources.FailedSourceException;
import io.github.corsstarter.autoconfigure.sources.RefusedSourcesException;
import io.github.corsstarter.autoconfigure.sources.SourceProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/**
 * What is reported of a refresh, in the form of the reports at start-up.
 *
 * @param text the report for the log; empty if there is nothing to report
 * @param problems what is wrong, each on one line
 */
public record RefreshReport(String text, List<String> problems) {

	/** Nothing is wrong. */
	public static final RefreshReport NONE = new RefreshReport("", List.of());

	static final String REFUSED = "Policies that sources supply are refused:";

	private static final String LEFT_OUT = "Policies that sources supply are left out:";

	/**
	 * Create a report.
	 * @param text the report for the log
	 * @param problems what is wrong
	 */
	public RefreshReport {
		problems = List.copyOf(problems);
	}

	private RefreshReport(ReportText report) {
		this(report.toString(), report.problems());
	}

	/**
	 * Report policies that were left out.
	 * @param problems what is wrong with them
	 * @return the report
	 */
	public static RefreshReport leftOut(List<SourceProblem> problems) {
		return problems.isEmpty() ? NONE : new RefreshReport(SourcesReport.of(LEFT_OUT, problems));
	}

	/**
	 * Report what was refused.
	 * @param environment where the properties are
	 * @param failure what a refresh failed with
	 * @return the report, or {@code null} if it failed for another reason
	 */
	public static @Nullable RefreshReport refused(Environment environment, Throwable failure) {
		for (Throwable cause = failure; cause != null
				&& !(cause instanceof FailedSourceException); cause = cause.getCause()) {
			if (cause instanceof RefusedSourcesException refused) {
				return new RefreshReport(SourcesReport.of(REFUSED, refused.problems()));
			}
			if (cause instanceof RefusedPropertiesException || cause instanceof UnboundConfigurationPropertiesException
					|| isMistyped(cause)) {
				return new RefreshReport(RefusalReport.text(environment, cause));
			}
		}
		return null;
	}

	private static boolean isMistyped(Throwable failure) {
		return failure instanceof BindException && failure.getCause() instanceof ConversionException;
	}

	/**
	 * Report that it is not known what the policies should be.
	 * @param failure why
	 * @return the report
	 */
	public static RefreshReport failed(Throwable failure) {
		String message = failure.getMessage();
		String line = (message != null) ? message : failure.toString();
		return new RefreshReport(line, List.of(line));
	}

}
