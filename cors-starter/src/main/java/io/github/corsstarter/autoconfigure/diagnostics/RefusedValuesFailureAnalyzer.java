package io.github.corsstarter.autoconfigure.diagnostics;

import io.github.corsstarter.autoconfigure.properties.RefusedPropertiesException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says where refused values under {@code cors} come from, down to the elements of a list
 * and the named policies.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedValuesFailureAnalyzer extends AbstractFailureAnalyzer<RefusedPropertiesException> {

	private final Environment environment;

	RefusedValuesFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, RefusedPropertiesException cause) {
		return RefusalReport.of(this.environment, cause);
	}

}
