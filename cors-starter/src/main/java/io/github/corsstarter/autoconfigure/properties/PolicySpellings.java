package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.CorsProblem;

/**
 * The names under {@code cors.policies}. Spring binds each spelling of a name as an entry
 * of its own, each with the values of all spellings; here they are one policy.
 */
final class PolicySpellings {

	/** The name as it is written, in brackets or not, and the keys behind it. */
	private static final Pattern WRITTEN = Pattern
		.compile("(?i)cors\\.policies(?:\\[(?<bracketed>[^]]*)]|\\.(?<plain>[^.\\[]+)).*");

	private final WrittenProperties written;

	private final List<PropertyProblem> problems = new ArrayList<>();

	PolicySpellings(WrittenProperties written) {
		this.written = written;
	}

	/**
	 * The policies, each once.
	 * @param bound the policies by each spelling of their names; of the spellings the one
	 * in the source that is overridden most goes last
	 * @return the policies, by the last spelling
	 */
	Map<String, PolicyProperties> merge(Map<String, PolicyProperties> bound) {
		Map<String, String> names = new HashMap<>();
		Map<String, PolicyProperties> byName = new LinkedHashMap<>();
		bound.forEach((name, policy) -> {
			byName.merge(uniform(name), policy, PolicyProperties::or);
			names.put(uniform(name), name);
		});
		Map<String, PolicyProperties> merged = new LinkedHashMap<>();
		byName.forEach((uniform, policy) -> merged.put(names.getOrDefault(uniform, uniform), policy));
		this.written.sources().forEach(this::findTwice);
		findPaths(merged);
		return merged;
	}

	/** Names that one source spells in two ways cannot override each other. */
	private void findTwice(Set<String> source) {
		Map<String, String> spellings = new HashMap<>();
		for (String name : names(source)) {
			String other = spellings.putIfAbsent(uniform(name), name);
			if (other != null && !other.equals(name)) {
				add(name,
						"This is the policy '%s', as case, hyphens and underscores make no difference. Write it once, or write another name."
							.formatted(other));
			}
		}
	}

	private void findPaths(Map<String, PolicyProperties> policies) {
		Map<String, String> paths = new HashMap<>();
		this.written.sources()
			.forEach((source) -> names(source).stream()
				.filter(PolicySpellings::isPath)
				.forEach((name) -> paths.put(stripped(name), name)));
		policies.forEach((name, policy) -> {
			String path = isPath(name) ? name : paths.get(name);
			if (path != null && policy.getPaths() == null) {
				add(name,
						"The name of a policy does not say what it governs. Write '%s' under 'paths'.".formatted(path));
			}
		});
	}

	private void add(String name, String message) {
		this.problems.add(new PropertyProblem(name, new CorsProblem("", CorsProblem.WHOLE, null, message)));
	}

	/**
	 * What is wrong with the names.
	 * @return the problems
	 */
	Collection<PropertyProblem> problems() {
		return this.problems;
	}

	private static Set<String> names(Set<String> source) {
		Set<String> names = new LinkedHashSet<>();
		for (String property : source) {
			Matcher name = WRITTEN.matcher(property);
			if (name.matches()) {
				names.add((name.group("plain") != null) ? name.group("plain") : name.group("bracketed"));
			}
		}
		return names;
	}

	/** A name as Spring compares it. */
	static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
	}

	/** What Spring makes of a name that is not in brackets. */
	private static String stripped(String name) {
		return name.replaceAll("[^A-Za-z0-9_-]", "");
	}

	private static boolean isPath(String name) {
		return name.contains("/") || name.contains("*");
	}

}
