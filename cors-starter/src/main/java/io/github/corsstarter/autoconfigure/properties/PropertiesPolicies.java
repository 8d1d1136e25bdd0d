package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.InvalidCorsPolicyException;
import io.github.corsstarter.web.path.PathPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The policies that the properties define, and everything that is wrong with them.
 */
public final class PropertiesPolicies {

	/** The paths of a policy that sets none. */
	private static final List<String> ALL_PATHS = List.of(PathPolicy.ALL_PATHS);

	private final CorsProperties properties;

	private final List<PathPolicy> policies = new ArrayList<>();

	/**
	 * A set, as a mistake in a default is one mistake, however many policies inherit it.
	 */
	private final Set<PropertyProblem> problems = new LinkedHashSet<>();

	private PropertiesPolicies(CorsProperties properties) {
		this.properties = properties;
	}

	/**
	 * Compile the properties.
	 * @param properties the properties
	 * @return the policies, of which those are missing that are refused, and the problems
	 */
	public static PropertiesPolicies compile(CorsProperties properties) {
		PropertiesPolicies compiled = new PropertiesPolicies(properties);
		compiled.checkEnabled();
		List<PolicySection> sections = sections(properties);
		PolicyClashes clashes = new PolicyClashes(sections.size());
		sections.forEach((section) -> compiled.add(section, clashes));
		return compiled;
	}

	/**
	 * The sections of the properties, one for each policy.
	 * @param properties the properties
	 * @return the sections, that of the default policy first
	 */
	static List<PolicySection> sections(CorsProperties properties) {
		List<PolicySection> sections = new ArrayList<>();
		if (properties.setsOrigins()) {
			sections.add(PolicySection.ofDefaults(properties));
		}
		properties.getPolicies().forEach((name, policy) -> sections.add(new PolicySection(name, policy, properties)));
		return sections;
	}

	/**
	 * The policies, and the paths that they govern.
	 * @return the policies, the default one first
	 */
	public List<PathPolicy> policies() {
		return this.policies;
	}

	/**
	 * What is wrong with the properties.
	 * @return the problems, each once; empty if nothing is wrong
	 */
	public Set<PropertyProblem> problems() {
		return this.problems;
	}

	/**
	 * Nothing of this exists where the key is 'false'. What else binds to false, as 'off'
	 * does, Spring Boot's condition does not know.
	 */
	private void checkEnabled() {
		if (!this.properties.isEnabled()) {
			this.problems.add(new PropertyProblem("", new CorsProblem("enabled", CorsProblem.WHOLE, false,
					"Only the word 'false' switches this off. Write 'false'.")));
		}
	}

	private void add(PolicySection section, PolicyClashes clashes) {
		if (section.isNamed() && section.name().equals(CorsPolicies.DEFAULT) && this.properties.setsOrigins()) {
			this.problems.add(new PropertyProblem(section.key(), new CorsProblem("", CorsProblem.WHOLE, null,
					"The keys directly under 'cors' are the policy 'default' already. Write another name.")));
			return;
		}
		List<CorsProblem> mistakes = new ArrayList<>();
		CorsPolicy policy = null;
		try {
			policy = builder(section).build();
		}
		catch (InvalidCorsPolicyException ex) {
			mistakes.addAll(ex.problems());
		}
		List<String> paths = Objects.requireNonNullElse(section.value(PolicyProperties::getPaths), ALL_PATHS);
		mistakes.addAll(PathPolicy.problems(paths));
		if (section.inheritsOriginsAndPaths()) {
			this.problems.add(new PropertyProblem(section.key(),
					new CorsProblem("", CorsProblem.WHOLE, null,
							"This policy has both the origins and the paths of the policy 'default'. "
									+ "Write 'paths' or origins of its own.")));
		}
		else {
			clashes.find(section, paths).forEach((clash) -> add(clash, mistakes));
		}
		if (policy != null && mistakes.isEmpty()) {
			this.policies.add(new PathPolicy(policy, paths));
		}
		mistakes.forEach((mistake) -> this.problems.add(section.locate(mistake)));
	}

	private CorsPolicyBuilder builder(PolicySection section) {
		PolicyProperties origins = section.origins();
		CorsPolicyBuilder builder = CorsPolicy.builder()
			.name(section.name())
			.ruleNames(section::keyOf)
			.dangerouslyTolerate(this.properties.getDangerouslyTolerate());
		set(origins.getAllowedOrigins(), builder::allowedOrigins);
		set(origins.getAllowedOriginPatterns(), builder::allowedOriginPatterns);
		set(origins.getAllowedOriginRegexes(), builder::allowedOriginRegexes);
		set(section.value(PolicyProperties::getAllowedMethods), builder::allowedMethods);
		set(section.value(PolicyProperties::getAllowedHeaders), builder::allowedHeaders);
		set(section.value(PolicyProperties::getExposedHeaders), builder::exposedHeaders);
		set(section.value(PolicyProperties::getAllowCredentials), builder::allowCredentials);
		set(section.value(PolicyProperties::getMaxAge), builder::maxAge);
		return builder;
	}

	private static <T> void set(@Nullable T value, Consumer<T> setter) {
		if (value != null) {
			setter.accept(value);
		}
	}

	/** Add a mistake, unless the same entry has one already: that one goes first. */
	private static void add(CorsProblem mistake, List<CorsProblem> mistakes) {
		if (mistakes.stream()
			.noneMatch((other) -> other.property().equals(mistake.property()) && other.index() == mistake.index())) {
			mistakes.add(mistake);
		}
	}

}
