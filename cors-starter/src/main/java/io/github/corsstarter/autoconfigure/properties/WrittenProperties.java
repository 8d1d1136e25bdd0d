package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The names of the {@code cors} properties as they are written, which binding does not
 * keep: in files, on the command line and the like, and in environment variables.
 * Immutable.
 */
public final class WrittenProperties {

	/** Nothing is known about how the properties are written. */
	static final WrittenProperties UNKNOWN = new WrittenProperties(List.of(), Set.of());

	private static final String PREFIX = CorsProperties.PREFIX + ".";

	private static final String VARIABLE_PREFIX = "CORS_";

	private final List<Set<String>> sources;

	private final Set<String> variables;

	private WrittenProperties(List<Set<String>> sources, Set<String> variables) {
		this.sources = sources;
		this.variables = variables;
	}

	/**
	 * The properties in an environment.
	 * @param environment the environment
	 * @return their names
	 */
	public static WrittenProperties in(Environment environment) {
		List<Set<String>> sources = new ArrayList<>();
		Set<String> variables = new LinkedHashSet<>();
		if (environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				if (source instanceof SystemEnvironmentPropertySource system) {
					Arrays.stream(system.getPropertyNames())
						.map((name) -> name.toUpperCase(Locale.ROOT))
						.filter((name) -> name.startsWith(VARIABLE_PREFIX))
						.forEach(variables::add);
				}
				else if (source instanceof EnumerablePropertySource<?> others) {
					sources.add(ours(others));
				}
			}
		}
		return new WrittenProperties(sources, variables);
	}

	private static Set<String> ours(EnumerablePropertySource<?> source) {
		Set<String> names = new LinkedHashSet<>();
		for (String name : source.getPropertyNames()) {
			if (name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
				names.add(name);
			}
		}
		return names;
	}

	/**
	 * The names in each source but the environment variables.
	 * @return the names, the source that goes first at the front
	 */
	List<Set<String>> sources() {
		return this.sources;
	}

	/**
	 * The names in all sources but the environment variables.
	 * @return the names, as they are written
	 */
	public Stream<String> names() {
		return this.sources.stream().flatMap(Set::stream);
	}

	/**
	 * The environment variables that may be ours.
	 * @return their names, in upper case
	 */
	Set<String> variables() {
		return this.variables;
	}

}
