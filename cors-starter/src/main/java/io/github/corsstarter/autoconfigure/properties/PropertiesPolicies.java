package io.github.corsstarter.autoconfigure.properties;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.Danger;
import io.github.corsstarter.InvalidCorsPolicyException;
import io.github.corsstarter.internal.policy.CompiledPolicy;
import io.github.corsstarter.internal.policy.PolicyCompiler;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.internal.policy.ReservedNames;
import io.github.corsstarter.web.path.PathPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The policies that the properties define, and everything that is wrong with them.
 * Neither stores anything in the properties nor changes them.
 */
public final class PropertiesPolicies {

	private final CorsProperties properties;

	private final WrittenProperties written;

	private final PolicyCompiler compiler = new PolicyCompiler();

	private final List<CompiledSection> sections = new ArrayList<>();

	/**
	 * A set, because a mistake in a default is one mistake, however many policies inherit
	 * it.
	 */
	private final Set<PropertyProblem> problems = new LinkedHashSet<>();

	private PropertiesPolicies(CorsProperties properties, WrittenProperties written) {
		this.properties = properties;
		this.written = written;
	}

	/**
	 * Compile the properties. If they are switched off, they define no policy.
	 * @param properties the properties
	 * @param written how they are written
	 * @return the policies, without those that are refused, and the problems
	 */
	public static PropertiesPolicies compile(CorsProperties properties, WrittenProperties written) {
		PropertiesPolicies compiled = new PropertiesPolicies(properties, written);
		List<PolicySection> sections = properties.isEnabled() ? compiled.sections() : List.of();
		// A single policy cannot clash, and may have a hundred thousand origins.
		PolicyClashes clashes = (sections.size() > 1) ? new PolicyClashes() : null;
		sections.forEach((section) -> compiled.add(section, clashes));
		if (properties.isEnabled()) {
			compiled.checkRefreshInterval();
		}
		return compiled;
	}

	/**
	 * The sections of the properties, one for each policy, the default policy's first.
	 */
	private List<PolicySection> sections() {
		PolicySpellings names = new PolicySpellings(this.written);
		Map<String, PolicyProperties> policies = names.merge(this.properties.getPolicies());
		this.problems.addAll(names.problems());
		this.problems.addAll(new PolicyVariables(this.written).problems(this.properties, policies.keySet()));
		List<PolicySection> sections = new ArrayList<>();
		if (this.properties.setsOrigins()) {
			sections.add(PolicySection.ofDefaults(this.properties));
		}
		policies.forEach((name, policy) -> {
			if (policy.isEnabled()) {
				sections.add(new PolicySection(name, policy, this.properties));
			}
		});
		return sections;
	}

	/**
	 * The policies, and the paths that they govern.
	 * @return the policies, the default one first
	 * @throws RefusedPropertiesException if anything is wrong with the properties
	 */
	public List<PathPolicy> policies() {
		if (!this.problems.isEmpty()) {
			throw new RefusedPropertiesException(this.problems);
		}
		return this.sections.stream().map(CompiledSection::governed).toList();
	}

	/**
	 * Add what is wrong beside the keys.
	 * @param others more problems
	 */
	public void addProblems(Collection<PropertyProblem> others) {
		this.problems.addAll(others);
	}

	/**
	 * What is wrong with the properties.
	 * @return the problems, each once; empty if nothing is wrong
	 */
	public Collection<PropertyProblem> problems() {
		return this.problems;
	}

	/**
	 * What works as configured, but probably not as intended.
	 * @return a warning for each, on one line
	 */
	public List<String> warnings() {
		List<String> warnings = new ArrayList<>();
		warnTolerated("", this.properties, warnings);
		this.sections.stream()
			.map(CompiledSection::section)
			.filter(PolicySection::isNamed)
			.forEach((section) -> warnTolerated(section.key(), section.own(), warnings));
		warnings.addAll(new PolicyVariables(this.written)
			.warnings(this.sections.stream().map(CompiledSection::section).toList()));
		List<String> lines = new ArrayList<>(WarningLines.first(warnings));
		lines.addAll(WarningLines.of(PolicyWarnings.of(this.sections, this.compiler)));
		return lines;
	}

	/**
	 * Paths that most likely govern nothing.
	 * @param application what the application puts in front of its paths
	 * @return a warning for each, on one line
	 */
	public List<String> misplacedPaths(ApplicationPaths application) {
		MisplacedPaths misplaced = new MisplacedPaths(application);
		Set<PropertyProblem> found = new LinkedHashSet<>();
		this.sections.forEach((section) -> found.addAll(misplaced.in(section.section())));
		return WarningLines.of(found);
	}

	private static void warnTolerated(String policy, PolicyProperties properties, List<String> warnings) {
		Set<Danger> tolerated = properties.getDangerouslyTolerate();
		if (tolerated != null && !tolerated.isEmpty()) {
			PropertyProblem empty = new PropertyProblem(policy, new CorsProblem(PolicyKeys.DANGEROUSLY_TOLERATE,
					CorsProblem.WHOLE, null, "An entry is empty, so it is left out. Remove it."));
			String key = empty.key();
			if (properties.leavesOutATolerance()) {
				warnings.add(empty.toString());
			}
			warnings.add(tolerated.stream()
				.sorted()
				.map(Danger::key)
				.collect(Collectors.joining(",", key + "=", ": policies with credentials may allow strangers")));
		}
	}

	/**
	 * What policies from elsewhere may clash with.
	 * @return a new check that knows the policies of the properties
	 */
	public PolicyClashes clashes() {
		PolicyClashes clashes = new PolicyClashes();
		this.sections.forEach((compiled) -> clashes.add(compiled.section()));
		return clashes;
	}

	private void checkRefreshInterval() {
		Duration interval = this.properties.getRefreshInterval();
		if (interval != null && (interval.isNegative() || interval.isZero())) {
			this.problems.add(new PropertyProblem("", new CorsProblem("refresh-interval", CorsProblem.WHOLE, interval,
					"Nothing can be refreshed without a pause. Write a time such as '30s', or remove the key.")));
		}
	}

	private void add(PolicySection section, @Nullable PolicyClashes clashes) {
		if (section.isNamed() && section.name().equals(CorsPolicies.DEFAULT) && this.properties.setsOrigins()) {
			this.problems.add(new PropertyProblem(section.key(), new CorsProblem("", CorsProblem.WHOLE, null,
					"The keys directly under 'cors' are the policy 'default' already. Write another name.")));
			return;
		}
		if (section.isNamed() && ReservedNames.isReserved(section.name())) {
			this.problems.add(new PropertyProblem(section.key(), new CorsProblem("", CorsProblem.WHOLE, null,
					"Logs and metrics use this name for requests without a policy of their own. Write another name.")));
			return;
		}
		List<CorsProblem> mistakes = new ArrayList<>();
		CompiledPolicy policy = compile(section, mistakes);
		List<String> paths = section.paths();
		mistakes.addAll(PathPolicy.problems(paths));
		if (section.inheritsOriginsAndPaths()) {
			this.problems.add(new PropertyProblem(section.key(),
					new CorsProblem("", CorsProblem.WHOLE, null,
							"This policy has both the origins and the paths of the policy 'default'. "
									+ "Write 'paths' or origins of its own.")));
		}
		else if (clashes != null) {
			add(clashes.find(section), mistakes);
			clashes.add(section);
		}
		if (policy != null && mistakes.isEmpty()) {
			this.sections.add(new CompiledSection(section, policy, new PathPolicy(policy, paths)));
		}
		mistakes.forEach((mistake) -> this.problems.add(section.locate(mistake)));
	}

	private @Nullable CompiledPolicy compile(PolicySection section, List<CorsProblem> mistakes) {
		try {
			return this.compiler.compile(section.draft());
		}
		catch (InvalidCorsPolicyException ex) {
			mistakes.addAll(ex.problems());
			return null;
		}
	}

	/** Adds clashes, but those of entries that have a mistake, which goes first. */
	private static void add(List<CorsProblem> clashes, List<CorsProblem> mistakes) {
		Set<Entry> mistaken = new HashSet<>();
		mistakes.forEach((mistake) -> mistaken.add(new Entry(mistake.property(), mistake.index())));
		for (CorsProblem clash : clashes) {
			if (mistaken.add(new Entry(clash.property(), clash.index()))) {
				mistakes.add(clash);
			}
		}
	}

	/**
	 * An entry of a list.
	 */
	private record Entry(String property, int index) {

	}

}
