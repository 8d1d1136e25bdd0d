package io.github.corsstarter.autoconfigure.properties;

import java.util.List;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import org.junit.jupiter.api.Test;

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
		assertThat(new PolicySummary(policies, new PropertiesPolicyResolver(policies))).asString()
			.isEqualTo("CORS policies in force: 2 (api paths=/api/**,/login origins=2 patterns=1 regexes=0 "
					+ "credentials=true; open paths=/public/** origins=* patterns=0 regexes=0 credentials=false)");
	}

	@Test
	void lineNamesTheResolverOfTheUsers() {
		CorsPolicies none = new PathPolicies(List.of());
		PolicyResolver resolver = (request) -> null;
		assertThat(new PolicySummary(none, resolver)).asString()
			.isEqualTo("CORS policies in force: 0; " + resolver.getClass().getName() + " decides which one governs");
	}

	@Test
	void lineIsBounded() {
		List<PathPolicy> many = IntStream.range(0, 10_000)
			.mapToObj((i) -> new PathPolicy(
					CorsPolicy.builder().name("p" + i).allowedOrigins("https://app.example.com").build(),
					IntStream.range(0, 10).mapToObj((p) -> "/p" + i + "/" + p).toList()))
			.toList();
		CorsPolicies policies = new PathPolicies(many);
		assertThat(new PolicySummary(policies, new PropertiesPolicyResolver(policies))).asString()
			.hasSizeLessThan(3_000)
			.startsWith("CORS policies in force: 10000 (p0 paths=/p0/0,/p0/1,/p0/2,/p0/3,/p0/4,... origins=1")
			.endsWith("; ...)");
	}

}
