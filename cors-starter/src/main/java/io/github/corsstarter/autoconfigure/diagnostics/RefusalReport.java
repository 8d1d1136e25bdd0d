package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PropertyProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;

/**
 * What is printed when the properties are refused, in the form of Spring Boot's own
 * reports. Not safe for concurrent use.
 */
final class RefusalReport {

	private static final String ACTION = "Update your application's configuration";

	private final StringBuilder description = new StringBuilder(
			"Failed to bind properties under '" + CorsProperties.PREFIX + "':");

	/**
	 * Add a refused value.
	 * @param problem the problem
	 * @param bound the properties that were bound
	 */
	void add(PropertyProblem problem, Collection<ConfigurationProperty> bound) {
		ConfigurationProperty property = find(problem.name(), bound);
		append(problem.key(), value(problem, property), Origin.from(nearest(problem, property, bound)),
				problem.problem().message());
	}

	/**
	 * Add a property whose value is of another type.
	 * @param property the property
	 * @param message why it is refused, and what to write
	 */
	void add(ConfigurationProperty property, String message) {
		append(property.getName().toString(), property.getValue(), property.getOrigin(), message);
	}

	/**
	 * Add keys that nothing is bound to. The elements of an unknown list are one key.
	 * @param unbound the properties that were left unbound
	 */
	void addUnknown(Collection<ConfigurationProperty> unbound) {
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

	/**
	 * Close the report.
	 * @param cause the exception that it is about
	 * @return the report
	 */
	FailureAnalysis analysis(Throwable cause) {
		return new FailureAnalysis(this.description.toString(), ACTION, cause);
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
	 * The value as it was written, where conversion made something else of it. What a
	 * placeholder stands for says more than the placeholder.
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
	 * The property that a problem's value came with: itself, or the one that holds the
	 * whole list between commas. Where nothing stands, any of the same policy leads
	 * there.
	 */
	private static @Nullable ConfigurationProperty nearest(PropertyProblem problem,
			@Nullable ConfigurationProperty property, Collection<ConfigurationProperty> bound) {
		if (property != null) {
			return property;
		}
		ConfigurationPropertyName list = KnownKeys.withoutIndex(problem.name());
		ConfigurationProperty whole = find(list, bound);
		if (whole != null || problem.policy().isEmpty()) {
			return whole;
		}
		ConfigurationPropertyName policy = list.chop(KnownKeys.POLICY_DEPTH);
		return bound.stream().filter((candidate) -> policy.isAncestorOf(candidate.getName())).findFirst().orElse(null);
	}

	private static @Nullable ConfigurationProperty find(ConfigurationPropertyName name,
			Collection<ConfigurationProperty> bound) {
		return bound.stream().filter((property) -> property.getName().equals(name)).findFirst().orElse(null);
	}

}
