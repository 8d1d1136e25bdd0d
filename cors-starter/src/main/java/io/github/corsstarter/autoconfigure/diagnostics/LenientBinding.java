package io.github.corsstarter.autoconfigure.diagnostics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.corsstarter.Danger;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.ForgivingBindHandler;
import io.github.corsstarter.autoconfigure.properties.PolicyProperties;
import io.github.corsstarter.internal.policy.ListProblems;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/**
 * Binds the properties again for a report. Leaves values of the wrong type unset, and
 * records them and the property that each value comes from, neither of which normal
 * binding keeps. Not safe for concurrent use.
 */
final class LenientBinding extends AbstractBindHandler {

	private static final String POLICY = "A policy has keys of its own. Write 'cors.policies.<name>.allowed-origins', for example.";

	private static final String DANGERS = Arrays.stream(Danger.values())
		.map((danger) -> "'" + danger.key() + "'")
		.collect(Collectors.joining(", ", "This is not the name of something that can be tolerated. Write one of ",
				"."));

	private static final Map<Class<?>, String> MESSAGES = Map.of(Boolean.class,
			"This is neither true nor false. Write 'true' or 'false'.", Duration.class,
			"This is not a duration. Write a number and one unit such as '30m', or a number of seconds.", Integer.class,
			"An order is a whole number. Write one such as '" + CorsProperties.DEFAULT_FILTER_ORDER
					+ "', or remove the key.",
			Danger.class, DANGERS, Set.class, DANGERS, Map.class, POLICY, PolicyProperties.class, POLICY);

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(CorsProperties.PREFIX);

	private final Map<ConfigurationPropertyName, ConfigurationProperty> bound = new LinkedHashMap<>();

	private final Map<ConfigurationProperty, String> mistyped = new TreeMap<>();

	private final CorsProperties properties;

	/**
	 * Bind the properties.
	 * @param environment where they are
	 * @param renamed those that have an unknown key, as they will be called
	 */
	LenientBinding(Environment environment, Renamed renamed) {
		super(new ForgivingBindHandler(BindHandler.DEFAULT));
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		ConfigurationPropertySources.get(environment).forEach(sources::add);
		for (ConfigurationPropertySource source : sources) {
			ConfigurationProperty bare = source.getConfigurationProperty(ROOT);
			if (bare != null) {
				this.bound.putIfAbsent(ROOT, bare);
			}
		}
		sources.add(renamed.source());
		this.properties = new Binder(sources, new PropertySourcesPlaceholdersResolver(environment))
			.bindOrCreate(CorsProperties.PREFIX, Bindable.of(CorsProperties.class), this);
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		ConfigurationProperty property = context.getConfigurationProperty();
		if (property != null) {
			this.bound.putIfAbsent(property.getName(), property);
		}
		return super.onSuccess(name, target, context, result);
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		if (name.equals(ROOT)) {
			// A value of 'cors' itself, which is reported as such.
			return null;
		}
		try {
			return super.onFailure(name, target, context, error);
		}
		catch (Exception unforgiven) {
			return report(name, target, context, unforgiven);
		}
	}

	private @Nullable Object report(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		Class<?> type = target.getBoxedType().resolve(Object.class);
		String message = MESSAGES.get(type);
		if (error instanceof ConversionException && message != null) {
			add(written(name, context), message);
		}
		// A list has a gap where an element was left out.
		else if (!(error instanceof UnboundConfigurationPropertiesException)) {
			throw error;
		}
		// What may have been tolerated must not be reported.
		return (type == Set.class) ? EnumSet.allOf(Danger.class) : null;
	}

	private void add(ConfigurationProperty property, String message) {
		// An unresolved placeholder is reported as such.
		ListProblems
			.of(property.getName().toString(), List.of(property.getValue().toString()), (value) -> List.of(message))
			.forEach((problem) -> this.mistyped.put(property, problem.message()));
	}

	/** The context knows the property only for a simple value. */
	private static ConfigurationProperty written(ConfigurationPropertyName name, BindContext context) {
		for (ConfigurationPropertySource source : context.getSources()) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		throw new IllegalStateException("There is no value under '" + name + "'");
	}

	/**
	 * The properties, as far as they could be bound.
	 * @return the properties
	 */
	CorsProperties properties() {
		return this.properties;
	}

	/**
	 * The properties whose values are of the wrong type.
	 * @return a problem for each
	 */
	Map<ConfigurationProperty, String> mistyped() {
		return this.mistyped;
	}

	/**
	 * Find a property that was bound.
	 * @param name its name
	 * @return the property, or {@code null} if no value was bound from it
	 */
	@Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
		return this.bound.get(name);
	}

	/**
	 * Find any property below a name that was bound.
	 * @param parent the name
	 * @return the first, or {@code null} if there is none
	 */
	@Nullable ConfigurationProperty findBelow(ConfigurationPropertyName parent) {
		return this.bound.values()
			.stream()
			.filter((property) -> parent.isAncestorOf(property.getName()))
			.findFirst()
			.orElse(null);
	}

}
