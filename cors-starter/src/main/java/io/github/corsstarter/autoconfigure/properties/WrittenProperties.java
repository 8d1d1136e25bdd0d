package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.BeanUtils;
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
	static final WrittenProperties UNKNOWN = new WrittenProperties(Map.of(), Set.of());

	private static final String PREFIX = CorsProperties.PREFIX + ".";

	private static final String VARIABLE_PREFIX = "CORS_";

	/** Where Spring Boot's name for a file has its location. */
	private static final Pattern LOCATION = Pattern.compile("\\[([^]]+)]");

	private static final Set<String> KEYS = Arrays.stream(BeanUtils.getPropertyDescriptors(CorsProperties.class))
		.map((property) -> property.getName().toUpperCase(Locale.ROOT))
		.collect(Collectors.toUnmodifiableSet());

	/** The names in each source, by what the source is called. */
	private final Map<String, Set<String>> sources;

	private final Set<String> variables;

	private WrittenProperties(Map<String, Set<String>> sources, Set<String> variables) {
		this.sources = sources;
		this.variables = variables;
	}

	/**
	 * The properties in an environment.
	 * @param environment the environment
	 * @return their names
	 */
	public static WrittenProperties in(Environment environment) {
		Map<String, Set<String>> sources = new LinkedHashMap<>();
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
					sources.put(source.getName(), ours(others));
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
	Collection<Set<String>> sources() {
		return this.sources.values();
	}

	/**
	 * Where there are any of our properties.
	 * @return short names of the places, the one that goes first at the front
	 */
	public List<String> places() {
		List<String> places = new ArrayList<>();
		this.sources.forEach((source, names) -> {
			if (!names.isEmpty()) {
				places.add(place(source));
			}
		});
		if (this.variables.stream().anyMatch(WrittenProperties::isKey)) {
			places.add("environment variables");
		}
		return places;
	}

	private static String place(String source) {
		Matcher location = LOCATION.matcher(source);
		return switch (source) {
			case "commandLineArgs" -> "the command line";
			case "systemProperties" -> "system properties";
			default -> location.find() ? location.group(1) : source;
		};
	}

	/** Other variables with our prefix may belong to placeholders. */
	private static boolean isKey(String variable) {
		String rest = variable.substring(VARIABLE_PREFIX.length());
		return rest.startsWith("POLICIES_") || KEYS.contains(rest.replaceFirst("_\\d+_?$", "").replace("_", ""));
	}

	/**
	 * The names in all sources but the environment variables.
	 * @return the names, as they are written
	 */
	public Stream<String> names() {
		return this.sources.values().stream().flatMap(Set::stream);
	}

	/**
	 * The environment variables that may be ours.
	 * @return their names, in upper case
	 */
	Set<String> variables() {
		return this.variables;
	}

}
