package io.github.corsstarter.autoconfigure.properties;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.corsstarter.CorsProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * A value of {@code cors} itself, as in {@code cors: false}, which binding ignores
 * without a word. Refused where unknown keys are; elsewhere, as {@code CORS} may be
 * anybody's environment variable, warned of.
 */
public final class BareValue {

	private static final ConfigurationPropertyName NAME = ConfigurationPropertyName.of(CorsProperties.PREFIX);

	private static final UnboundElementsSourceFilter CHECKED = new UnboundElementsSourceFilter();

	private final Environment environment;

	public BareValue(Environment environment) {
		this.environment = environment;
	}

	/**
	 * What must not start.
	 * @return the problem, if there is one
	 */
	public List<PropertyProblem> problems() {
		return values(true)
			.map((value) -> new PropertyProblem("", new CorsProblem("", CorsProblem.WHOLE, value, message(value))))
			.toList();
	}

	/**
	 * What has no effect, but may not be meant to.
	 * @return a warning on one line, if there is one
	 */
	public List<String> warnings() {
		return values(false)
			.map((value) -> new PropertyProblem("",
					new CorsProblem("", CorsProblem.WHOLE, value,
							"This environment variable or system property has no effect. " + remedy(value)))
				.toString())
			.toList();
	}

	/** The value that wins, if one of the sources has any. */
	private Stream<String> values(boolean checked) {
		Stream.Builder<String> values = Stream.builder();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			@Nullable ConfigurationProperty property = (CHECKED.apply(source) == checked) ? source.getConfigurationProperty(NAME)
					: null;
			String value = (property != null) ? Objects.toString(property.getValue(), "") : "";
			if (!value.isBlank()) {
				values.add(value);
			}
		}
		return values.build().limit(1);
	}

	private static String message(String value) {
		return "'cors' has keys and no value of its own. " + remedy(value);
	}

	private static String remedy(String value) {
		return switch (value) {
			case "true", "false" -> "Write 'cors.enabled=" + value + "'.";
			default -> "Write 'cors.allowed-origins', for example.";
		};
	}

}
