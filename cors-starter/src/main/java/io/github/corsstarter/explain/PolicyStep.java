package io.github.corsstarter.explain;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.explain.Explanation.Check;
import io.github.corsstarter.explain.Explanation.Step;
import io.github.corsstarter.internal.policy.CompiledPolicy;
import io.github.corsstarter.internal.policy.PolicyKeys;

/**
 * Says which policy governs a request, and why.
 */
final class PolicyStep {

	/** Most policies whose paths one sentence names. */
	private static final int MAX_NAMED = 5;

	private static final String PLAINLY = "without ';', '//', dot segments and encoded characters.";

	private final PolicyResolver resolver;

	private final CorsPolicies policies;

	PolicyStep(PolicyResolver resolver, CorsPolicies policies) {
		this.resolver = resolver;
		this.policies = policies;
	}

	/** The step for a request that no policy governs. */
	Step ungoverned(String path) {
		String paths = StreamSupport.stream(this.policies.spliterator(), false)
			.limit(MAX_NAMED)
			.map((policy) -> nameOfPaths(policy) + " is " + Sentences.quoted(this.policies.paths(policy.name())))
			.collect(Collectors.joining(", "));
		return Step.failed(Check.POLICY, "No policy governs the path " + Sentences.strangers(path)
				+ (paths.isEmpty() ? "" : ": " + paths) + ".");
	}

	/** The step for a request that a policy decided about. */
	Step governed(String path, PolicyChoice choice, CorsDecision decision) {
		CorsPolicy policy = decision.policy();
		if (policy instanceof CompiledPolicy compiled && compiled.deniesAll()) {
			return denied(path, choice, decision);
		}
		if (!(policy instanceof CompiledPolicy) && decision.verdict().denies()) {
			return Step.failed(Check.POLICY, "The policy " + Sentences.quoted(policy.name()) + " of the class "
					+ Sentences.quoted(policy.getClass().getName()) + " says " + decision.verdict().key() + ".");
		}
		String governs = "The policy " + Sentences.quoted(policy.name()) + " governs " + Sentences.strangers(path);
		if (choice.path() == null) {
			return Step.passed(Check.POLICY,
					governs + ": the resolver " + Sentences.quoted(this.resolver.getClass().getName()) + " says so.");
		}
		return Step.passed(Check.POLICY, governs + ", which matches " + Sentences.quoted(choice.path()) + " of "
				+ nameOfPaths(policy) + origin(choice, decision) + ".");
	}

	/** How the origin chose between several policies with the same path. */
	private static String origin(PolicyChoice choice, CorsDecision decision) {
		if (choice.contenders().size() < 2) {
			return "";
		}
		String share = "; of " + Sentences.quoted(choice.contenders()) + ", which share it, ";
		return share + (decision.verdict().denies() ? "none has a stronger claim to the origin"
				: "it has the strongest claim to the origin");
	}

	private static Step denied(String path, PolicyChoice choice, CorsDecision decision) {
		if (!decision.verdict().denies()) {
			return Step.skipped(Check.POLICY, "No policy could be found, but without an origin nothing is denied.");
		}
		return Step.failed(Check.POLICY, switch (decision.verdict()) {
			case RESOLVER_FAILED -> "The policy resolver failed, so everything is denied: the log says why.";
			case PATH_AMBIGUOUS -> ambiguous(Sentences.strangers(path), choice.contenders());
			default -> "The policy " + Sentences.quoted(decision.policy().name()) + " denies every origin.";
		});
	}

	private static String ambiguous(String path, List<String> names) {
		if (names.isEmpty()) {
			return "Servers do not agree on what the path " + path + " means: request it below the context path, "
					+ PLAINLY;
		}
		String which = (names.size() > 1)
				? "Other spellings of the path " + path + " are governed by other policies (" + Sentences.quoted(names)
						+ ")"
				: "One spelling of the path " + path + " is governed by the policy " + Sentences.quoted(names)
						+ ", another by none";
		return which + ": request it exactly as the path pattern is written, with its letter case and its end, "
				+ PLAINLY;
	}

	private static String nameOfPaths(CorsPolicy policy) {
		return (policy instanceof CompiledPolicy compiled) ? compiled.source().nameOf(PolicyKeys.PATHS)
				: "the paths of the policy " + Sentences.quoted(policy.name());
	}

}
