package io.github.corsstarter.autoconfigure.diagnostics;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/**
 * Says for each value of the wrong type under {@code cors} what to write instead, and
 * what else is wrong. Spring Boot stops at the first such value, and its own analyzer
 * names classes that could not be converted.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class MistypedValuesFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private final Environment environment;

	MistypedValuesFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		return (KnownKeys.isOurs(cause.getName()) && cause.getCause() instanceof ConversionException)
				? RefusalReport.of(this.environment, cause) : null;
	}

}
