package io.github.corsstarter;

import java.time.Duration;

import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PlainJava
class CorsPolicyBuilderTests {

	@Test
	void everyProblemIsListedAtOnce() {
		CorsPolicyBuilder builder = CorsPolicy.builder()
			.name("tenant")
			.allowedOrigins("https://shop.example/", "null")
			.allowedOriginPatterns("https://*shop.example")
			.allowedOriginRegexes("https://(?=a).*")
			.allowedMethods("patch", "TRACE", "P UT")
			.allowedHeaders("Cookie", "Access-Control-Allow-Origin", "X Y")
			.exposedHeaders("Set-Cookie", "*", "X Z")
			.allowCredentials(true)
			.maxAge(Duration.ofHours(25));
		assertThatExceptionOfType(InvalidCorsPolicyException.class).isThrownBy(builder::build)
			.satisfies((ex) -> assertThat(ex.getMessage().lines()).containsExactly("Policy 'tenant' is refused:",
					"- allowed-origins[0] 'https://shop.example/': An origin has no trailing slash. Write 'https://shop.example'.",
					"- allowed-origins[1] 'null': Any sandboxed page sends 'null', no matter whose it is. Serve the page from an origin of its own.",
					"- allowed-origin-patterns[0] 'https://*shop.example': A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.",
					"- allowed-origin-regexes[0] 'https://(?=a).*': '(?=' at index 8 is refused: look-ahead has no linear-time match. Remove it.",
					"- allowed-methods[0] 'patch': Methods are case-sensitive. Write 'PATCH'.",
					"- allowed-methods[1] 'TRACE': Browsers do not let scripts send this method. Remove it.",
					"- allowed-methods[2] 'P UT': This is not a valid method (RFC 9110, section 5.6.2). Write each method, such as 'PUT', as one entry.",
					"- allowed-headers[0] 'Cookie': Browsers do not let scripts set this header. Remove it.",
					"- allowed-headers[1] 'Access-Control-Allow-Origin': This header belongs to the CORS protocol itself; scripts never send it. Remove it.",
					"- allowed-headers[2] 'X Y': This is not a valid header name (RFC 9110, section 5.6.2). Write each name, such as 'X-Total-Count', as one entry.",
					"- exposed-headers[0] 'Set-Cookie': Browsers do not let scripts read this header. Remove it.",
					"- exposed-headers[2] 'X Z': This is not a valid header name (RFC 9110, section 5.6.2). Write each name, such as 'X-Total-Count', as one entry.",
					"- exposed-headers[1] '*': With 'allow-credentials' browsers take '*' for a header of that name. List the headers, or remove 'allow-credentials'.",
					"- max-age 'PT25H': A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching."));
	}

	@Test
	void wildcardWithCredentialsIsRefused() {
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> CorsPolicy.builder().allowedOrigins("*").allowCredentials(true).build())
			.satisfies((ex) -> assertThat(ex.problems()).containsExactly(new CorsProblem("allowed-origins", 0, "*",
					"With 'allow-credentials' browsers reject '*'. List the origins, or remove 'allow-credentials'.")));
	}

	@Test
	void wildcardForExposedHeadersWithCredentialsIsRefused() {
		CorsPolicyBuilder builder = CorsPolicy.builder().allowedOrigins("https://shop.example").exposedHeaders("*");
		assertThat(builder.build()).isNotNull();
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> builder.allowCredentials(true).build())
			.satisfies((ex) -> assertThat(ex.problems()).extracting(CorsProblem::property)
				.containsExactly("exposed-headers"));
	}

	@Test
	void wildcardStandsAlone() {
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> CorsPolicy.builder().allowedOrigins("https://shop.example", "*").build())
			.satisfies((ex) -> assertThat(ex.problems()).containsExactly(new CorsProblem("allowed-origins", 1, "*",
					"'*' allows every origin already. Remove it, or all the others.")));
	}

	@Test
	void policyThatLetsNobodyInIsRefused() {
		assertThatExceptionOfType(InvalidCorsPolicyException.class).isThrownBy(() -> CorsPolicy.builder().build())
			.satisfies((ex) -> assertThat(ex.problems()).extracting(CorsProblem::toString)
				.containsExactly(
						"allowed-origins: A policy that names no origin allows nobody. Write at least one such as 'https://app.example.com', or remove the policy."));
	}

	@Test
	void placeholderThatWasNotResolvedIsRefused() {
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> CorsPolicy.builder().allowedOriginRegexes("https://${tenant}").build())
			.satisfies((ex) -> assertThat(ex.problems()).extracting(CorsProblem::message)
				.containsExactly("This placeholder was not resolved. Define the property that it names."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-1S", "PT24H0.000000001S", "PT0.5S", "PT25H" })
	void maxAgeIsWholeSecondsUpToADay(Duration maxAge) {
		CorsPolicyBuilder builder = CorsPolicy.builder().allowedOrigins("https://shop.example").maxAge(maxAge);
		assertThatExceptionOfType(InvalidCorsPolicyException.class).isThrownBy(builder::build)
			.satisfies((ex) -> assertThat(ex.problems()).extracting(CorsProblem::property).containsExactly("max-age"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT1S", "PT24H" })
	void maxAgeUpToADayIsAllowed(Duration maxAge) {
		CorsPolicy policy = CorsPolicy.builder().allowedOrigins("https://shop.example").maxAge(maxAge).build();
		assertThat(policy.settings().maxAge()).isEqualTo(maxAge);
	}

	@Test
	void policyDoesNotChangeWithItsBuilder() {
		CorsPolicyBuilder builder = CorsPolicy.builder().name("before").allowedOrigins("https://before.example");
		CorsPolicy policy = builder.build();
		builder.name("after").allowedOrigins("https://after.example").allowCredentials(true);
		assertThat(policy.name()).isEqualTo("before");
		assertThat(policy.match("https://before.example").allows()).isTrue();
		assertThat(policy.match("https://after.example").allows()).isFalse();
		assertThat(policy.allowsCredentials()).isFalse();
	}

}
