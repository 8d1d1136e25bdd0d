package io.github.corsstarter.internal.policy;

import java.util.EnumSet;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.CorsProblem;
import io.github.corsstarter.Danger;
import io.github.corsstarter.InvalidCorsPolicyException;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PlainJava
class OriginDangersTests {

	@ParameterizedTest(name = "{1} {2}")
	@CsvSource(delimiter = '~', quoteCharacter = '"',
			textBlock = """
					INSECURE_ORIGINS  ~ origin  ~ http://app.example.com:8080       ~ Over http anybody on the network can read and change what such a page sends. Write 'https://app.example.com:8080', or add 'insecure-origins' to 'dangerously-tolerate' of the policy 'unnamed'.
					INSECURE_ORIGINS  ~ origin  ~ http://10.0.0.1                   ~ Over http anybody on the network can read and change what such a page sends. Write 'https://10.0.0.1', or add 'insecure-origins' to 'dangerously-tolerate' of the policy 'unnamed'.
					INSECURE_ORIGINS  ~ pattern ~ http://*.example.com              ~ Over http anybody on the network can read and change what such a page sends. Write 'https://*.example.com', or add 'insecure-origins' to 'dangerously-tolerate' of the policy 'unnamed'.
					INSECURE_ORIGINS  ~ regex   ~ https?://app\\.example\\.com      ~ This also allows 'http://app.example.com', and over http anybody on the network can read and change what such a page sends. Write 'https://' alone, or add 'insecure-origins' to 'dangerously-tolerate' of the policy 'unnamed'.
					PUBLIC_SUFFIXES   ~ pattern ~ https://*.co.uk                   ~ Anybody can register a name under 'co.uk', and this allows 'https://evil.co.uk'. Write a domain of your own, or add 'public-suffixes' to 'dangerously-tolerate' of the policy 'unnamed'.
					PUBLIC_SUFFIXES   ~ pattern ~ https://{[a-z]+}.vercel.app       ~ Anybody can register a name under 'vercel.app', and this allows 'https://evil.vercel.app'. Write a domain of your own, or add 'public-suffixes' to 'dangerously-tolerate' of the policy 'unnamed'.
					UNBOUNDED_ORIGINS ~ pattern ~ https://{app-[a-z]+}.vercel.app   ~ This also allows 'https://app-evil.vercel.app'. List the origins, or add 'unbounded-origins' to 'dangerously-tolerate' of the policy 'unnamed'.
					PUBLIC_SUFFIXES   ~ regex   ~ https://[a-z]+\\.github\\.io      ~ Anybody can register a name under 'github.io', and this allows 'https://evil.github.io'. Write a domain of your own, or add 'public-suffixes' to 'dangerously-tolerate' of the policy 'unnamed'.
					UNBOUNDED_ORIGINS ~ regex   ~ https://.*.example.com            ~ This also allows 'https://evilexample.com'. Use the pattern 'https://*.example.com', or add 'unbounded-origins' to 'dangerously-tolerate' of the policy 'unnamed'.
					UNBOUNDED_ORIGINS ~ regex   ~ https://app.example.com           ~ This also allows 'https://app-example.com'. Write '\\.' for each dot, or add 'unbounded-origins' to 'dangerously-tolerate' of the policy 'unnamed'.
					UNBOUNDED_ORIGINS ~ regex   ~ https://.*                        ~ This also allows 'https://evil.example'. List the origins, or add 'unbounded-origins' to 'dangerously-tolerate' of the policy 'unnamed'.
					""")
	void dangerWithCredentialsIsRefusedUnlessToleratedAndNeverWithout(Danger danger, String kind, String rule,
			String message) {
		EnumSet<Danger> others = EnumSet.complementOf(EnumSet.of(danger));
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> builder(kind, rule).allowCredentials(true).dangerouslyTolerate(others).build())
			.satisfies((ex) -> assertThat(ex.problems()).extracting(CorsProblem::message).containsExactly(message));
		assertThat(builder(kind, rule).allowCredentials(true).dangerouslyTolerate(danger).build()).isNotNull();
		assertThat(builder(kind, rule).build()).isNotNull();
	}

	@Test
	void eachDangerOfOneExpressionIsRefused() {
		CorsPolicyBuilder builder = builder("regex", "https?://([a-z]+\\.github\\.io|.*example\\.com)")
			.allowCredentials(true);
		assertThatExceptionOfType(InvalidCorsPolicyException.class).isThrownBy(builder::build)
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(3)
				.allSatisfy((problem) -> assertThat(problem.index()).isZero()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:3000", "http://app.localhost", "http://127.0.0.1:8081",
			"http://127.1.2.3", "http://[::1]:8080", "capacitor://localhost", "https://github.io" })
	void originOfTheMachineItselfIsNoDanger(String origin) {
		assertThat(builder("origin", origin).allowCredentials(true).build()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://*.example.com", "https://{[a-z]+}.example.co.uk", "http://*.localhost",
			"http://localhost:[*]", "https://{a|b}.vercel.app", "https://*.shop.github.io" })
	void patternOfOneDomainIsNoDanger(String pattern) {
		assertThat(builder("pattern", pattern).allowCredentials(true).build()).isNotNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', textBlock = """
			https://{myapp-[a-z0-9-]+-team}.vercel.app ~ https://myapp-[a-z0-9-]+-team\\.vercel\\.app
			https://{[a-z]+}.vercel.app                ~ https://[a-z]+\\.vercel\\.app
			https://*.co.uk                            ~ https://([a-z0-9_-]+\\.)+co\\.uk
			https://{[a-z]+}.example.com               ~ https://[a-z]+\\.example\\.com
			http://*.example.com                       ~ http://([a-z0-9_-]+\\.)+example\\.com
			""")
	void patternNeedsTheToleranceThatTheSameRegexNeeds(String pattern, String regex) {
		for (Danger danger : Danger.values()) {
			assertThat(isRefused("pattern", pattern, danger)).as(danger.key())
				.isEqualTo(isRefused("regex", regex, danger));
		}
	}

	private static boolean isRefused(String kind, String rule, Danger tolerated) {
		try {
			builder(kind, rule).allowCredentials(true).dangerouslyTolerate(tolerated).build();
			return false;
		}
		catch (InvalidCorsPolicyException ex) {
			return true;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://192\\.168\\.[0-9]+\\.[0-9]+(:[0-9]+)?", "http://10\\.[0-9.]+",
			"http://172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+:3000", "http://169\\.254\\.[0-9.]+" })
	void privateAddressesAreOnePlace(String regex) {
		assertThat(builder("regex", regex).allowCredentials(true).dangerouslyTolerate(Danger.INSECURE_ORIGINS).build())
			.isNotNull();
	}

	@ParameterizedTest
	@EnumSource(Danger.class)
	void whatNoOriginMatchesIsRefusedWhateverIsTolerated(Danger danger) {
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> CorsPolicy.builder()
				.allowedOriginPatterns("https://{[A-Z]+}.example.com")
				.allowedOriginRegexes("https://example\\.com/")
				.dangerouslyTolerate(danger)
				.build())
			.satisfies((ex) -> assertThat(ex.problems()).extracting(CorsProblem::message)
				.containsExactly(
						"No origin can match this: labels consist of up to 63 of 'a-z', '0-9', '-' and '_', and a host has at most 253 characters. Write a pattern such as 'https://{[a-z]+}.example.com'.",
						"No origin can match this. Write an expression that matches the whole of one, such as 'https://[a-z]+\\.example\\.com'."));
	}

	private static CorsPolicyBuilder builder(String kind, String rule) {
		return switch (kind) {
			case "origin" -> CorsPolicy.builder().allowedOrigins(rule);
			case "pattern" -> CorsPolicy.builder().allowedOriginPatterns(rule);
			default -> CorsPolicy.builder().allowedOriginRegexes(rule);
		};
	}

}
