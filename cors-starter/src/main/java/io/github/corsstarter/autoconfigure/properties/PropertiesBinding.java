package io.github.corsstarter.autoconfigure.properties;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;

/**
 * Binds the {@code cors} properties as they are now, into a fresh object each time, so
 * that keys which are gone are unset. Uses Spring Boot's own binder, with the converters
 * and handlers of the application.
 */
public final class PropertiesBinding {

	/** The name that Spring Boot would give the bean of the properties. */
	public static final String BEAN_NAME = CorsProperties.PREFIX + "-" + CorsProperties.class.getName();

	private final ConfigurationPropertiesBindingPostProcessor binder;

	/**
	 * Create a binding.
	 * @param binder what binds every bean of properties
	 */
	public PropertiesBinding(ConfigurationPropertiesBindingPostProcessor binder) {
		this.binder = binder;
	}

	/**
	 * Bind the properties.
	 * @return a new object
	 */
	public CorsProperties bind() {
		CorsProperties properties = new CorsProperties();
		this.binder.postProcessBeforeInitialization(properties, BEAN_NAME);
		return properties;
	}

}
