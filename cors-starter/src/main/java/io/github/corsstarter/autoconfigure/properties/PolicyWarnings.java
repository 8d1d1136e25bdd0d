package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.origin.OriginClaims;
import io.github.corsstarter.internal.policy.PolicyCompiler;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.internal.protocol.FetchNames;
import io.github.corsstarter.web.path.PathShape;
import org.jspecify.annotations.Nullable;

/**
 * Finds what works as configured, but probably not as intended. It is not refused, as it
 * may be intended after all.
 * <p>
 * <b>An origin is redundant</b> if another entry of the same policy covers it and no
 * other policy on one of its paths competes for it: with a competitor, listing the origin
 * decides which policy governs.
 * <p>
 * <b>A path is shadowed</b> if its last segment is a star and another policy has a
 * variable there: the variable matches the same segments except the empty one, and goes
 * first. Patterns that differ only in spelling share their paths, and there a policy with
 * an exact origin or {@code *} cannot be shadowed: nothing is stronger than an exact
 * origin, an equal one is refused, and nothing else allows every origin. A policy with
 * only patterns and regular expressions could be, if other policies allowed every origin
 * that it allows; this is not checked, as nobody has been seen to write it and the answer
 * would have to consider all possible origins.
 */
final class PolicyWarnings {

	private static final String CREDENTIALS_AND_WILDCARD = "With 'allow-credentials' scripts may use any %s in their "
			+ "users' name. List those that they need.";

	/** The policies of each shape of paths, and their places among them. */
	private final Map<PathShape, Map<CompiledSection, Integer>> byShape = new HashMap<>();

	/** What the policies of each shape that several have claim there. */
	private final Map<PathShape, OriginClaims> claims = new HashMap<>();

	/**
	 * The policies by the section that their origins come from: their own or the default.
	 */
	private final Map<PolicyProperties, List<CompiledSection>> byOrigins = new HashMap<>();

	private final Map<PolicyProperties, List<Contest>> contests = new HashMap<>();

	private final Comparisons comparisons = new Comparisons();

	private final Set<PropertyProblem> found = new LinkedHashSet<>();

	private final PolicyCompiler compiler;

	private PolicyWarnings(List<CompiledSection> sections, PolicyCompiler compiler) {
		this.compiler = compiler;
		for (CompiledSection section : sections) {
			for (PathShape shape : section.shapes()) {
				Map<CompiledSection, Integer> policies = this.byShape.computeIfAbsent(shape,
						(unknown) -> new LinkedHashMap<>());
				policies.put(section, policies.size());
			}
			this.byOrigins.computeIfAbsent(section.section().origins(), (unknown) -> new ArrayList<>()).add(section);
		}
	}

	/**
	 * Find what deserves a warning.
	 * @param sections the valid sections of the properties
	 * @param compiler what compiled them
	 * @return the warnings, each once
	 */
	static Collection<PropertyProblem> of(List<CompiledSection> sections, PolicyCompiler compiler) {
		PolicyWarnings warnings = new PolicyWarnings(sections, compiler);
		sections.forEach(warnings::check);
		return warnings.found;
	}

	private void check(CompiledSection compiled) {
		PolicySection section = compiled.section();
		PolicyKeys.LISTS.forEach((property) -> findEmpty(section, property));
		if (section.own().setsOrigins()) {
			RedundantOrigins
				.in(compiled.policy().source(), (origin, match) -> isContended(section.own(), origin, match),
						this.comparisons)
				.forEach((problem) -> warn(section, problem));
		}
		this.compiler.strangers(section.draft(), compiled.policy()).forEach((problem) -> warn(section, problem));
		findProtocolHeaders(section);
		if (compiled.policy().allowsCredentials()) {
			findWildcard(section, PolicyKeys.ALLOWED_METHODS, "method");
			findWildcard(section, PolicyKeys.ALLOWED_HEADERS, "header");
		}
		findShadowed(compiled);
	}

	private void findEmpty(PolicySection section, String property) {
		section.entries(property)
			.empty()
			.forEach((index) -> this.found.add(section
				.at(new CorsProblem(property, index, null, "This entry is empty, so it is left out. Remove it."))));
		boolean nobody = PolicyKeys.ORIGINS.stream().allMatch((list) -> section.entries(list).values().isEmpty());
		if (nobody && PolicyKeys.ORIGINS.contains(property) && section.origins().list(property) != null) {
			this.found.add(section.at(new CorsProblem(property, CorsProblem.WHOLE, null,
					"No origin is named here, so the policy '%s' denies everybody.".formatted(section.name()))));
		}
	}

	/**
	 * Whether, if a policy with these origins did not list an origin, another policy
	 * would govern its requests on some path.
	 */
	private boolean isContended(PolicyProperties origins, Origin origin, OriginMatch without) {
		for (Contest contest : this.contests.computeIfAbsent(origins, this::contests)) {
			// If there are too many to ask, an origin had better be left alone.
			if (!this.comparisons.spend(contest.claims.comparisons())
					|| contest.claims.isClaimedByAnother(origin, without, contest.place)) {
				return true;
			}
		}
		return false;
	}

	/** Where other policies compete with those that have these origins. */
	private List<Contest> contests(PolicyProperties origins) {
		List<Contest> contests = new ArrayList<>();
		for (CompiledSection policy : this.byOrigins.getOrDefault(origins, List.of())) {
			for (PathShape shape : policy.shapes()) {
				Map<CompiledSection, Integer> competitors = this.byShape.getOrDefault(shape, Map.of());
				if (competitors.size() > 1) {
					contests
						.add(new Contest(this.claims.computeIfAbsent(shape, (unknown) -> claims(competitors.keySet())),
								competitors.getOrDefault(policy, OriginClaims.NONE)));
				}
			}
		}
		return contests;
	}

	private static OriginClaims claims(Collection<CompiledSection> policies) {
		return new OriginClaims(policies.stream().map((section) -> section.policy().rules().origins()).toList());
	}

	private void findProtocolHeaders(PolicySection section) {
		List<String> headers = section.entries(PolicyKeys.ALLOWED_HEADERS).values();
		for (int i = 0; i < headers.size(); i++) {
			if (FetchNames.isSetByTheProtocol(headers.get(i))) {
				warn(section, new CorsProblem(PolicyKeys.ALLOWED_HEADERS, i, headers.get(i),
						"Browsers send this header without asking, so it is left out. Remove it."));
			}
		}
	}

	private void findWildcard(PolicySection section, String property, String what) {
		int index = section.entries(property).values().indexOf("*");
		if (index >= 0) {
			warn(section, new CorsProblem(property, index, "*", CREDENTIALS_AND_WILDCARD.formatted(what)));
		}
	}

	private void findShadowed(CompiledSection compiled) {
		List<String> paths = compiled.governed().paths();
		for (int i = 0; i < paths.size(); i++) {
			String path = paths.get(i);
			String parent = path.substring(0, path.lastIndexOf('/') + 1);
			Set<CompiledSection> first = path.endsWith("/*") ? policiesOn(new PathShape(parent + "{variable}"))
					: Set.of();
			if (!first.isEmpty() && !first.contains(compiled)) {
				warn(compiled.section(), new CorsProblem(PolicyKeys.PATHS, i, path,
						"The policy '%s' has a variable instead of the star, which is more specific and leaves this one only '%s'. Write a variable here too."
							.formatted(first.iterator().next().policy().name(), parent)));
			}
		}
	}

	private Set<CompiledSection> policiesOn(PathShape shape) {
		return this.byShape.getOrDefault(shape, Map.of()).keySet();
	}

	private void warn(PolicySection section, CorsProblem problem) {
		this.found.add(section.locate(problem));
	}

	/**
	 * A shape of paths that policies compete on.
	 *
	 * @param claims what they claim
	 * @param place of the policy that is checked
	 */
	private record Contest(OriginClaims claims, int place) {

	}

}
