package io.github.corsstarter.autoconfigure.sources;

import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.stream.StreamSupport;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.InvalidCorsPolicyException;
import io.github.corsstarter.PolicyRefresh;
import io.github.corsstarter.SourcedPolicy;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsServletAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The policies of sources at start-up, beside those of the properties.
 */
@StartsApplications
class PolicySourcesTests {

	private static final String APP = "https://app.example.com";

	private static final String ACME = "https://acme.example";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class));

	private final WebApplicationContextRunner configured = this.runner.withPropertyValues(
			"cors.policies.app.paths=/api/**", "cors.policies.app.allowed-origins=" + APP,
			"cors.policies.app.allowed-origin-patterns=https://*.example.org");

	private static CorsPolicySource source(SourcedPolicy... policies) {
		return () -> List.of(policies);
	}

	private static SourcedPolicy policy(String name, String origin, String... paths) {
		return SourcedPolicy.of(CorsPolicy.builder().name(name).allowedOrigins(origin), paths);
	}

	private static List<String> names(CorsPolicies policies) {
		return StreamSupport.stream(policies.spliterator(), false).map(CorsPolicy::name).toList();
	}

	private WebApplicationContextRunner with(SourcedPolicy... policies) {
		return this.configured.withBean("tenants", CorsPolicySource.class, () -> source(policies));
	}

	private void assertRefused(WebApplicationContextRunner application, String... problems) {
		application.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(RefusedSourcesException.class,
					(refused) -> assertThat(refused.problems()).extracting(SourceProblem::toString)
						.containsExactly(problems)));
	}

	@Test
	void policiesOfSourcesStandBehindThoseOfTheProperties() {
		with(policy("acme", ACME, "/api/**")).run((context) -> {
			CorsPolicies policies = context.getBean(CorsPolicies.class);
			assertThat(names(policies)).containsExactly("app", "acme");
			assertThat(policies.paths("acme")).containsExactly("/api/**");
		});
	}

	@Test
	void policyThatWasBuiltBeforeIsTakenAsItIs() {
		CorsPolicy built = CorsPolicy.builder().name("acme").allowedOrigins(ACME).build();
		with(SourcedPolicy.of(built, List.of("/api/**")))
			.run((context) -> assertThat(context.getBean(CorsPolicies.class).named("acme")).isSameAs(built));
	}

	@Test
	void sourcesAreAskedInTheirOrderEachOnce() {
		this.runner.withUserConfiguration(Ordered.class)
			.run((context) -> assertThat(names(context.getBean(CorsPolicies.class))).containsExactly("first", "second",
					"third", "scoped"));
	}

	@Test
	void sourceMayHaveAnythingInjected() {
		this.configured.withUserConfiguration(Entangled.class)
			.run((context) -> assertThat(names(context.getBean(CorsPolicies.class))).containsExactly("app", "acme"));
	}

	@Test
	void sourceWithoutAPolicyLeavesTheFilterOnForTheFirst() {
		this.runner.withBean(CorsPolicySource.class, PolicySourcesTests::source).run((context) -> {
			assertThat(context.getBean(CorsPolicies.class)).isEmpty();
			assertThat(context.getBean(FilterRegistrationBean.class).isEnabled()).isTrue();
		});
	}

	@Test
	void failingSourceFailsTheStartByName() {
		this.configured.withBean("tenants", CorsPolicySource.class, () -> () -> {
			throw new SQLTimeoutException("no answer");
		})
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(SQLTimeoutException.class)
				.cause()
				.isInstanceOf(FailedSourceException.class)
				.hasMessageContaining("'tenants'")
				.hasMessageContaining("no answer"));
	}

	@Test
	void sourceThatReturnsNothingFails() {
		this.configured.withBean("tenants", CorsPolicySource.class, () -> () -> null)
			.run((context) -> assertThat(context).getFailure().cause().isInstanceOf(FailedSourceException.class));
	}

	@Test
	void everythingThatIsWrongIsSaidAtOnce() {
		assertRefused(with(policy("acme", "https://acme.example/", "api"), policy("umbrella", "null", "/api/**")),
				"allowed-origins[0] of the policy 'acme' of the source 'tenants' 'https://acme.example/': "
						+ "An origin has no trailing slash. Write 'https://acme.example'.",
				"paths[0] of the policy 'acme' of the source 'tenants' 'api': A path begins with '/'. Write '/api'.",
				"allowed-origins[0] of the policy 'umbrella' of the source 'tenants' 'null': "
						+ "Any sandboxed page sends 'null', no matter whose it is. Serve the page from an origin of its own.");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					one of the properties      | app     | There is a policy of this name in the properties too. Write another name.
					the properties' default    | default | This is the name of the policy that the keys directly under 'cors' define. Write another name.
					what metrics call others   | other   | Logs and metrics use this name for requests without a policy of their own. Write another name.
					what metrics call no policy | none   | Logs and metrics use this name for requests without a policy of their own. Write another name.
					""")
	void nameIsTaken(String by, String name, String message) {
		assertRefused(with(policy(name, ACME, "/api/**")),
				"the policy '" + name + "' of the source 'tenants': " + message);
	}

	@Test
	void nameIsWrittenTwice() {
		assertRefused(with(policy("acme", ACME, "/a/**"), policy("acme", ACME, "/b/**")),
				"the policy 'acme' of the source 'tenants': The source has another policy of this name. Write another name.");
	}

	@Test
	void policyWithoutAPathGovernsNothing() {
		assertRefused(with(policy("acme", ACME)),
				"paths of the policy 'acme' of the source 'tenants': A policy without a path governs nothing. Write '/**' for all paths.");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void clashWithThePropertiesNamesBothPlaces(boolean pattern) {
		String entry = pattern ? "https://*.example.org" : APP;
		var builder = CorsPolicy.builder().name("acme");
		var policy = pattern ? builder.allowedOriginPatterns(entry) : builder.allowedOrigins(entry);
		assertRefused(with(SourcedPolicy.of(policy, "/other", "/api/{*rest}")), (pattern ? "allowed-origin-patterns"
				: "allowed-origins") + "[0] of the policy 'acme' of the source 'tenants' '" + entry
				+ "': The policy 'app' of the properties has this entry for the path '/api/**' too, which is the same as "
				+ "'/api/{*rest}'. Remove it from one of them, or give them different paths.");
	}

	@Test
	void clashOfTwoSourcesNamesBothPlaces() {
		assertRefused(
				with(policy("acme", ACME, "/api/**")).withBean("partners", CorsPolicySource.class,
						() -> source(policy("umbrella", ACME, "/api/**"))),
				"allowed-origins[0] of the policy 'umbrella' of the source 'partners' '" + ACME
						+ "': The policy 'acme' of the source 'tenants' has this entry for the path '/api/**' too. "
						+ "Remove it from one of them, or give them different paths.");
	}

	@Test
	void policiesOfOnePathAreChosenByOriginWhereverTheyAre() {
		with(policy("acme", ACME, "/api/**"))
			.run((context) -> assertThat(context.getBean(CorsPolicies.class).paths("acme")).containsExactly("/api/**"));
	}

	@Test
	void policyThatIsLeftOutTakesNothingFromTheOthers() {
		SourcedPolicy greedy = SourcedPolicy
			.of(CorsPolicy.builder().name("greedy").allowedOrigins(APP, "https://umbrella.example"), "/api/**")
			.leftOutIfRefused();
		SourcedPolicy refused = policy("umbrella", "null", "/api/**").leftOutIfRefused();
		with(greedy, refused, policy("umbrella", "https://umbrella.example", "/api/**")).run((context) -> {
			assertThat(names(context.getBean(CorsPolicies.class))).containsExactly("app", "umbrella");
			PolicyRefresh start = context.getBean(CorsPolicyRefresher.class).last();
			assertThat(start.outcome()).isEqualTo(PolicyRefresh.Outcome.APPLIED);
			assertThat(start.problems()).hasSize(2)
				.first()
				.asString()
				.contains("of the policy 'greedy'", "The policy 'app' of the properties has this entry");
		});
	}

	@Test
	void propertiesAreRefusedBeforeSourcesAreAsked() {
		this.configured.withPropertyValues("cors.policies.app.max-age=48h")
			.withBean(CorsPolicySource.class, () -> () -> {
				throw new AssertionError("asked");
			})
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("cors.policies.app.max-age"));
	}

	@Test
	void sourcedPolicySaysWhyItIsRefused() {
		SourcedPolicy refused = policy("acme", "null", "/api/**");
		assertThat(refused.policy()).isNull();
		assertThat(refused.name()).isEqualTo("acme");
		assertThat(refused.problems())
			.isEqualTo(catchProblems(() -> CorsPolicy.builder().name("acme").allowedOrigins("null").build()));
	}

	private static List<?> catchProblems(Runnable build) {
		try {
			build.run();
		}
		catch (InvalidCorsPolicyException ex) {
			return ex.problems();
		}
		throw new AssertionError("not refused");
	}

	@Configuration(proxyBeanMethods = false)
	static class Ordered {

		@Bean
		@Order(2)
		CorsPolicySource aSecond() {
			return source(policy("second", "https://second.example", "/**"));
		}

		@Bean
		@Order(1)
		CorsPolicySource bFirst() {
			return source(policy("first", "https://first.example", "/**"));
		}

		@Bean
		CorsPolicySource cThird() {
			return source(policy("third", "https://third.example", "/**"));
		}

		/** As Spring Cloud's refresh scope makes them. */
		@Bean
		@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
		CorsPolicySource dScoped() {
			return source(policy("scoped", "https://scoped.example", "/**"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Entangled {

		@Bean
		CorsPolicySource tenants(CorsPolicyRefresher refresher, CorsPolicies policies) {
			assertThat(refresher.last().outcome()).isEqualTo(PolicyRefresh.Outcome.APPLIED);
			assertThat(policies).isNotEmpty();
			return source(policy("acme", ACME, "/api/**"));
		}

	}

}
