package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;

/**
 * Unknown keys as they will be called once the report's suggestions are followed, so that
 * the same report can say what is wrong with their values. Immutable.
 */
final class Renamed {

	/**
	 * Most unknown keys to rename: where there are more, nothing else would be reported
	 * anyway.
	 */
	private static final int MAX_KEYS = RefusalReport.MAX_REPORTED;

	private final Map<String, Object> values = new LinkedHashMap<>();

	private final Map<ConfigurationPropertyName, ConfigurationProperty> written = new HashMap<>();

	private final ConfigurationPropertySource source;

	/**
	 * Rename properties.
	 * @param unknown the properties of each unknown key
	 */
	Renamed(Map<UnknownKey, List<ConfigurationProperty>> unknown) {
		unknown.entrySet().stream().limit(MAX_KEYS).forEach((each) -> add(each.getKey(), each.getValue()));
		// Binding asks for each element: a source that may still change would compare all
		// of its names each time.
		this.source = Objects.requireNonNull(
				ConfigurationPropertySource.from(new OriginTrackedMapPropertySource("renamed", this.values, true)));
	}

	private void add(UnknownKey key, List<ConfigurationProperty> properties) {
		Map<String, String> suggestion = key.suggestion();
		int keyLength = key.name().toString().length();
		for (ConfigurationProperty property : properties) {
			String element = property.getName().toString().substring(keyLength);
			suggestion.forEach((suggested, value) -> {
				String name = suggested + (value.isEmpty() ? element : "");
				if (this.written.putIfAbsent(ConfigurationPropertyName.adapt(name, '.'), property) == null) {
					this.values.put(name, value.isEmpty() ? property.getValue() : value);
				}
			});
		}
	}

	/**
	 * The properties by their new names.
	 * @return the source, which goes last
	 */
	ConfigurationPropertySource source() {
		return this.source;
	}

	/**
	 * The property that was renamed.
	 * @param bound a property that was bound
	 * @return the property as it is written, or {@code null} if it was not renamed
	 */
	@Nullable ConfigurationProperty written(@Nullable ConfigurationProperty bound) {
		ConfigurationProperty renamed = (bound != null) ? this.source.getConfigurationProperty(bound.getName()) : null;
		// The same name in a file goes first.
		return (bound != null && renamed != null && bound.getSource() == renamed.getSource())
				? this.written.get(bound.getName()) : null;
	}

}
