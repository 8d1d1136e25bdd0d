package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
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
 * Finds the CORS properties of Spring for GraphQL and of Spring Cloud Gateway on paths
 * that a policy governs, where they have no effect.
 */
public final class OtherCors {

	private static final List<String> GRAPHQL_KEYS = List.of("spring.graphql.cors.allowed-origins",
			"spring.graphql.cors.allowed-origin-patterns");

	/** The map of paths, which has had several names. */
	private static final Pattern GATEWAY_KEY = Pattern
		.compile("(?i)(spring\\.cloud\\.gateway\\.(?:[a-z.]+\\.)?globalcors\\.cors-?configurations\\[(/[^]]*)])\\..+");

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
		Map<String, String> paths = new LinkedHashMap<>();
		addGraphQl(paths);
		addGateway(paths);
		List<String> warnings = new ArrayList<>();
		paths.forEach((key, path) -> policies.stream()
			.filter((policy) -> policy.paths().stream().anyMatch((pattern) -> ActuatorCors.governs(pattern, path)))
			.findFirst()
			.ifPresent((governing) -> warnings.add(ActuatorCors.inVain(key, governing, path))));
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
		if (this.environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				if (source instanceof EnumerablePropertySource<?> enumerable) {
					for (String name : enumerable.getPropertyNames()) {
						Matcher key = GATEWAY_KEY.matcher(name);
						if (key.matches()) {
							paths.putIfAbsent(key.group(1), key.group(2).replaceFirst("/?\\*+$", ""));
						}
					}
				}
			}
		}
	}

}
