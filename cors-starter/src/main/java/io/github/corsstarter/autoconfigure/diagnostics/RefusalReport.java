package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.autoconfigure.properties.BareValue;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicies;
import io.github.corsstarter.autoconfigure.properties.PropertyProblem;
import io.github.corsstarter.autoconfigure.properties.RefusedPropertiesException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * The report that is printed when the properties are refused, in the form of Spring
 * Boot's own reports. Not safe for concurrent use.
 */
final class RefusalReport {

	private static final String ACTION = "Update your application's configuration";

	private final StringBuilder description = new StringBuilder(
			"Failed to bind properties under '" + CorsProperties.PREFIX + "':");

	private final LenientBinding binding;

	private RefusalReport(LenientBinding binding) {
		this.binding = binding;
	}

	/**
	 * Report everything that is wrong with the properties, whichever of it failed the
	 * start-up: unknown keys, values of the wrong type, and refused values.
	 * @param environment where the properties are
	 * @param cause what failed the start-up
	 * @return the report
	 */
	static FailureAnalysis of(Environment environment, Throwable cause) {
		LenientBinding binding = new LenientBinding(environment);
		RefusalReport report = new RefusalReport(binding);
		Set<ConfigurationProperty> unknown = new TreeSet<>(KnownKeys.unknownIn(environment));
		if (cause instanceof UnboundConfigurationPropertiesException unbound) {
			unknown.addAll(unbound.getUnboundProperties());
		}
		report.addUnknown(unknown);
		binding.mistyped().forEach(report::add);
		if (cause instanceof RefusedPropertiesException refused) {
			refused.problems().forEach(report::add);
		}
		else {
			new BareValue(environment).problems().forEach(report::add);
			PropertiesPolicies.compile(binding.properties()).problems().forEach(report::add);
		}
		return new FailureAnalysis(report.description.toString(), ACTION, cause);
	}

	private void add(PropertyProblem problem) {
		ConfigurationProperty property = this.binding.find(problem.name());
		append(problem.key(), value(problem, property), Origin.from(nearest(problem, property)),
				problem.problem().message());
	}

	private void add(ConfigurationProperty property, String message) {
		append(property.getName().toString(), property.getValue(), property.getOrigin(), message);
	}

	/** The elements of an unknown list count as one key. */
	private void addUnknown(Collection<ConfigurationProperty> unbound) {
		Map<ConfigurationPropertyName, List<ConfigurationProperty>> byKey = new LinkedHashMap<>();
		for (ConfigurationProperty property : unbound) {
			ConfigurationPropertyName name = property.getName();
			byKey
				.computeIfAbsent(KnownKeys.contains(name) ? name : KnownKeys.withoutIndex(name),
						(key) -> new ArrayList<>())
				.add(property);
		}
		byKey.forEach((name, elements) -> append(name.toString(),
				String.join(", ", elements.stream().map((element) -> String.valueOf(element.getValue())).toList()),
				elements.get(0).getOrigin(), new UnknownKey(name).message()));
	}

	private void append(String key, @Nullable Object value, @Nullable Origin origin, String reason) {
		this.description.append("%n%n    Property: %s".formatted(key));
		if (value != null) {
			this.description.append("%n    Value: \"%s\"".formatted(value));
		}
		if (origin != null) {
			this.description.append("%n    Origin: %s".formatted(origin));
		}
		this.description.append("%n    Reason: %s".formatted(reason));
	}

	/**
	 * The value as it was written, if conversion changed it. The value of a placeholder
	 * says more than the placeholder itself.
	 */
	private static @Nullable Object value(PropertyProblem problem, @Nullable ConfigurationProperty property) {
		Object refused = problem.problem().value();
		if (property == null || refused instanceof CharSequence) {
			return refused;
		}
		Object written = property.getValue();
		return (refused != null && written.toString().contains("${")) ? refused : written;
	}

	/**
	 * The property that a problem's value came from: the entry itself, or the property
	 * that holds the whole comma-separated list. If there is no value, any property of
	 * the same policy leads to the right place.
	 */
	private @Nullable ConfigurationProperty nearest(PropertyProblem problem, @Nullable ConfigurationProperty property) {
		if (property != null) {
			return property;
		}
		ConfigurationPropertyName list = KnownKeys.withoutIndex(problem.name());
		ConfigurationProperty whole = this.binding.find(list);
		if (whole != null || problem.policy().isEmpty()) {
			return whole;
		}
		return this.binding.findBelow(list.chop(KnownKeys.POLICY_DEPTH));
	}

}
