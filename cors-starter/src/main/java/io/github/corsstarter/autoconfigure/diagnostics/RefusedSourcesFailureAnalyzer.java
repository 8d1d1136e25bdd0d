package io.github.corsstarter.autoconfigure.diagnostics;

import io.github.corsstarter.autoconfigure.sources.RefusedSourcesException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says which policies of which source are refused, and why.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedSourcesFailureAnalyzer extends AbstractFailureAnalyzer<RefusedSourcesException> {

	private static final String ACTION = "Mend what the source supplies. If one policy must not stop the others, supply it with 'leftOutIfRefused()'";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, RefusedSourcesException cause) {
		return new FailureAnalysis(SourcesReport.of(RefreshReport.REFUSED, cause.problems()).toString(), ACTION, cause);
	}

}
