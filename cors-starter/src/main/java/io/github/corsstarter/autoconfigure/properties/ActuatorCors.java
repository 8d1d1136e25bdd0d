package io.github.corsstarter.autoconfigure.properties;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.corsstarter.web.path.PathPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Finds Spring Boot's own CORS properties for the Actuator on paths that a policy
 * governs, where they either repeat or contradict the policy.
 */
public final class ActuatorCors {

	private static final List<String> KEYS = List.of("management.endpoints.web.cors.allowed-origins",
			"management.endpoints.web.cors.allowed-origin-patterns");

	private static final int DEFAULT_PORT = 8080;

	private final Environment environment;

	private final ApplicationPaths application;

	/**
	 * Create a search.
	 * @param environment has the properties
	 * @param application what the application puts in front of its paths
	 */
	public ActuatorCors(Environment environment, ApplicationPaths application) {
		this.environment = environment;
		this.application = application;
	}

	/**
	 * Find the properties that have no effect.
	 * @param policies the policies in force
	 * @return a warning for each, on one line
	 */
	public List<String> warnings(List<PathPolicy> policies) {
		List<String> keys = policies.isEmpty() ? List.of()
				: KEYS.stream()
					.filter((key) -> Binder.get(this.environment).bind(key, Bindable.listOf(String.class)).isBound())
					.toList();
		if (keys.isEmpty() || isElsewhere()) {
			return List.of();
		}
		String basePath = basePath();
		PathPolicy governing = new GoverningPolicies(policies).of(basePath);
		return (governing == null) ? List.of() : keys.stream().map((key) -> inVain(key, governing, basePath)).toList();
	}

	/** The warning about a key that has no effect on a path. */
	static String inVain(String key, PathPolicy governing, String path) {
		return "%s: The policy '%s' governs '%s' too. Remove this key, and write what it says into the policy."
			.formatted(key, governing.policy().name(), path.isEmpty() ? "/" : path);
	}

	/** Whether the Actuator has a server of its own, where our filter does not run. */
	private boolean isElsewhere() {
		@Nullable Integer management = this.environment.getProperty("management.server.port", Integer.class);
		Integer server = this.environment.getProperty("server.port", Integer.class, DEFAULT_PORT);
		return management != null && (management == 0 || !Objects.equals(management, server));
	}

	private String basePath() {
		return Stream
			.of(this.application.servletPath(),
					this.environment.getProperty("management.endpoints.web.base-path", "/actuator"))
			.map((path) -> StringUtils.trimLeadingCharacter(StringUtils.trimTrailingCharacter(path, '/'), '/'))
			.filter(StringUtils::hasLength)
			.reduce("", (parent, path) -> parent + "/" + path);
	}

}
