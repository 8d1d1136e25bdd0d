package io.github.corsstarter.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.PolicyRefresh;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CredentialsMode;
import io.github.corsstarter.explain.Explanation;
import io.github.corsstarter.explain.ScriptRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The Actuator endpoint {@code cors}: shows the policies in force and the recent denials,
 * and explains what happens to a request. Read-only.
 */
@Endpoint(id = "cors")
public final class CorsEndpoint {

	private static final String EXPLAIN = "explain";

	/** Looks at the policies, if they are refreshed during each. */
	private static final int MAX_ATTEMPTS = 10;

	private final PolicyResolver resolver;

	private final CorsPolicies policies;

	private final RecentDenials denials;

	private final @Nullable CorsPolicyRefresher refresher;

	private final CorsExplainer explainer;

	private final PathPrefixes prefixes;

	/**
	 * Create an endpoint of an application whose paths have no prefix.
	 * @param resolver finds the policy for a request
	 * @param policies the policies in force
	 * @param denials the recent denials
	 */
	public CorsEndpoint(PolicyResolver resolver, CorsPolicies policies, RecentDenials denials) {
		this(resolver, policies, denials, null, "", "");
	}

	/**
	 * Create an endpoint.
	 * @param resolver finds the policy for a request
	 * @param policies the policies in force
	 * @param denials the recent denials
	 * @param refresher knows the last refresh, or {@code null} if there is none
	 * @param contextPath the context path, empty if there is none
	 * @param servletPath the path of Spring MVC's servlet, empty if it handles all paths
	 */
	public CorsEndpoint(PolicyResolver resolver, CorsPolicies policies, RecentDenials denials,
			@Nullable CorsPolicyRefresher refresher, String contextPath, String servletPath) {
		this.prefixes = new PathPrefixes(contextPath, servletPath);
		this.resolver = Objects.requireNonNull(resolver, "'resolver' must not be null");
		this.policies = Objects.requireNonNull(policies, "'policies' must not be null");
		this.denials = Objects.requireNonNull(denials, "'denials' must not be null");
		this.refresher = refresher;
		this.explainer = new CorsExplainer(resolver, policies);
	}

	/**
	 * The policies in force, and what was denied recently.
	 * @return the description
	 */
	@ReadOperation
	public CorsDescriptor describe() {
		PolicyRefresh refresh = lastRefresh();
		CorsPolicies snapshot = this.policies.snapshot();
		// Until both are about the same policies.
		for (int i = 1; i < MAX_ATTEMPTS && !Objects.equals(lastRefresh(), refresh); i++) {
			refresh = lastRefresh();
			snapshot = this.policies.snapshot();
		}
		Map<String, PolicyDescriptor> byName = new LinkedHashMap<>();
		for (CorsPolicy policy : snapshot) {
			byName.put(policy.name(), PolicyDescriptor.of(policy.settings(), snapshot.paths(policy.name())));
		}
		return new CorsDescriptor(this.resolver.getClass().getName(), byName,
				(refresh != null) ? RefreshDescriptor.of(refresh) : null, this.denials.list());
	}

	private @Nullable PolicyRefresh lastRefresh() {
		return (this.refresher != null) ? this.refresher.last() : null;
	}

	/**
	 * Explain what happens to a request.
	 * @param operation the operation; only {@value #EXPLAIN} exists
	 * @param origin the origin of the script's page
	 * @param path the path to request, relative to the context path
	 * @param method the method that the script uses; {@code GET} if not given
	 * @param headers the names of the headers that the script sets, separated by commas;
	 * none if not given
	 * @param credentials whether the script's credentials mode is {@code include}; not
	 * known if not given
	 * @return the explanation, or {@code null} for any other operation
	 */
	// Spring Boot 3.5 recognises no other annotation for an optional parameter.
	@SuppressWarnings("deprecation")
	@ReadOperation
	public @Nullable ExplanationDescriptor explain(@Selector String operation, String origin, String path,
			@org.springframework.lang.Nullable String method, @org.springframework.lang.Nullable String headers,
			@org.springframework.lang.Nullable Boolean credentials) {
		if (!operation.equals(EXPLAIN)) {
			return null;
		}
		ScriptRequest request = ScriptRequest.of(origin, this.prefixes.relative(path),
				Objects.requireNonNullElse(method, "GET"), Objects.requireNonNullElse(headers, ""),
				credentialsMode(credentials));
		RequestType type = (request.requestedMethod() != null) ? RequestType.PREFLIGHT : RequestType.ACTUAL;
		Explanation explanation = this.explainer.explain(request);
		List<String> warnings = new ArrayList<>(this.prefixes.remarks(path));
		warnings.addAll(explanation.warnings());
		return ExplanationDescriptor.of(type, new Explanation(explanation.decision(), explanation.steps(), warnings));
	}

	private static CredentialsMode credentialsMode(@Nullable Boolean credentials) {
		if (credentials == null) {
			return CredentialsMode.UNKNOWN;
		}
		return credentials ? CredentialsMode.INCLUDE : CredentialsMode.OMIT;
	}

	/**
	 * The policies in force, and what was denied recently.
	 *
	 * @param resolver the class that decides which policy governs
	 * @param policies the policies of the properties and of sources, by name
	 * @param refresh the last refresh, or {@code null} if there is no refresher
	 * @param denials the recent denials, latest first
	 */
	public record CorsDescriptor(String resolver, Map<String, PolicyDescriptor> policies,
			@Nullable RefreshDescriptor refresh, List<RecentDenials.Denial> denials) implements OperationResponseBody {

	}

	/**
	 * The last refresh of the policies, or the start-up if there was none since.
	 *
	 * @param time when it was done
	 * @param outcome {@code applied}, {@code unchanged}, {@code refused} or
	 * {@code failed}
	 * @param problems what is wrong, each on one line
	 * @param snapshotAge for how long the policies in force have not been known to be up
	 * to date, in seconds
	 */
	public record RefreshDescriptor(Instant time, String outcome, List<String> problems, long snapshotAge) {

		static RefreshDescriptor of(PolicyRefresh refresh) {
			return new RefreshDescriptor(refresh.time(), refresh.outcome().key(), refresh.problems(),
					Duration.between(refresh.snapshotTime(), Instant.now()).toSeconds());
		}

	}

	/**
	 * A policy as it was written.
	 *
	 * @param paths path patterns, relative to the context path
	 * @param allowedOrigins serialized origins, or the single {@code *}
	 * @param allowedOriginPatterns patterns of origins
	 * @param allowedOriginRegexes regular expressions that match whole origins
	 * @param allowedMethods methods beyond the safelisted ones
	 * @param allowedHeaders request headers beyond the safelisted ones
	 * @param exposedHeaders response headers beyond the safelisted ones
	 * @param allowCredentials whether credentials are allowed
	 * @param maxAge how long a preflight may be cached, in seconds
	 */
	public record PolicyDescriptor(List<String> paths, List<String> allowedOrigins, List<String> allowedOriginPatterns,
			List<String> allowedOriginRegexes, List<String> allowedMethods, List<String> allowedHeaders,
			List<String> exposedHeaders, boolean allowCredentials, long maxAge) {

		static PolicyDescriptor of(PolicySettings settings, List<String> paths) {
			return new PolicyDescriptor(paths, settings.allowedOrigins(), settings.allowedOriginPatterns(),
					settings.allowedOriginRegexes(), settings.allowedMethods(), settings.allowedHeaders(),
					settings.exposedHeaders(), settings.allowCredentials(), settings.maxAge().toSeconds());
		}

	}

	/**
	 * What happens to a request, and why.
	 *
	 * @param outcome {@code allowed}, {@code denied} or {@code ungoverned}
	 * @param reason why it is not allowed, or {@code null} if it is
	 * @param type what the browser sends first: {@code preflight} or {@code actual}
	 * @param policy the name of the policy that decides, or {@code null} if none does
	 * @param verdict that policy's verdict, or {@code null} if there is none
	 * @param steps the steps of the check
	 * @param headers the headers that are sent for CORS, by name
	 * @param warnings what may fail despite the decision, or go unnoticed
	 */
	public record ExplanationDescriptor(String outcome, @Nullable String reason, String type, @Nullable String policy,
			@Nullable String verdict, List<StepDescriptor> steps, Map<String, String> headers,
			List<String> warnings) implements OperationResponseBody {

		static ExplanationDescriptor of(RequestType type, Explanation explanation) {
			CorsDecision decision = explanation.decision();
			return new ExplanationDescriptor(explanation.outcome().key(), explanation.reason(), type.key(),
					(decision != null) ? decision.policy().name() : null,
					(decision != null) ? decision.verdict().key() : null,
					explanation.steps().stream().map(StepDescriptor::of).toList(), explanation.headers(),
					explanation.warnings());
		}

	}

	/**
	 * A step of the check.
	 *
	 * @param check {@code policy}, {@code origin}, {@code credentials}, {@code method} or
	 * {@code headers}
	 * @param result {@code passed}, {@code failed} or {@code skipped}
	 * @param reason why
	 */
	public record StepDescriptor(String check, String result, String reason) {

		static StepDescriptor of(Explanation.Step step) {
			return new StepDescriptor(step.check().key(), step.result().key(), step.reason());
		}

	}

}
