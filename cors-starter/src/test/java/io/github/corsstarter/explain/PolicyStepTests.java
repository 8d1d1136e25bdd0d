package io.github.corsstarter.explain;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.explain.Explanation.Check;
import io.github.corsstarter.explain.Explanation.Outcome;
import io.github.corsstarter.explain.Explanation.Result;
import io.github.corsstarter.explain.Explanation.Step;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people are told about which policy governs a request, and why.
 */
class PolicyStepTests {

	private static final String APP = "https://app.example.com";

	private final CorsPolicy api = CorsPolicy.builder()
		.name("api")
		.allowedOrigins(APP)
		.ruleNames((key) -> "cors.policies.api." + key)
		.build();

	private final CorsPolicy open = CorsPolicy.builder().name("open").allowedOrigins("*").build();

	private final PathPolicies policies = new PathPolicies(List.of(new PathPolicy(this.api, List.of("/api/**"))));

	@Test
	void noneOfSeveralPoliciesOfAPathAllowsAStranger() {
		CorsPolicy other = CorsPolicy.builder().name("other").allowedOrigins("https://other.example").build();
		CorsPolicies shared = new PathPolicies(
				List.of(new PathPolicy(this.api, List.of("/**")), new PathPolicy(other, List.of("/**"))));
		assertThat(new CorsExplainer(shared::resolve, shared)
			.explain(ScriptRequest.of("https://evil.example", "/x", "GET", "", CredentialsMode.OMIT))
			.steps()
			.get(0)
			.reason()).endsWith("which share it, none has a stronger claim to the origin.");
	}

	@Test
	void severalPoliciesOfAPathAreNamed() {
		CorsPolicies shared = new PathPolicies(
				List.of(new PathPolicy(this.api, List.of("/**")), new PathPolicy(this.open, List.of("/**"))));
		CorsExplainer explainer = new CorsExplainer(shared::resolve, shared);
		assertThat(
				explainer.explain(ScriptRequest.of(APP, "/x", "GET", "", CredentialsMode.OMIT)).steps().get(0).reason())
			.isEqualTo(
					"The policy 'api' governs '/x', which matches '/**' of cors.policies.api.paths; of 'open', 'api', "
							+ "which share it, it has the strongest claim to the origin.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/x", "/api/x" })
	void resolverOfTheUsersIsNamedWhoeverElseHasThePath(String path) {
		CorsExplainer explainer = new CorsExplainer(new TenantResolver(), this.policies);
		Explanation explanation = explainer
			.explain(ScriptRequest.of("https://tenant.example", path, "PUT", "", CredentialsMode.OMIT));
		assertThat(explanation.steps().get(0).reason()).isEqualTo("The policy 'tenant' governs '" + path
				+ "': the resolver '" + TenantResolver.class.getName() + "' says so.");
		assertThat(explanation.reason()).isEqualTo("Method 'PUT' is not in 'allowed-methods' of the policy 'tenant'.");
	}

	@Test
	void policiesThatFailToChooseLeaveItToTheResolver() {
		CorsPolicies failing = new FailingChoices();
		Explanation explanation = new CorsExplainer((request) -> this.open, failing)
			.explain(ScriptRequest.of(APP, "/x", "GET", "", CredentialsMode.OMIT));
		assertThat(explanation.outcome()).isEqualTo(Outcome.ALLOWED);
		assertThat(explanation.steps().get(0).reason()).startsWith("The policy 'open' governs '/x': the resolver '")
			.endsWith("' says so.");
	}

	@Test
	void policiesOfTheUsersNeedNotSayWhyTheyChoose() {
		CorsPolicies users = new UsersPolicies((request) -> this.open);
		Explanation explanation = new CorsExplainer(users::resolve, users)
			.explain(ScriptRequest.of(APP, "/x", "GET", "", CredentialsMode.OMIT));
		assertThat(explanation.steps().get(0).reason()).endsWith("' says so.");
	}

	@Test
	void applicationWithoutAPolicyHasNoPathsToName() {
		CorsPolicies none = new PathPolicies(List.of());
		assertThat(new CorsExplainer(none::resolve, none)
			.explain(ScriptRequest.of(APP, "/x", "GET", "", CredentialsMode.OMIT))
			.reason()).isEqualTo("No policy governs the path '/x'.");
	}

	@Test
	void requestWithoutOriginPassesThePolicyThatDeniesAll() {
		CorsRequest request = RequestStub.of("GET");
		CorsDecision decision = CorsPolicy.denying(Verdict.RESOLVER_FAILED).decide(request);
		assertThat(new CorsExplainer(this.policies::resolve, this.policies).explain(request, decision).steps().get(0))
			.isEqualTo(new Step(Check.POLICY, Result.SKIPPED,
					"No policy could be found, but without an origin nothing is denied."));
	}

	@Test
	void failingResolverIsExplainedAsDenial() {
		CorsExplainer explainer = new CorsExplainer((request) -> {
			throw new IllegalStateException("database gone");
		}, this.policies);
		Explanation explanation = explainer.explain(ScriptRequest.of(APP, "/api/x", "GET", "", CredentialsMode.OMIT));
		assertThat(explanation.outcome()).isEqualTo(Outcome.DENIED);
		assertThat(explanation.reason())
			.isEqualTo("The policy resolver failed, so everything is denied: the log says why.");
	}

	@Test
	void policyOfTheUsersOwnClassIsExplainedByItsVerdict() {
		CorsPolicy users = new UsersPolicy(this.api);
		CorsExplainer explainer = new CorsExplainer((request) -> users, this.policies);
		Explanation denied = explainer
			.explain(ScriptRequest.of("https://evil.example", "/api/x", "GET", "", CredentialsMode.OMIT));
		assertThat(denied.outcome()).isEqualTo(Outcome.DENIED);
		assertThat(denied.reason()).startsWith("The policy 'api' of the class '")
			.endsWith("' says origin-not-allowed.");
		assertThat(denied.steps()).extracting(Step::result)
			.containsExactly(Result.FAILED, Result.SKIPPED, Result.SKIPPED, Result.SKIPPED, Result.SKIPPED);
		Explanation allowed = explainer.explain(ScriptRequest.of(APP, "/api/x", "GET", "", CredentialsMode.OMIT));
		assertThat(allowed.outcome()).isEqualTo(Outcome.ALLOWED);
	}

	/** A policy that is not one of ours, and whose decisions are its own. */
	private record UsersPolicy(CorsPolicy compiled) implements CorsPolicy {

		@Override
		public String name() {
			return this.compiled.name();
		}

		@Override
		public PolicySettings settings() {
			return this.compiled.settings();
		}

		@Override
		public boolean allowsCredentials() {
			return this.compiled.allowsCredentials();
		}

		@Override
		public boolean allowsAnyOrigin() {
			return this.compiled.allowsAnyOrigin();
		}

		@Override
		public OriginMatch match(String origin) {
			return this.compiled.match(origin);
		}

		@Override
		public CorsPolicy varyingByOrigin() {
			return this;
		}

		@Override
		public CorsDecision decide(CorsRequest request) {
			return new UsersDecision(this, this.compiled.decide(request));
		}

	}

	/** A decision of such a policy. */
	private record UsersDecision(CorsPolicy policy, CorsDecision decision) implements CorsDecision {

		@Override
		public RequestType type() {
			return this.decision.type();
		}

		@Override
		public Verdict verdict() {
			return this.decision.verdict();
		}

		@Override
		public String vary() {
			return this.decision.vary();
		}

		@Override
		public void forEachHeader(BiConsumer<? super String, ? super String> consumer) {
			this.decision.forEachHeader(consumer);
		}

		@Override
		public void forEachEarnedHeader(BiConsumer<? super String, ? super String> consumer) {
			this.decision.forEachEarnedHeader(consumer);
		}

	}

	/** A resolver of the user's own. */
	private static final class TenantResolver implements PolicyResolver {

		private final CorsPolicy tenant = CorsPolicy.builder()
			.name("tenant")
			.allowedOrigins("https://tenant.example")
			.build();

		@Override
		public CorsPolicy resolve(CorsRequest request) {
			return this.tenant;
		}

	}

	/** Policies of the user's own, which fail to say why they choose. */
	private static final class FailingChoices extends UsersPolicies implements PolicyChoices {

		FailingChoices() {
			super((request) -> null);
		}

		@Override
		public PolicyChoice choose(CorsRequest request) {
			throw new AssertionError("database gone");
		}

	}

	/** Policies of the user's own, which do not say why they choose. */
	private static class UsersPolicies implements CorsPolicies {

		private final PolicyResolver resolver;

		UsersPolicies(PolicyResolver resolver) {
			this.resolver = resolver;
		}

		@Override
		public CorsPolicy named(String name) {
			return null;
		}

		@Override
		public List<String> paths(String name) {
			return List.of();
		}

		@Override
		public CorsPolicy resolve(CorsRequest request) {
			return this.resolver.resolve(request);
		}

		@Override
		public boolean isEmpty() {
			return true;
		}

		@Override
		public Iterator<CorsPolicy> iterator() {
			return Collections.emptyIterator();
		}

	}

}
