package io.github.corsstarter.autoconfigure.diagnostics;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says for each unknown key under {@code cors} what its author may have meant, and what
 * else is wrong.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownKeysFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

	private final Environment environment;

	UnknownKeysFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
		return cause.getUnboundProperties().stream().allMatch((property) -> KnownKeys.isOurs(property.getName()))
				? RefusalReport.of(this.environment, cause) : null;
	}

}
