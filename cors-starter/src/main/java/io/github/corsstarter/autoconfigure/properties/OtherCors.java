package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.web.path.PathPolicy;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Finds the CORS properties of Spring for GraphQL and of Spring Cloud Gateway, for all
 * its routes or for one, on paths that a policy governs, where they have no effect.
 */
public final class OtherCors {

	private static final List<String> GRAPHQL_KEYS = List.of("spring.graphql.cors.allowed-origins",
			"spring.graphql.cors.allowed-origin-patterns");

	/** The map of paths, which has had several names. */
	private static final Pattern GLOBAL_KEY = Pattern.compile(
			"(?i)(spring\\.cloud\\.gateway\\.(?:[a-z.]+\\.)?globalcors\\.cors-?configurations\\.?\\[(/[^]]*)])\\..+");

	/** The metadata of a route. */
	private static final Pattern ROUTE_KEY = Pattern
		.compile("(?i)((spring\\.cloud\\.gateway\\.(?:[a-z.]+\\.)?routes\\[[0-9]+]\\.)metadata\\.cors)\\..+");

	/** A predicate of a route. */
	private static final Pattern PREDICATE_KEY = Pattern
		.compile("(?i)(spring\\.cloud\\.gateway\\.(?:[a-z.]+\\.)?routes\\[[0-9]+]\\.)predicates\\[.+");

	private static final String PATH_PREDICATE = "Path=";

	/** Of a route without a path. */
	private static final String ALL_PATHS = "/**";

	private final Environment environment;

	public OtherCors(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Find the properties that have no effect.
	 * @param policies the policies in force
	 * @return a warning for each, on one line
	 */
	public List<String> warnings(List<PathPolicy> policies) {
		if (policies.isEmpty()) {
			return List.of();
		}
		Map<String, String> paths = new LinkedHashMap<>();
		addGraphQl(paths);
		addGateway(paths);
		List<String> warnings = new ArrayList<>();
		if (paths.isEmpty()) {
			return warnings;
		}
		GoverningPolicies governing = new GoverningPolicies(policies);
		paths.forEach((key, path) -> {
			PathPolicy policy = governing.of(path);
			if (policy != null) {
				warnings.add(ActuatorCors.inVain(key, policy, path));
			}
		});
		return warnings;
	}

	private void addGraphQl(Map<String, String> paths) {
		String path = this.environment.getProperty("spring.graphql.http.path",
				this.environment.getProperty("spring.graphql.path", "/graphql"));
		GRAPHQL_KEYS.stream()
			.filter((key) -> Binder.get(this.environment).bind(key, Bindable.listOf(String.class)).isBound())
			.forEach((key) -> paths.put(key, path));
	}

	private void addGateway(Map<String, String> paths) {
		List<String> names = names();
		Map<String, String> pathsOfRoutes = new HashMap<>();
		names.forEach((name) -> addPathOfRoute(name, pathsOfRoutes));
		for (String name : names) {
			Matcher global = GLOBAL_KEY.matcher(name);
			if (global.matches()) {
				paths.putIfAbsent(global.group(1), withoutStars(global.group(2)));
			}
			Matcher route = ROUTE_KEY.matcher(name);
			if (route.matches()) {
				paths.putIfAbsent(route.group(1), withoutStars(pathsOfRoutes.getOrDefault(route.group(2), ALL_PATHS)));
			}
		}
	}

	private List<String> names() {
		List<String> names = new ArrayList<>();
		if (this.environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				if (source instanceof EnumerablePropertySource<?> enumerable) {
					names.addAll(List.of(enumerable.getPropertyNames()));
				}
			}
		}
		return names;
	}

	/**
	 * The first path pattern of a route, in the short or the long form of a predicate.
	 */
	private void addPathOfRoute(String name, Map<String, String> paths) {
		Matcher predicate = PREDICATE_KEY.matcher(name);
		if (predicate.matches() && !paths.containsKey(predicate.group(1))) {
			String value = this.environment.getProperty(name, "").strip();
			boolean isShort = value.regionMatches(true, 0, PATH_PREDICATE, 0, PATH_PREDICATE.length());
			if (isShort || (name.contains("].args") && value.startsWith("/"))) {
				String patterns = isShort ? value.substring(PATH_PREDICATE.length()) : value;
				paths.put(predicate.group(1), patterns.split(",", 2)[0].strip());
			}
		}
	}

	private static String withoutStars(String pattern) {
		return pattern.replaceFirst("/?\\*+$", "");
	}

}
