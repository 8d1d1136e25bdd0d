package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Unknown keys as they will be called once the report's suggestions are followed, so that
 * the same report can say what is wrong with their values.
 */
final class Renamed {

	private final MapConfigurationPropertySource source = new MapConfigurationPropertySource();

	private final Map<ConfigurationPropertyName, ConfigurationProperty> written = new HashMap<>();

	/**
	 * Rename a property.
	 * @param property the property that has an unknown key
	 * @param key the key, without the index of an element
	 */
	void add(ConfigurationProperty property, UnknownKey key) {
		String element = property.getName().toString().substring(key.name().toString().length());
		key.suggestion().forEach((suggestion, value) -> {
			String name = suggestion + (value.isEmpty() ? element : "");
			if (this.written.putIfAbsent(ConfigurationPropertyName.adapt(name, '.'), property) == null) {
				this.source.put(name, value.isEmpty() ? property.getValue() : value);
			}
		});
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
