package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.corsstarter.autoconfigure.properties.BareValue;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicies;
import io.github.corsstarter.autoconfigure.properties.PropertyProblem;
import io.github.corsstarter.autoconfigure.properties.RefusedPropertiesException;
import io.github.corsstarter.autoconfigure.properties.WrittenProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * The report that is printed when the properties are refused, in the form of Spring
 * Boot's own reports. Not safe for concurrent use.
 */
final class RefusalReport {

	/** Most problems to report: nobody reads more before mending the first. */
	static final int MAX_REPORTED = 100;

	private static final String ACTION = "Update your application's configuration";

	private final ReportText description = new ReportText(
			"Failed to bind properties under '" + CorsProperties.PREFIX + "':");

	private final Environment environment;

	private final LenientBinding binding;

	private final Spellings spellings;

	/** The properties of each unknown key: the elements of a list count as one. */
	private final Map<UnknownKey, List<ConfigurationProperty>> unknown = new LinkedHashMap<>();

	private final Renamed renamed;

	private int problems;

	private RefusalReport(Environment environment, WrittenProperties written,
			Collection<ConfigurationProperty> unknown) {
		this.environment = environment;
		this.spellings = new Spellings(written);
		for (ConfigurationProperty property : unknown) {
			this.unknown.computeIfAbsent(key(property.getName()), (key) -> new ArrayList<>()).add(property);
		}
		this.renamed = new Renamed(this.unknown);
		this.binding = new LenientBinding(environment, this.renamed);
	}

	/**
	 * Report everything that is wrong with the properties, whichever of it failed the
	 * start-up: unknown keys, values of the wrong type, and refused values.
	 * @param environment where the properties are
	 * @param cause what failed the start-up
	 * @return the report
	 */
	static FailureAnalysis of(Environment environment, Throwable cause) {
		return new FailureAnalysis(text(environment, cause).toString(), ACTION, cause);
	}

	/**
	 * Report everything that is wrong with the properties.
	 * @param environment where the properties are
	 * @param cause why they are refused
	 * @return the report
	 */
	static ReportText text(Environment environment, Throwable cause) {
		Set<ConfigurationProperty> unknown = new TreeSet<>(KnownKeys.unknownIn(environment));
		if (cause instanceof UnboundConfigurationPropertiesException unbound) {
			unknown.addAll(unbound.getUnboundProperties());
		}
		WrittenProperties written = WrittenProperties.in(environment);
		RefusalReport report = new RefusalReport(environment, written, unknown);
		LenientBinding binding = report.binding;
		report.unknown.forEach(report::add);
		binding.mistyped().forEach(report::add);
		if (cause instanceof RefusedPropertiesException refused) {
			refused.problems().forEach(report::add);
		}
		else {
			new BareValue(environment).problems().forEach(report::add);
			PropertiesPolicies.compile(binding.properties(), written).problems().forEach(report::add);
		}
		report.addCount();
		return report.description;
	}

	/** Whether to report one more problem, and not only to count it. */
	private boolean isNextReported() {
		this.problems++;
		return this.problems <= MAX_REPORTED;
	}

	private void addCount() {
		if (this.problems > MAX_REPORTED) {
			this.description.appendRest(this.problems - MAX_REPORTED);
		}
	}

	private void add(PropertyProblem problem) {
		if (!isNextReported()) {
			return;
		}
		ConfigurationPropertyName name = name(problem);
		ConfigurationProperty written = written(name);
		if (written != null) {
			String index = problem.key().substring(problem.key().replaceFirst("\\[\\d+]$", "").length());
			this.description.append(key(written.getName()).spelling() + index, problem.problem().value(),
					written.getOrigin(), problem.problem().message());
			return;
		}
		ConfigurationProperty bound = this.binding.find(name);
		ConfigurationProperty property = (bound != null) ? bound : unbound(name);
		this.description.append(this.spellings.of(name, problem.key()), value(problem, property),
				Origin.from(nearest(problem, name, property)), problem.problem().message());
	}

	/** The property that a problem is about, if it was written by an unknown key. */
	private @Nullable ConfigurationProperty written(ConfigurationPropertyName name) {
		ConfigurationProperty element = this.renamed.written(this.binding.find(name));
		return (element != null) ? element : this.renamed.written(this.binding.find(KnownKeys.withoutIndex(name)));
	}

	/** A name of letters and digits may be in brackets all the same. */
	private ConfigurationPropertyName name(PropertyProblem problem) {
		ConfigurationPropertyName bracketed = problem.bracketedName();
		return (this.binding.find(bracketed) != null || this.binding.find(KnownKeys.withoutIndex(bracketed)) != null)
				? bracketed : problem.name();
	}

	private void add(ConfigurationProperty property, String message) {
		if (!isNextReported()) {
			return;
		}
		this.description.append(spelling(property.getName()), property.getValue(), property.getOrigin(), message);
	}

	private void add(UnknownKey key, List<ConfigurationProperty> elements) {
		if (!isNextReported()) {
			return;
		}
		this.description.append(key.spelling(), values(elements), elements.get(0).getOrigin(), key.message());
	}

	private static String values(List<ConfigurationProperty> elements) {
		int more = elements.size() - MAX_REPORTED;
		return elements.stream()
			.limit(MAX_REPORTED)
			.map((element) -> String.valueOf(element.getValue()))
			.collect(Collectors.joining(", ", "", (more > 0) ? ", and " + more + " more" : ""));
	}

	private UnknownKey key(ConfigurationPropertyName property) {
		ConfigurationPropertyName name = KnownKeys.contains(property) ? property : KnownKeys.withoutIndex(property);
		String spelling = spelling(property);
		return new UnknownKey(name, name.equals(property) ? spelling : spelling.replaceFirst("(?:\\[\\d+])+$", ""));
	}

	private String spelling(ConfigurationPropertyName name) {
		return this.spellings.of(name, name.toString());
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
	private @Nullable ConfigurationProperty nearest(PropertyProblem problem, ConfigurationPropertyName name,
			@Nullable ConfigurationProperty property) {
		if (property != null) {
			return property;
		}
		ConfigurationPropertyName list = KnownKeys.withoutIndex(name);
		ConfigurationProperty whole = this.binding.find(list);
		if (whole != null || problem.policy().isEmpty()) {
			return whole;
		}
		ConfigurationProperty below = this.binding.findBelow(list.chop(KnownKeys.POLICY_DEPTH));
		ConfigurationProperty written = this.renamed.written(below);
		return (written != null) ? written : below;
	}

	/** A property that nothing was bound from, such as a misspelled variable. */
	private @Nullable ConfigurationProperty unbound(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

}
