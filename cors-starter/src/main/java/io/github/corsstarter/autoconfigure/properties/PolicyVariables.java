package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.internal.policy.PolicyKeys;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Finds environment variables that do something else than their author meant: Spring
 * binds a variable only in two of its possible spellings, and a variable that was only
 * meant for a placeholder may be the name of a key.
 */
final class PolicyVariables {

	private static final String PREFIX = "CORS_POLICIES_";

	/** Most policies that a warning names. */
	private static final int MAX_NAMED = 20;

	/** The keys of a policy by their uniform spelling. */
	private static final Map<String, String> KEYS = Arrays
		.stream(BeanUtils.getPropertyDescriptors(PolicyProperties.class))
		.filter((property) -> property.getWriteMethod() != null)
		.map((property) -> DataObjectPropertyName.toDashedForm(property.getName()))
		.collect(Collectors.toMap(PolicyVariables::uniform, Function.identity()));

	private final WrittenProperties written;

	PolicyVariables(WrittenProperties written) {
		this.written = written;
	}

	/**
	 * Find variables that mislead.
	 * @param properties the properties
	 * @param names the names of the policies
	 * @return a problem for each
	 */
	Collection<PropertyProblem> problems(CorsProperties properties, Set<String> names) {
		List<PropertyProblem> problems = new ArrayList<>();
		if (!names.isEmpty() && properties.getPaths() == null && properties.setsOrigins()) {
			findAccident(problems);
		}
		Set<String> uniform = names.stream().map(PolicyVariables::uniform).collect(Collectors.toSet());
		Set<String> legacy = names.stream().map(PolicyVariables::legacy).collect(Collectors.toSet());
		for (String variable : this.written.variables()) {
			if (variable.startsWith(PREFIX)) {
				findIgnored(variable, uniform, legacy, problems);
			}
		}
		return problems;
	}

	/**
	 * The usual name for a variable behind a placeholder, {@code CORS_ALLOWED_ORIGINS},
	 * makes a policy for all paths.
	 */
	private void findAccident(List<PropertyProblem> problems) {
		for (String key : PolicyKeys.ORIGINS) {
			if (this.written.names().anyMatch((name) -> isDirectly(name, key))) {
				return;
			}
		}
		for (String key : PolicyKeys.ORIGINS) {
			variables(key).forEach((variable) -> problems
				.add(problem(key, "This variable alone makes a policy 'default' for all paths, beside the named ones. "
						+ "Rename it, or set 'cors.paths' if that is meant.")));
		}
	}

	/** The variables that Spring binds to a key directly under {@code cors}. */
	private Stream<String> variables(String key) {
		return this.written.variables()
			.stream()
			.map(PolicyVariables::withoutIndex)
			.filter(Set.of("CORS_" + legacy(key), "CORS_" + uniform(key))::contains)
			.distinct();
	}

	/**
	 * Find a variable, meant for a placeholder of one policy, that allows credentials for
	 * all that say nothing about them.
	 * @param sections the policies
	 * @return a warning for each such variable, on one line
	 */
	List<String> warnings(List<PolicySection> sections) {
		String key = PolicyKeys.ALLOW_CREDENTIALS;
		List<String> names = sections.stream()
			.filter(PolicySection::inheritsAllowedCredentials)
			.map((section) -> "'" + section.name() + "'")
			.toList();
		if (names.isEmpty() || this.written.names().anyMatch((name) -> isDirectly(name, key))) {
			return List.of();
		}
		return variables(key)
			.map((variable) -> problem(key,
					"The variable '%s' alone allows credentials for %s. Rename it, or set the key there."
						.formatted(variable, listed(names)))
				.toString())
			.toList();
	}

	private static String listed(List<String> names) {
		int more = names.size() - MAX_NAMED;
		return String.join(", ", names.subList(0, Math.min(names.size(), MAX_NAMED)))
				+ ((more > 0) ? " and " + more + " more" : "");
	}

	/**
	 * Find a variable that binds to nothing.
	 * @param uniform the names of the policies as Spring writes them in a variable
	 * @param legacy the same as Spring wrote them once
	 */
	private static void findIgnored(String variable, Set<String> uniform, Set<String> legacy,
			List<PropertyProblem> problems) {
		String rest = withoutIndex(variable.substring(PREFIX.length()));
		String plain = plain(rest);
		String key = KEYS.entrySet()
			.stream()
			.filter((candidate) -> plain.endsWith(candidate.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
		String name = (key != null) ? name(rest, key) : "";
		if (key == null) {
			problems.add(ignored(variable,
					"This variable names no key of a policy, so it has no effect. Remove it, or write one such as '"
							+ PREFIX + "API_ALLOWEDORIGINS'."));
		}
		else if (!isAnyAnd(uniform, rest, uniform(key)) && !isAnyAnd(legacy, rest, legacy(key))) {
			problems.add(ignored(variable, "Spring binds no variable of this spelling, so it has no effect. Write '%s'."
				.formatted(PREFIX + (name.isEmpty() ? "<NAME>" : name) + "_" + uniform(key))));
		}
	}

	/** Whether the text is one of the names, an underscore and the key. */
	private static boolean isAnyAnd(Set<String> names, String text, String key) {
		return text.endsWith("_" + key) && names.contains(text.substring(0, text.length() - key.length() - 1));
	}

	/** What stands in front of the key, without underscores. */
	private static String name(String rest, String key) {
		String plain = plain(rest);
		return plain.substring(0, plain.length() - uniform(key).length());
	}

	private static boolean isDirectly(String property, String key) {
		String rest = property.substring(CorsProperties.PREFIX.length() + 1).replaceFirst("\\[\\d+]$", "");
		return uniform(rest).equals(uniform(key));
	}

	private static String withoutIndex(String variable) {
		return variable.replaceFirst("_\\d+_?$", "");
	}

	private static String plain(String variable) {
		return variable.replace("_", "");
	}

	/** As Spring writes it in a variable: without hyphens. */
	private static String uniform(String name) {
		return name.replaceAll("[-_]", "").toUpperCase(Locale.ROOT);
	}

	/** As Spring wrote it once: with underscores for hyphens. */
	private static String legacy(String name) {
		return name.replace('-', '_').toUpperCase(Locale.ROOT);
	}

	private static PropertyProblem ignored(String variable, String message) {
		return problem(variable.substring("CORS_".length()).toLowerCase(Locale.ROOT).replace('_', '.'), message);
	}

	private static PropertyProblem problem(String property, String message) {
		return new PropertyProblem("", new CorsProblem(property, CorsProblem.WHOLE, null, message));
	}

}
