package io.github.corsstarter.autoconfigure.diagnostics;

import io.github.corsstarter.autoconfigure.sources.FailedSourceException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says which source failed, so that it is not known which origins to allow.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailedSourceFailureAnalyzer extends AbstractFailureAnalyzer<FailedSourceException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, FailedSourceException cause) {
		return new FailureAnalysis("""
				The CorsPolicySource '%s' failed, so it is not known which origins to allow:

				    Source: %s
				    Reason: %s""".formatted(cause.source(), cause.type(), cause.getCause()),
				"Make what the source reads available before the application starts. If the application may start "
						+ "without it, let the source supply no policies instead of failing",
				cause);
	}

}
