package io.github.corsstarter.autoconfigure.properties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

/**
 * A configuration from a file of examples: a document that says under {@code example}
 * what it is. Under {@code variables} it may have environment variables, and under
 * {@code profile} the text of a file that overrides it.
 */
record Example(EnumerablePropertySource<?> document) {

	private static final String VARIABLES = "variables.";

	static Stream<Named<Example>> in(String file) throws IOException {
		return new YamlPropertySourceLoader().load("example", new ClassPathResource(file, Example.class))
			.stream()
			.map((document) -> new Example((EnumerablePropertySource<?>) document))
			.map((example) -> Named.of(example.value("sentence"), example));
	}

	String value(String key) {
		return String.valueOf(this.document.getProperty("example." + key));
	}

	@Nullable String find(String key) {
		Object value = this.document.getProperty("example." + key);
		return (value != null) ? value.toString() : null;
	}

	/** What would be written into a file. */
	Map<String, String> configuration() {
		Map<String, String> properties = new TreeMap<>();
		for (String name : this.document.getPropertyNames()) {
			if (!name.startsWith("example")) {
				properties.put(name, String.valueOf(this.document.getProperty(name)));
			}
		}
		return properties;
	}

	private Map<String, Object> variables() {
		Map<String, Object> variables = new LinkedHashMap<>();
		for (String name : this.document.getPropertyNames()) {
			if (name.startsWith(VARIABLES)) {
				variables.put(name.substring(VARIABLES.length()), String.valueOf(this.document.getProperty(name)));
			}
		}
		return variables;
	}

	WebApplicationContextRunner with(WebApplicationContextRunner runner) {
		return runner.withInitializer((context) -> {
			MutablePropertySources sources = context.getEnvironment().getPropertySources();
			String variables = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
			sources.replace(variables, new SystemEnvironmentPropertySource(variables, variables()));
			sources.addLast(this.document);
			Object profile = this.document.getProperty("profile");
			if (profile != null) {
				sources.addAfter(variables, load(profile.toString()));
			}
		});
	}

	private static PropertySource<?> load(String yaml) {
		try {
			List<PropertySource<?>> documents = new YamlPropertySourceLoader().load("profile",
					new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
			return documents.get(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
