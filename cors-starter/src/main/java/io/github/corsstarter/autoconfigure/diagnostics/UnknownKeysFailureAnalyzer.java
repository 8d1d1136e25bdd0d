package io.github.corsstarter.autoconfigure.diagnostics;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says for each unknown key under {@code cors} what its author may have meant.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownKeysFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
		if (!cause.getUnboundProperties().stream().allMatch((property) -> KnownKeys.isOurs(property.getName()))) {
			return null;
		}
		RefusalReport report = new RefusalReport();
		report.addUnknown(cause.getUnboundProperties());
		return report.analysis(cause);
	}

}
