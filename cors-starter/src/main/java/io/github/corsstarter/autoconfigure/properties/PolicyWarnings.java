package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.web.path.PathShape;
import org.jspecify.annotations.Nullable;

/**
 * What works as it is configured, but hardly as it was meant: not refused, as it may be
 * meant after all.
 * <p>
 * <b>An origin is redundant</b> if another entry of the same policy says the same, and no
 * other policy on one of its paths contends for it: where one does, that it is listed
 * decides which policy governs.
 * <p>
 * <b>A path is shadowed</b> if its last segment is a star and another policy has a
 * variable there: that matches the same segments but the empty one, and goes first. Other
 * spellings of one pattern share their paths, and there no policy with an exact origin
 * and none with {@code *} can be shadowed: a stronger claim than an exact one does not
 * exist, an equal one is refused, and nothing else allows every origin. One with nothing
 * but patterns and regular expressions could be, if other policies' allowed each origin
 * that its own do; nobody has been seen to write that, and the answer would be one about
 * all origins there are.
 */
public final class PolicyWarnings {

	private static final String CREDENTIALS_AND_WILDCARD = "With 'allow-credentials' scripts may use any %s in their "
			+ "users' name. List those that they need.";

	private final Map<PathShape, List<CompiledSection>> byShape = new HashMap<>();

	/**
	 * The policies by the section whose origins they allow: their own or the default.
	 */
	private final Map<PolicyProperties, List<CompiledSection>> byOrigins = new HashMap<>();

	private final Set<PropertyProblem> found = new LinkedHashSet<>();

	private PolicyWarnings(List<CompiledSection> sections) {
		for (CompiledSection section : sections) {
			section.shapes()
				.forEach((shape) -> this.byShape.computeIfAbsent(shape, (unknown) -> new ArrayList<>()).add(section));
			this.byOrigins.computeIfAbsent(section.section().origins(), (unknown) -> new ArrayList<>()).add(section);
		}
	}

	/**
	 * Find what should be warned of.
	 * @param sections the sections of properties with nothing to refuse
	 * @return the warnings, each once
	 */
	static Collection<PropertyProblem> of(List<CompiledSection> sections) {
		PolicyWarnings warnings = new PolicyWarnings(sections);
		sections.forEach(warnings::check);
		return warnings.found;
	}

	private void check(CompiledSection compiled) {
		PolicySection section = compiled.section();
		if (section.own().setsOrigins()) {
			RedundantOrigins
				.in(compiled.policy().source(), (origin, match) -> isContended(section.own(), origin, match))
				.forEach((problem) -> warn(section, problem));
		}
		PolicySettings settings = compiled.policy().settings();
		if (settings.allowCredentials()) {
			findWildcard(section, PolicyKeys.ALLOWED_METHODS, settings.allowedMethods(), "method");
			findWildcard(section, PolicyKeys.ALLOWED_HEADERS, settings.allowedHeaders(), "header");
		}
		findShadowed(compiled);
	}

	/**
	 * Whether another policy would govern requests of an origin, on some path of a policy
	 * with these origins, if that one did not list it.
	 */
	private boolean isContended(PolicyProperties origins, String origin, OriginMatch without) {
		return this.byOrigins.getOrDefault(origins, List.of())
			.stream()
			.flatMap((policy) -> policy.shapes()
				.stream()
				.flatMap((shape) -> policiesOn(shape).stream())
				.filter((other) -> !other.equals(policy)))
			.anyMatch((other) -> other.policy().match(origin).compareTo(without) >= 0);
	}

	private void findWildcard(PolicySection section, String property, List<String> entries, String what) {
		int index = entries.indexOf("*");
		if (index >= 0) {
			warn(section, new CorsProblem(property, index, "*", CREDENTIALS_AND_WILDCARD.formatted(what)));
		}
	}

	private void findShadowed(CompiledSection compiled) {
		List<String> paths = compiled.governed().paths();
		for (int i = 0; i < paths.size(); i++) {
			String path = paths.get(i);
			String parent = path.substring(0, path.lastIndexOf('/') + 1);
			List<CompiledSection> first = path.endsWith("/*") ? policiesOn(new PathShape(parent + "{variable}"))
					: List.of();
			if (!first.isEmpty() && !first.contains(compiled)) {
				warn(compiled.section(), new CorsProblem(PolicyKeys.PATHS, i, path,
						"The policy '%s' has a variable instead of the star, which is more specific and leaves this one only '%s'. Write a variable here too."
							.formatted(first.get(0).policy().name(), parent)));
			}
		}
	}

	private List<CompiledSection> policiesOn(PathShape shape) {
		return this.byShape.getOrDefault(shape, List.of());
	}

	private void warn(PolicySection section, CorsProblem problem) {
		this.found.add(section.locate(problem));
	}

}
