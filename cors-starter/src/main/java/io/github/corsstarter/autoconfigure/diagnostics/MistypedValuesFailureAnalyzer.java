package io.github.corsstarter.autoconfigure.diagnostics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.corsstarter.Danger;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PolicyProperties;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicies;
import io.github.corsstarter.internal.policy.ListProblems;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/**
 * Says for each value under {@code cors} that is of another type than its key what to
 * write instead, and what else is wrong. Spring Boot stops at the first such value; its
 * own analyzer names the classes that could not be converted.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class MistypedValuesFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final String POLICY = "A policy has keys of its own. Write 'cors.policies.<name>.allowed-origins', for example.";

	private static final String DANGERS = Arrays.stream(Danger.values())
		.map((danger) -> "'" + danger.key() + "'")
		.collect(Collectors.joining(", ", "What can be tolerated has a name. Write one of ", "."));

	private static final Map<Class<?>, String> MESSAGES = Map.of(Boolean.class,
			"This is neither true nor false. Write 'true' or 'false'.", Duration.class,
			"This is no duration. Write a number and one unit such as '30m', or a number of seconds.", Integer.class,
			"An order is a whole number. Write one such as '" + CorsPolicyFilter.DEFAULT_ORDER
					+ "', or remove the key.",
			Danger.class, DANGERS, Set.class, DANGERS, Map.class, POLICY, PolicyProperties.class, POLICY);

	private final Environment environment;

	MistypedValuesFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		if (!KnownKeys.isOurs(cause.getName()) || !(cause.getCause() instanceof ConversionException)) {
			return null;
		}
		Rebinding rebinding = new Rebinding();
		CorsProperties properties = Binder.get(this.environment)
			.bindOrCreate(CorsProperties.PREFIX, Bindable.of(CorsProperties.class), rebinding);
		RefusalReport report = new RefusalReport();
		report.addUnknown(KnownKeys.unknownIn(this.environment));
		rebinding.mistyped.forEach(report::add);
		PropertiesPolicies.compile(properties).problems().forEach((problem) -> report.add(problem, rebinding.bound));
		return report.analysis(cause);
	}

	/**
	 * Binds once more, and leaves unset what is of another type.
	 */
	private static final class Rebinding extends AbstractBindHandler {

		private final List<ConfigurationProperty> bound = new ArrayList<>();

		private final Map<ConfigurationProperty, String> mistyped = new TreeMap<>();

		@Override
		public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			if (context.getConfigurationProperty() != null) {
				this.bound.add(context.getConfigurationProperty());
			}
			return result;
		}

		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			Class<?> type = target.getBoxedType().resolve(Object.class);
			String message = MESSAGES.get(type);
			if (error instanceof ConversionException && message != null) {
				add(find(name, context), message);
			}
			// A list whose element was left out has a gap.
			else if (!(error instanceof UnboundConfigurationPropertiesException)) {
				throw error;
			}
			// Nothing is to be reported that may have been tolerated.
			return (type == Set.class) ? EnumSet.allOf(Danger.class) : null;
		}

		private void add(ConfigurationProperty property, String message) {
			// Whether it holds a placeholder is known there.
			ListProblems
				.of(property.getName().toString(), List.of(property.getValue().toString()), (value) -> List.of(message))
				.forEach((problem) -> this.mistyped.put(property, problem.message()));
		}

		/** The context knows the property of a simple value only. */
		private static ConfigurationProperty find(ConfigurationPropertyName name, BindContext context) {
			for (ConfigurationPropertySource source : context.getSources()) {
				ConfigurationProperty property = source.getConfigurationProperty(name);
				if (property != null) {
					return property;
				}
			}
			throw new IllegalStateException("Nothing stands under '" + name + "'");
		}

	}

}
