package io.github.corsstarter.autoconfigure.properties;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.corsstarter.autoconfigure.StartUp;
import io.github.corsstarter.tags.StartsApplications;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.filter.CorsFilter;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class StartUpWarningsTests {

	@TempDir
	Path directory;

	@Test
	void eachIsLoggedOnceAndTheApplicationStarts(CapturedOutput output) {
		assertThat(new StartUp(this.directory, output).yaml("""
				cors:
				  allowed-origins: [https://app.example.com, https://app.example.com]
				  allowed-headers: "*"
				  allow-credentials: true
				management.endpoints.web.cors.allowed-origins: https://admin.example.com
				""").warnings()).containsExactly(
				"cors.allowed-origins[1] 'https://app.example.com': This entry is already at [0]. Remove it.",
				"cors.allowed-headers[0] '*': With 'allow-credentials' scripts may use any header in their users' name. List those that they need.",
				"management.endpoints.web.cors.allowed-origins: The policy 'default' governs '/actuator' too. Remove this key, and write what it says into the policy.");
	}

	@Test
	void warningsAboutManyEntriesOfAListAreCounted(CapturedOutput output) {
		String patterns = IntStream.range(0, 30)
			.mapToObj((i) -> "    - https://*.t" + i + ".example.com\n")
			.collect(Collectors.joining());
		assertThat(new StartUp(this.directory, output)
			.yaml("cors:\n  allowed-origin-patterns:\n    - https://*.example.com\n" + patterns)
			.warnings())
			.hasSize(11)
			.contains("cors.allowed-origin-patterns[10] 'https://*.t9.example.com': 'https://*.example.com' allows all "
					+ "that this one does. Remove one of them.")
			.endsWith("cors.allowed-origin-patterns: 20 more warnings about entries of this list");
	}

	@Test
	void warningsAboutManyPoliciesAreCounted(CapturedOutput output) {
		String policies = IntStream.range(0, 130).mapToObj((i) -> """
				    api-%1$d:
				      paths: /api-%1$d/**
				      allowed-origins: https://app.example.com
				      allowed-headers: "*"
				      allow-credentials: true
				""".formatted(i)).collect(Collectors.joining());
		assertThat(new StartUp(this.directory, output).yaml("cors:\n  policies:\n" + policies).warnings()).hasSize(101)
			.endsWith("cors: 30 more warnings about other lists and policies");
	}

	/** Unlike a line of a configuration file it may be meant for something else. */
	@Test
	void valueOfThePrefixInTheEnvironmentIsAWarning(CapturedOutput output) {
		assertThat(new StartUp(this.directory, output).environment("CORS", "https://app.example.com").warnings())
			.containsExactly("cors 'https://app.example.com': This environment variable or system property has no "
					+ "effect. Write 'cors.allowed-origins', for example.");
		assertThat(new StartUp(this.directory, output).systemProperty("cors", "false").warnings())
			.containsExactly("cors 'false': This environment variable or system property has no effect. "
					+ "Write 'cors.enabled=false'.");
	}

	@Test
	void emptyValueOfThePrefixIsNone(CapturedOutput output) {
		assertThat(new StartUp(this.directory, output).yaml("cors:").environment("CORS", "").warnings()).isEmpty();
	}

	@Test
	void filtersThatHandleCorsAreNamed(CapturedOutput output) {
		assertThat(new StartUp(this.directory, output).sources(OtherFilters.class)
			.yaml("cors.allowed-origins: https://app.example.com")
			.warnings())
			.containsExactly(
					"The filter io.github.corsstarter.autoconfigure.properties.StartUpWarningsTests$SimpleCORSFilter "
							+ "seems to handle CORS too. It stands in front of the policies, which cannot undo what it "
							+ "answers by itself: remove it.",
					"The filter org.springframework.web.filter.CorsFilter seems to handle CORS too. It stands in front "
							+ "of the policies, which cannot undo what it answers by itself: remove it.",
					"The filter io.github.corsstarter.autoconfigure.properties.StartUpWarningsTests$Derived seems to "
							+ "handle CORS too. Policies have the last word on the paths that they govern, but it may "
							+ "reject what they allow: remove it.");
	}

	@Test
	void filtersThatHandleCorsAreNotNamedWhereNothingIsGoverned(CapturedOutput output) {
		assertThat(new StartUp(this.directory, output).sources(OtherFilters.class).warnings()).isEmpty();
	}

	@Configuration(proxyBeanMethods = false)
	static class OtherFilters {

		@Bean
		SimpleCORSFilter simple() {
			return new SimpleCORSFilter();
		}

		@Bean
		FilterRegistrationBean<CorsFilter> registered() {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(
					new CorsFilter(new UrlBasedCorsConfigurationSource()));
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
			return registration;
		}

		@Bean
		Derived derived() {
			return new Derived();
		}

		@Bean
		FilterRegistrationBean<CorsFilter> switchedOff() {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(new Derived());
			registration.setEnabled(false);
			return registration;
		}

		@Bean
		FilterRegistrationBean<CharacterEncodingFilter> anythingElse() {
			return new FilterRegistrationBean<>(new CharacterEncodingFilter());
		}

	}

	@Order(Ordered.HIGHEST_PRECEDENCE)
	static class SimpleCORSFilter implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			chain.doFilter(request, response);
		}

	}

	static class Derived extends CorsFilter {

		Derived() {
			super(new UrlBasedCorsConfigurationSource());
		}

	}

}
