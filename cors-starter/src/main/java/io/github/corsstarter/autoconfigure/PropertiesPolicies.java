package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.InvalidCorsPolicyException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * The policies that the properties define, and everything that is wrong with them.
 */
final class PropertiesPolicies {

	private static final String ORIGIN_KEYS = "allowed-origin";

	private static final Pattern DASH = Pattern.compile("-([a-z])");

	private final CorsProperties properties;

	private final List<CorsPolicy> policies = new ArrayList<>();

	/**
	 * A set, as a mistake in a default is one mistake, however many policies inherit it.
	 */
	private final Set<PropertyProblem> problems = new LinkedHashSet<>();

	/** The name of the policy that lets an origin in on a path, by the two. */
	private final Map<Claim, String> claims = new HashMap<>();

	private PropertiesPolicies(CorsProperties properties) {
		this.properties = properties;
	}

	/**
	 * Compile the properties.
	 * @param properties the properties
	 * @return the policies, of which those are missing that are refused, and the problems
	 */
	static PropertiesPolicies compile(CorsProperties properties) {
		PropertiesPolicies compiled = new PropertiesPolicies(properties);
		if (properties.setsOrigins()) {
			compiled.add(new Section(CorsPolicies.DEFAULT, "", properties));
		}
		properties.getPolicies().forEach((name, policy) -> compiled.add(new Section(name, name, policy)));
		return compiled;
	}

	/**
	 * The policies.
	 * @return the policies, the default one first
	 */
	List<CorsPolicy> policies() {
		return this.policies;
	}

	/**
	 * What is wrong with the properties.
	 * @return the problems, each once; empty if nothing is wrong
	 */
	Set<PropertyProblem> problems() {
		return this.problems;
	}

	private void add(Section section) {
		if (section.isNamed() && section.name().equals(CorsPolicies.DEFAULT) && this.properties.setsOrigins()) {
			this.problems.add(new PropertyProblem("policies[default]",
					"The keys directly under 'cors' are the policy 'default' already. Write another name."));
			return;
		}
		try {
			CorsPolicy policy = builder(section).build();
			checkPaths(section, policy.paths());
			checkClashes(section, policy.paths());
			this.policies.add(policy);
		}
		catch (InvalidCorsPolicyException ex) {
			ex.problems().forEach((problem) -> refuse(section, problem));
		}
	}

	private CorsPolicyBuilder builder(Section section) {
		PolicyProperties origins = origins(section);
		CorsPolicyBuilder builder = CorsPolicy.builder()
			.name(section.name())
			.dangerouslyTolerate(this.properties.getDangerouslyTolerate());
		set(origins.getAllowedOrigins(), builder::allowedOrigins);
		set(origins.getAllowedOriginPatterns(), builder::allowedOriginPatterns);
		set(origins.getAllowedOriginRegexes(), builder::allowedOriginRegexes);
		set(inherited(section, PolicyProperties::getPaths), builder::paths);
		set(inherited(section, PolicyProperties::getAllowedMethods), builder::allowedMethods);
		set(inherited(section, PolicyProperties::getAllowedHeaders), builder::allowedHeaders);
		set(inherited(section, PolicyProperties::getExposedHeaders), builder::exposedHeaders);
		set(inherited(section, PolicyProperties::getAllowCredentials), builder::allowCredentials);
		set(inherited(section, PolicyProperties::getMaxAge), builder::maxAge);
		return builder;
	}

	/** The three keys that name origins are inherited together or not at all. */
	private PolicyProperties origins(Section section) {
		return section.own().setsOrigins() ? section.own() : this.properties;
	}

	private <T> @Nullable T inherited(Section section, Function<PolicyProperties, @Nullable T> key) {
		T own = key.apply(section.own());
		return (own != null) ? own : key.apply(this.properties);
	}

	private static <T> void set(@Nullable T value, Consumer<T> setter) {
		if (value != null) {
			setter.accept(value);
		}
	}

	private void checkPaths(Section section, List<String> paths) {
		for (int i = 0; i < paths.size(); i++) {
			try {
				PathPatternParser.defaultInstance.parse(paths.get(i));
			}
			catch (PatternParseException ex) {
				refuse(section, new CorsProblem("paths", i, paths.get(i), "This is no path pattern: " + ex.getMessage()
						+ ". Write a pattern such as '/api/**' or '/users/{id}'."));
			}
		}
	}

	private void checkClashes(Section section, List<String> paths) {
		PolicyProperties origins = origins(section);
		checkClashes(section, paths, "allowed-origins", origins.getAllowedOrigins());
		checkClashes(section, paths, "allowed-origin-patterns", origins.getAllowedOriginPatterns());
		checkClashes(section, paths, "allowed-origin-regexes", origins.getAllowedOriginRegexes());
	}

	private void checkClashes(Section section, List<String> paths, String property, @Nullable List<String> origins) {
		for (String path : paths) {
			for (int i = 0; origins != null && i < origins.size(); i++) {
				String other = this.claims.putIfAbsent(new Claim(path, property, origins.get(i)), section.name());
				if (other != null && !other.equals(section.name())) {
					refuse(section, new CorsProblem(property, i, origins.get(i),
							"The policy '%s' has this entry for the path '%s' too. Remove it from one of them, or give them different paths."
								.formatted(other, path)));
				}
			}
		}
	}

	private void refuse(Section section, CorsProblem problem) {
		String property = DASH.matcher(problem.property())
			.replaceAll((match) -> match.group(1).toUpperCase(Locale.ROOT));
		boolean inherited = section.isNamed() && (problem.property().startsWith(ORIGIN_KEYS) ? inheritsOrigins(section)
				: isUnset(section.own(), property) && !isUnset(this.properties, property));
		String element = (problem.index() != CorsProblem.WHOLE) ? "[" + problem.index() + "]" : "";
		this.problems
			.add(new PropertyProblem((inherited ? "" : section.prefix()) + property + element, problem.message()));
	}

	private boolean inheritsOrigins(Section section) {
		return !section.own().setsOrigins() && this.properties.setsOrigins();
	}

	private static boolean isUnset(PolicyProperties properties, String property) {
		return PropertyAccessorFactory.forBeanPropertyAccess(properties).getPropertyValue(property) == null;
	}

	/**
	 * A part of the properties that defines a policy.
	 *
	 * @param name the policy's name
	 * @param key the key under {@code cors.policies}, or the empty string for the keys
	 * directly under {@code cors}
	 * @param own what the policy itself sets
	 */
	private record Section(String name, String key, PolicyProperties own) {

		boolean isNamed() {
			return !this.key.isEmpty();
		}

		String prefix() {
			return isNamed() ? "policies[" + this.key + "]." : "";
		}

	}

	/**
	 * That an entry is let in on a path.
	 *
	 * @param path the path pattern
	 * @param property the key of the list that the entry stands in
	 * @param origin the entry
	 */
	private record Claim(String path, String property, String origin) {

	}

}
