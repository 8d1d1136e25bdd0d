package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.explain.Explanation.Check;
import io.github.corsstarter.explain.Explanation.Step;
import io.github.corsstarter.internal.policy.CompiledPolicy;
import io.github.corsstarter.internal.policy.FailClosedResolver;
import io.github.corsstarter.internal.policy.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Explains what happens to requests: asks the same resolver and policies that decide
 * about them, and says in sentences why. Safe for concurrent use. Allocates, and takes
 * time that grows with the policy's rules, so it is not meant for every request.
 */
public final class CorsExplainer {

	/** Explanations of one request, if policies are replaced in the middle of each. */
	private static final int MAX_ATTEMPTS = 10;

	private final PolicyResolver resolver;

	private final CorsPolicies policies;

	/**
	 * Create an explainer.
	 * @param resolver finds the policy for a request
	 * @param policies the known policies and their paths; the resolver need not use them
	 */
	public CorsExplainer(PolicyResolver resolver, CorsPolicies policies) {
		this.resolver = Objects.requireNonNull(resolver, "'resolver' must not be null");
		this.policies = Objects.requireNonNull(policies, "'policies' must not be null");
	}

	/**
	 * Explain what would happen to a request.
	 * @param request the request
	 * @return the explanation
	 */
	public Explanation explain(ScriptRequest request) {
		CorsPolicies snapshot = this.policies.snapshot();
		Explanation explanation = explain(request, snapshot);
		// The resolver may have asked for policies that were replaced meanwhile.
		for (int i = 1; i < MAX_ATTEMPTS && this.policies.snapshot() != snapshot; i++) {
			snapshot = this.policies.snapshot();
			explanation = explain(request, snapshot);
		}
		return explanation;
	}

	private Explanation explain(ScriptRequest request, CorsPolicies snapshot) {
		// Fails closed, just like the processing of requests, which also logs the
		// failure.
		CorsPolicy policy = new FailClosedResolver(this.resolver, (failure) -> {
		}).resolve(request);
		if (policy == null) {
			Step ungoverned = new PolicyStep(this.resolver, snapshot).ungoverned(request.path());
			return new Explanation(null, alone(ungoverned), request.remarks());
		}
		Explanation explanation = explain(request, policy, snapshot);
		List<String> warnings = new ArrayList<>(request.remarks());
		request.dependent()
			.forEach((name) -> addOtherCase(name, explain(request.otherwise(name), policy, snapshot),
					request.asksFor(name), explanation, warnings));
		warnings.addAll(explanation.warnings());
		return new Explanation(explanation.decision(), explanation.steps(), warnings);
	}

	private Explanation explain(ScriptRequest request, CorsPolicy policy, CorsPolicies snapshot) {
		return explain(request, whyGoverned(request, policy, snapshot), policy.decide(request), request.credentials(),
				snapshot);
	}

	/**
	 * What would become of the request if the value of a header were of the other kind.
	 */
	private static void addOtherCase(String name, Explanation other, boolean asksFor, Explanation explanation,
			List<String> warnings) {
		boolean same = other.outcome() == explanation.outcome();
		String becomes = (other.reason() == null) ? "allowed" : "denied: " + other.reason();
		String header = "Header " + Sentences.quoted(name);
		if (!asksFor) {
			warnings
				.add(header + " is safelisted unless its value is long or special: then a browser asks for permission"
						+ (same ? "." : ", and the request would be " + becomes));
		}
		else if (!same) {
			warnings.add(header + " is safelisted with some values, " + example(name)
					+ ": then a browser does not ask for permission, and the request would be " + becomes + ".");
		}
	}

	private static String example(String name) {
		return "such as " + (name.equals("range") ? "'bytes=0-99'" : "'text/plain'");
	}

	/**
	 * Explain a decision about a request that was sent.
	 * @param request the request
	 * @param decision the decision about it
	 * @return the explanation; it leaves credentials open, as a request does not show
	 * whether the script wants them sent
	 */
	public Explanation explain(CorsRequest request, CorsDecision decision) {
		CorsPolicies snapshot = this.policies.snapshot();
		return explain(request, whyGoverned(request, decision.policy(), snapshot), decision, CredentialsMode.UNKNOWN,
				snapshot);
	}

	/**
	 * A resolver that falls back on these policies returns the same objects.
	 */
	private static PolicyChoice whyGoverned(CorsRequest request, CorsPolicy policy, CorsPolicies snapshot) {
		try {
			if (snapshot instanceof PolicyChoices choices) {
				PolicyChoice choice = choices.choose(request);
				return (choice.policy() == policy) ? choice : PolicyChoice.unexplained(policy);
			}
		}
		catch (Throwable ex) {
			Failures.throwIfFatal(ex);
		}
		return PolicyChoice.unexplained(policy);
	}

	private Explanation explain(CorsRequest request, PolicyChoice choice, CorsDecision decision,
			CredentialsMode credentials, CorsPolicies snapshot) {
		Step policyStep = new PolicyStep(this.resolver, snapshot).governed(request.path(), choice, decision);
		if (!(decision.policy() instanceof CompiledPolicy policy) || policy.deniesAll()) {
			return new Explanation(decision, alone(policyStep), List.of());
		}
		DecisionSteps others = new DecisionSteps(policy, decision, request, credentials);
		return new Explanation(decision,
				List.of(policyStep, others.origin(), others.credentials(), others.method(), others.headers()),
				others.warnings());
	}

	private static List<Step> alone(Step policyStep) {
		List<Step> steps = new ArrayList<>(List.of(policyStep));
		for (Check check : Check.values()) {
			if (check != Check.POLICY) {
				steps.add(Step.skipped(check, "Not checked."));
			}
		}
		return steps;
	}

}
