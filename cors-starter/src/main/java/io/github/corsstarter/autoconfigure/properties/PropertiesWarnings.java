package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.web.path.PathPolicy;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Finds everything about the {@code cors} properties, and about properties beside them,
 * that works as configured but probably not as intended.
 */
public final class PropertiesWarnings {

	private final Environment environment;

	private final ApplicationPaths application;

	/**
	 * Create a search.
	 * @param context the application with the properties
	 */
	public PropertiesWarnings(ApplicationContext context) {
		this.environment = context.getEnvironment();
		this.application = ApplicationPaths.of(context);
	}

	/**
	 * Find what deserves a warning.
	 * @param compiled the policies that the properties define, with which nothing is
	 * wrong
	 * @return a warning for each, on one line
	 */
	public List<String> of(PropertiesPolicies compiled) {
		List<PathPolicy> policies = compiled.policies();
		List<String> warnings = new ArrayList<>(new BareValue(this.environment).warnings());
		warnings.addAll(compiled.warnings());
		warnings.addAll(compiled.misplacedPaths(this.application));
		warnings.addAll(new ActuatorCors(this.environment, this.application).warnings(policies));
		warnings.addAll(new OtherCors(this.environment).warnings(policies));
		return warnings;
	}

}
