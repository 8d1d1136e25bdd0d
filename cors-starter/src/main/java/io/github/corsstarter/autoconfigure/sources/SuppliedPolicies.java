package io.github.corsstarter.autoconfigure.sources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.SourcedPolicy;
import io.github.corsstarter.autoconfigure.properties.PolicyClashes;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicies;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.internal.policy.ReservedNames;
import io.github.corsstarter.web.path.PathPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The policies that sources supply.
 *
 * @param policies those that may come into force beside the properties' policies
 * @param leftOut what is wrong with those that may not, but do not stop the others
 */
public record SuppliedPolicies(List<PathPolicy> policies, List<SourceProblem> leftOut) {

	/** Of no source. */
	public static final SuppliedPolicies NONE = new SuppliedPolicies(List.of(), List.of());

	/**
	 * Create policies.
	 * @param policies those that may come into force
	 * @param leftOut what is wrong with those that may not
	 */
	public SuppliedPolicies {
		policies = List.copyOf(policies);
		leftOut = List.copyOf(leftOut);
	}

	/**
	 * Checks policies one after the other. One that is left out is as if it had not been
	 * supplied: it takes no name and no origin from those behind it.
	 */
	static final class Check {

		private static final String PROPERTIES = "the properties";

		private final PropertiesPolicies properties;

		/** Where each policy is, by its name. */
		private final Map<String, String> places = new HashMap<>();

		private final List<PathPolicy> policies = new ArrayList<>();

		private final List<SourceProblem> problems = new ArrayList<>();

		private final List<SourceProblem> leftOut = new ArrayList<>();

		private @Nullable PolicyClashes clashes;

		Check(PropertiesPolicies properties) {
			this.properties = properties;
			properties.policies().forEach((policy) -> this.places.put(policy.policy().name(), PROPERTIES));
		}

		void add(String source, SourcedPolicy supplied) {
			String place = "the source '" + source + "'";
			List<CorsProblem> mistakes = mistakes(supplied, place);
			CorsPolicy policy = supplied.policy();
			if (policy != null && mistakes.isEmpty()) {
				this.places.put(policy.name(), place);
				clashes().add(policy.name(), place, supplied.paths(), lists(policy.settings()));
				this.policies.add(new PathPolicy(policy, supplied.paths()));
				return;
			}
			List<SourceProblem> reported = supplied.isLeftOutIfRefused() ? this.leftOut : this.problems;
			mistakes.forEach((mistake) -> reported.add(new SourceProblem(source, supplied.name(), mistake)));
		}

		private List<CorsProblem> mistakes(SourcedPolicy supplied, String place) {
			List<CorsProblem> mistakes = new ArrayList<>(supplied.problems());
			CorsPolicy policy = supplied.policy();
			String mistake = nameMistake(supplied.name(), place);
			if (mistake != null) {
				mistakes.add(new CorsProblem("", CorsProblem.WHOLE, null, mistake));
			}
			List<CorsProblem> ofPaths = PathPolicy.problems(supplied.paths());
			mistakes.addAll(ofPaths);
			if (policy != null && ofPaths.isEmpty()) {
				mistakes.addAll(clashes().find(policy.name(), place, supplied.paths(), lists(policy.settings())));
			}
			return mistakes;
		}

		private @Nullable String nameMistake(String name, String place) {
			String other = this.places.get(name);
			if (other != null) {
				return other.equals(place) ? "The source has another policy of this name. Write another name."
						: "There is a policy of this name in " + other + " too. Write another name.";
			}
			if (name.equals(CorsPolicies.DEFAULT)) {
				return "This is the name of the policy that the keys directly under 'cors' define. Write another name.";
			}
			return ReservedNames.isReserved(name)
					? "Logs and metrics use this name for requests without a policy of their own. Write another name."
					: null;
		}

		/** Not needed where no source has a policy. */
		private PolicyClashes clashes() {
			PolicyClashes clashes = this.clashes;
			if (clashes == null) {
				clashes = this.properties.clashes();
				this.clashes = clashes;
			}
			return clashes;
		}

		private static Function<String, List<String>> lists(PolicySettings settings) {
			return (property) -> switch (property) {
				case PolicyKeys.ALLOWED_ORIGINS -> settings.allowedOrigins();
				case PolicyKeys.ALLOWED_ORIGIN_PATTERNS -> settings.allowedOriginPatterns();
				case PolicyKeys.ALLOWED_ORIGIN_REGEXES -> settings.allowedOriginRegexes();
				default -> throw new IllegalArgumentException("There is no list '" + property + "'");
			};
		}

		SuppliedPolicies result() {
			if (!this.problems.isEmpty()) {
				throw new RefusedSourcesException(this.problems);
			}
			return new SuppliedPolicies(this.policies, this.leftOut);
		}

	}

}
