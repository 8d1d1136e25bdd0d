package io.github.corsstarter.autoconfigure.properties;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class PolicySummaryTests {

	private static final CorsPolicy API = CorsPolicy.builder()
		.name("api")
		.allowedOrigins("https://app.example.com", "https://www.example.com")
		.allowedOriginPatterns("https://*.tenants.example.com")
		.allowCredentials(true)
		.build();

	private static final CorsPolicy OPEN = CorsPolicy.builder().name("open").allowedOrigins("*").build();

	@Test
	void lineSaysWhatIsInForce() {
		CorsPolicies policies = new PathPolicies(List.of(new PathPolicy(API, List.of("/api/**", "/login")),
				new PathPolicy(OPEN, List.of("/public/**"))));
		assertThat(new PolicySummary(policies, new PropertiesPolicyResolver(policies), List.of(), List::of, false))
			.asString()
			.isEqualTo("CORS policies in force: 2 (api paths=/api/**,/login "
					+ "origins=https://app.example.com,https://www.example.com patterns=https://*.tenants.example.com "
					+ "regexes=none credentials=true; "
					+ "open paths=/public/** origins=* patterns=none regexes=none credentials=false)");
	}

	@Test
	void lineNamesThreeOriginsAndTheirNumber() {
		CorsPolicy many = CorsPolicy.builder()
			.allowedOrigins("https://a.example", "https://b.example", "https://c.example", "https://d.example")
			.build();
		CorsPolicies policies = new PathPolicies(List.of(new PathPolicy(many, List.of("/**"))));
		assertThat(new PolicySummary(policies, new PropertiesPolicyResolver(policies), List.of(), List::of, false))
			.asString()
			.contains(" origins=4:https://a.example,https://b.example,https://c.example,... patterns=none ");
	}

	@Test
	void lineNamesThePlacesThatThePoliciesComeFrom() {
		StandardEnvironment environment = new StandardEnvironment();
		MutablePropertySources sources = environment.getPropertySources();
		sources.replace("systemProperties", new MapPropertySource("systemProperties", Map.of("user.name", "x")));
		sources.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment",
				Map.of("CORS_POLICIES_API_ALLOWEDORIGINS_0", "https://a.example", "CORS_ORIGINS", "x")));
		sources
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]' via location 'x'",
					Map.of("cors.policies.api.paths", "/api")));
		sources.addLast(new MapPropertySource("other.properties", Map.of("corsair.size", "1")));
		CorsPolicies policies = new PathPolicies(List.of(new PathPolicy(OPEN, List.of("/**"))));
		assertThat(new PolicySummary(policies, new PropertiesPolicyResolver(policies), List.of(),
				WrittenProperties.in(environment)::places, false))
			.asString()
			.startsWith("CORS policies in force: 1 from application.yml, environment variables (open ");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "CORS_ORIGINS, false", "CORS_ALLOWED_ORIGINS, true", "CORS_ALLOWEDORIGINS_0, true",
			"CORS_ALLOW_CREDENTIALS, true", "CORS_POLICIES_API_PATHS, true", "CORS_HOME, false" })
	void variableOfAPlaceholderIsNoPlace(String variable, boolean place) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace("systemEnvironment",
					new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, "x")));
		assertThat(WrittenProperties.in(environment).places().contains("environment variables")).isEqualTo(place);
	}

	@Test
	void lineNamesTheClassOfAResolverThatHasOne() {
		CorsPolicies none = new PathPolicies(List.of());
		PolicyResolver resolver = new Tenants();
		assertThat(new PolicySummary(none, resolver, List.of("tenants"), List::of, false)).asString()
			.isEqualTo("CORS policies in force: 0; " + Tenants.class.getName() + " decides which one governs");
	}

	@Test
	void lineNamesTheBeanOfALambda() {
		CorsPolicies none = new PathPolicies(List.of());
		PolicyResolver resolver = (request) -> null;
		assertThat(new PolicySummary(none, resolver, List.of("tenants"), List::of, false)).asString()
			.isEqualTo("CORS policies in force: 0; the bean 'tenants' decides which one governs");
	}

	@Test
	void lineIsBounded() {
		List<PathPolicy> many = IntStream.range(0, 10_000)
			.mapToObj((i) -> new PathPolicy(
					CorsPolicy.builder().name("p" + i).allowedOrigins("https://app.example.com").build(),
					IntStream.range(0, 10).mapToObj((p) -> "/p" + i + "/" + p).toList()))
			.toList();
		CorsPolicies policies = new PathPolicies(many);
		assertThat(new PolicySummary(policies, new PropertiesPolicyResolver(policies), List.of(), List::of, false))
			.asString()
			.hasSizeLessThan(3_000)
			.startsWith(
					"CORS policies in force: 10000 (p0 paths=/p0/0,/p0/1,/p0/2,/p0/3,/p0/4,... origins=https://app.example.com patterns=none")
			.endsWith("; ...)");
	}

	private static final class Tenants implements PolicyResolver {

		@Override
		public @Nullable CorsPolicy resolve(CorsRequest request) {
			return null;
		}

	}

}
