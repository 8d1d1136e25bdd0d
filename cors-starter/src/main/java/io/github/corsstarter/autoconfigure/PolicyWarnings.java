package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.origin.OriginMatch;
import io.github.corsstarter.web.PathPolicy;
import io.github.corsstarter.web.PathShape;
import org.jspecify.annotations.Nullable;

/**
 * What works as it is configured, but hardly as it was meant: not refused, as it may be
 * meant after all.
 * <p>
 * <b>An origin is redundant</b> if it is listed twice, or if a pattern or a regular
 * expression of the same policy admits it and no other policy on one of its paths
 * contends for it: where one does, that it is listed decides which policy governs.
 * Whether a pattern is covered by another is not looked at.
 * <p>
 * <b>A path is shadowed</b> if its last segment is a star and another policy has a
 * variable there: that matches the same segments but the empty one, and goes first. Other
 * spellings of one pattern share their paths, and there no policy with an exact origin
 * and none with {@code *} can be shadowed: a stronger claim than an exact one does not
 * exist, an equal one is refused, and nothing else admits every origin. One with nothing
 * but patterns and regular expressions could be, if other policies' admitted each origin
 * that its own do; nobody has been seen to write that, and the answer would be one about
 * all origins there are.
 */
final class PolicyWarnings {

	private static final String CREDENTIALS_AND_WILDCARD = "With 'allow-credentials' scripts may use any %s in their "
			+ "users' name. List those that they need.";

	private final List<PolicySection> sections;

	private final List<PathPolicy> policies;

	private final Set<PropertyProblem> found = new LinkedHashSet<>();

	private PolicyWarnings(List<PolicySection> sections, List<PathPolicy> policies) {
		this.sections = sections;
		this.policies = policies;
	}

	/**
	 * Find what should be warned of.
	 * @param properties properties with nothing to refuse
	 * @param policies the policies that they define
	 * @return the warnings, each once
	 */
	static Collection<PropertyProblem> of(CorsProperties properties, List<PathPolicy> policies) {
		PolicyWarnings warnings = new PolicyWarnings(PropertiesPolicies.sections(properties), policies);
		warnings.sections.forEach(warnings::check);
		return warnings.found;
	}

	private void check(PolicySection section) {
		if (section.own().setsOrigins()) {
			findDuplicates(section, "allowed-origins", section.own().getAllowedOrigins());
			findDuplicates(section, "allowed-origin-patterns", section.own().getAllowedOriginPatterns());
			findDuplicates(section, "allowed-origin-regexes", section.own().getAllowedOriginRegexes());
			findCovered(section);
		}
		if (Boolean.TRUE.equals(section.value(PolicyProperties::getAllowCredentials))) {
			findWildcard(section, "allowed-methods", section.value(PolicyProperties::getAllowedMethods), "method");
			findWildcard(section, "allowed-headers", section.value(PolicyProperties::getAllowedHeaders), "header");
		}
		findShadowed(section);
	}

	private void findDuplicates(PolicySection section, String property, @Nullable List<String> entries) {
		Map<String, Integer> first = new HashMap<>();
		List<String> listed = orEmpty(entries);
		for (int i = 0; i < listed.size(); i++) {
			Integer earlier = first.putIfAbsent(listed.get(i), i);
			if (earlier != null) {
				warn(section, property, i, listed.get(i), "This stands at [%d] already. Remove it.".formatted(earlier));
			}
		}
	}

	private void findCovered(PolicySection section) {
		List<CorsPolicy> covers = covers(section.own());
		List<PathPolicy> users = this.sections.stream()
			.filter((user) -> Objects.equals(user.origins(), section.own()))
			.map(this::policy)
			.toList();
		List<String> listed = orEmpty(section.own().getAllowedOrigins());
		for (int i = 0; i < listed.size(); i++) {
			String origin = listed.get(i);
			CorsPolicy cover = covers.stream().filter((one) -> one.match(origin).admits()).findFirst().orElse(null);
			if (cover != null && users.stream().noneMatch((user) -> isContended(user, origin, cover.match(origin)))) {
				warn(section, "allowed-origins", i, origin,
						"'%s' admits it too. Remove one of them.".formatted(cover.name()));
			}
		}
	}

	/**
	 * Policies of the one pattern or regular expression that they are named after, those
	 * with the stronger claim first.
	 */
	private static List<CorsPolicy> covers(PolicyProperties origins) {
		Stream<CorsPolicyBuilder> patterns = orEmpty(origins.getAllowedOriginPatterns()).stream()
			.map((pattern) -> CorsPolicy.builder().name(pattern).allowedOriginPatterns(pattern));
		Stream<CorsPolicyBuilder> regexes = orEmpty(origins.getAllowedOriginRegexes()).stream()
			.map((regex) -> CorsPolicy.builder().name(regex).allowedOriginRegexes(regex));
		return Stream.concat(patterns, regexes).map(CorsPolicyBuilder::build).toList();
	}

	private boolean isContended(PathPolicy policy, String origin, OriginMatch without) {
		return this.policies.stream()
			.filter((other) -> !other.equals(policy))
			.filter((other) -> !Collections.disjoint(other.shapes(), policy.shapes()))
			.anyMatch((other) -> other.policy().match(origin).compareTo(without) >= 0);
	}

	private void findWildcard(PolicySection section, String property, @Nullable List<String> entries, String what) {
		int index = orEmpty(entries).indexOf("*");
		if (index >= 0) {
			warn(section, property, index, "*", CREDENTIALS_AND_WILDCARD.formatted(what));
		}
	}

	private void findShadowed(PolicySection section) {
		PathPolicy policy = policy(section);
		for (int i = 0; i < policy.paths().size(); i++) {
			String path = policy.paths().get(i);
			if (path.endsWith("/*")) {
				String parent = path.substring(0, path.length() - 1);
				PathShape variable = new PathShape(parent + "{variable}");
				PathPolicy first = this.policies.stream()
					.filter((other) -> other.shapes().contains(variable))
					.findFirst()
					.orElse(policy);
				if (!policy.shapes().contains(variable) && !first.equals(policy)) {
					warn(section, "paths", i, path,
							"The policy '%s' has a variable in place of the star, which goes first and leaves nothing but '%s'. Write a variable here too."
								.formatted(first.policy().name(), parent));
				}
			}
		}
	}

	private PathPolicy policy(PolicySection section) {
		return this.policies.stream()
			.filter((policy) -> policy.policy().name().equals(section.name()))
			.findFirst()
			.orElseThrow();
	}

	private void warn(PolicySection section, String property, int index, String value, String message) {
		this.found.add(section.locate(new CorsProblem(property, index, value, message)));
	}

	private static List<String> orEmpty(@Nullable List<String> entries) {
		return (entries != null) ? entries : List.of();
	}

}
