package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.properties.PropertyProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.validation.ObjectError;

/**
 * Says where refused values under {@code cors} come from. Spring Boot's own analyzer
 * knows that for simple properties only, but neither for the elements of a list nor for
 * the named policies, and it would hide unknown keys, which are often the cause.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedValuesFailureAnalyzer extends AbstractFailureAnalyzer<BindValidationException> {

	private final Environment environment;

	RefusedValuesFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindValidationException cause) {
		List<PropertyProblem> problems = cause.getValidationErrors()
			.getAllErrors()
			.stream()
			.flatMap(RefusedValuesFailureAnalyzer::problems)
			.toList();
		if (problems.size() != cause.getValidationErrors().getAllErrors().size()) {
			// Not ours, or another validator's too: Spring Boot can tell at least what.
			return null;
		}
		RefusalReport report = new RefusalReport();
		report.addUnknown(KnownKeys.unknownIn(this.environment));
		Collection<ConfigurationProperty> bound = cause.getValidationErrors().getBoundProperties();
		problems.forEach((problem) -> report.add(problem, bound));
		return report.analysis(cause);
	}

	private static Stream<PropertyProblem> problems(ObjectError error) {
		Object[] arguments = error.getArguments();
		return (arguments != null && arguments.length == 1 && arguments[0] instanceof PropertyProblem problem)
				? Stream.of(problem) : Stream.empty();
	}

}
