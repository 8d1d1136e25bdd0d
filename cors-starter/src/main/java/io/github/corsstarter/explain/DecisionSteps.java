package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.explain.Explanation.Check;
import io.github.corsstarter.explain.Explanation.Step;
import io.github.corsstarter.internal.policy.CompiledPolicy;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.internal.policy.PolicyRules;
import io.github.corsstarter.internal.policy.PolicySource;
import io.github.corsstarter.internal.protocol.AllowedMethods;
import io.github.corsstarter.internal.protocol.FetchNames;
import io.github.corsstarter.internal.protocol.HttpTokens;
import org.jspecify.annotations.Nullable;

/**
 * Says how each step of a decision went. Asks all of the rules that decided, including
 * those after the step that failed, so that fixing one mistake does not merely reveal the
 * next.
 */
final class DecisionSteps {

	private final CompiledPolicy policy;

	private final CorsDecision decision;

	private final CorsRequest request;

	private final CredentialsMode credentials;

	private final PolicySource source;

	private final PolicySettings settings;

	private final PolicyRules rules;

	DecisionSteps(CompiledPolicy policy, CorsDecision decision, CorsRequest request, CredentialsMode credentials) {
		this.policy = policy;
		this.decision = decision;
		this.request = request;
		this.credentials = credentials;
		this.source = policy.source();
		this.settings = this.source.settings();
		this.rules = policy.rules();
	}

	Step origin() {
		String origin = this.request.origin();
		if (origin == null) {
			return Step.skipped(Check.ORIGIN, "The request has no Origin header, so there is nothing to check.");
		}
		if (this.decision.verdict() == Verdict.SAME_ORIGIN) {
			return Step.passed(Check.ORIGIN, "Origin " + Sentences.strangers(origin)
					+ " is the server's own: the browser does not ask for permission.");
		}
		OriginMatch match = this.policy.match(origin);
		OriginSentence sentence = new OriginSentence(this.policy, origin);
		return match.allows() ? Step.passed(Check.ORIGIN, sentence.allowed(match))
				: Step.failed(Check.ORIGIN, sentence.denied(match));
	}

	Step credentials() {
		String key = this.source.nameOf(PolicyKeys.ALLOW_CREDENTIALS);
		if (this.credentials == CredentialsMode.INCLUDE) {
			return this.rules.credentials() ? Step.passed(Check.CREDENTIALS, "Credentials are allowed by " + key + ".")
					: Step.failed(Check.CREDENTIALS, credentialsDenied(key));
		}
		return Step.skipped(Check.CREDENTIALS, (this.credentials == CredentialsMode.OMIT)
				? "The script includes no credentials." : "Whether the script includes credentials is not known.");
	}

	private String credentialsDenied(String key) {
		return this.rules.origins().isAny()
				? "With credentials browsers reject the '*' of " + this.source.nameOf(PolicyKeys.ALLOWED_ORIGINS)
						+ ": list the origin there, and set " + key + " to 'true'."
				: "Credentials are not allowed: " + key + " is not 'true'.";
	}

	Step method() {
		String method = (this.decision.type() == RequestType.PREFLIGHT) ? this.request.requestedMethod()
				: this.request.method();
		if (method == null || AllowedMethods.SAFELISTED.contains(method)) {
			return Step.passed(Check.METHOD, "Method " + Sentences.strangers(String.valueOf(method))
					+ " is safelisted: every script may use it.");
		}
		if (this.decision.type() != RequestType.PREFLIGHT) {
			return Step.skipped(Check.METHOD, "The method is checked in preflights only.");
		}
		String key = this.source.nameOf(PolicyKeys.ALLOWED_METHODS);
		String subject = "Method " + Sentences.strangers(method);
		if (this.rules.methods().allows(method)) {
			return Step.passed(Check.METHOD, this.settings.allowedMethods().contains(method)
					? subject + " is in " + key + "." : subject + " is covered by the '*' of " + key + ".");
		}
		if (FetchNames.isForbiddenMethod(method)) {
			return Step.failed(Check.METHOD,
					subject + " is one that browsers let no script use, so nothing allows it.");
		}
		return Step.failed(Check.METHOD,
				HttpTokens.isToken(method) ? subject + " is not in " + key + otherCase(method) + "."
						: subject + " is not a valid method, so nothing allows it.");
	}

	private String otherCase(String method) {
		return Stream.concat(this.settings.allowedMethods().stream(), AllowedMethods.SAFELISTED.stream())
			.filter(method::equalsIgnoreCase)
			.findFirst()
			.map((listed) -> ", which has " + Sentences.quoted(listed) + ": methods are case-sensitive")
			.orElse("");
	}

	Step headers() {
		if (this.decision.type() != RequestType.PREFLIGHT) {
			return Step.skipped(Check.HEADERS, "The request headers are checked in preflights only.");
		}
		return new HeadersStep(this.policy).of(this.request.requestedHeaders());
	}

	/** What may fail despite the decision, or go unnoticed. */
	List<String> warnings() {
		if (this.decision.verdict() != Verdict.ALLOWED) {
			return List.of();
		}
		List<String> warnings = new ArrayList<>();
		boolean allowed = this.rules.credentials();
		if (allowed && this.credentials == CredentialsMode.INCLUDE) {
			warnings.add("Cookies are sent from another site only if they are 'SameSite=None; Secure', and browsers "
					+ "may still block them as third-party cookies.");
		}
		if (!allowed && this.credentials == CredentialsMode.UNKNOWN) {
			warnings.add("With the credentials mode 'include' a browser would reject this answer: "
					+ credentialsDenied(this.source.nameOf(PolicyKeys.ALLOW_CREDENTIALS)));
		}
		if (this.settings.exposedHeaders().isEmpty()) {
			warnings.add("Scripts can read no response header that is not safelisted: "
					+ this.source.nameOf(PolicyKeys.EXPOSED_HEADERS) + " is empty.");
		}
		return warnings;
	}

}
