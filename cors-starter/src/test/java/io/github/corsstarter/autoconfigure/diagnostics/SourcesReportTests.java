package io.github.corsstarter.autoconfigure.diagnostics;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.SourcedPolicy;
import io.github.corsstarter.autoconfigure.StartUp;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reports about sources as people read them: whole, from applications that really
 * start.
 */
@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class SourcesReportTests {

	@TempDir
	Path directory;

	private StartUp startUp;

	@BeforeEach
	void setUp(CapturedOutput output) {
		this.startUp = new StartUp(this.directory, output);
	}

	@Test
	void refusedPolicyIsReportedWithItsSource() {
		assertThat(this.startUp.yaml("""
				cors:
				  policies:
				    app: { paths: /api/**, allowed-origins: https://app.example.com }
				""").sources(Refused.class).report()).isEqualTo(
				"""
						Description:

						Policies that sources supply are refused:

						    Property: allowed-origins[0] of the policy 'acme'
						    Value: "https://acme.example/"
						    Origin: the CorsPolicySource 'tenants'
						    Reason: An origin has no trailing slash. Write 'https://acme.example'.

						    Property: allowed-origins[0] of the policy 'umbrella'
						    Value: "https://app.example.com"
						    Origin: the CorsPolicySource 'tenants'
						    Reason: The policy 'app' of the properties has this entry for the path '/api/**' too. Remove it from one of them, or give them different paths.

						    Property: the policy 'app'
						    Origin: the CorsPolicySource 'tenants'
						    Reason: There is a policy of this name in the properties too. Write another name.

						Action:

						Mend what the source supplies. If one policy must not stop the others, supply it with 'leftOutIfRefused()'""");
	}

	@Test
	void failedSourceIsReportedWithItsReason() {
		assertThat(this.startUp.sources(Failing.class).report()).startsWith("""
				Description:

				The CorsPolicySource 'tenants' failed, so it is not known which origins to allow:

				    Source: io.github.corsstarter.autoconfigure.diagnostics.SourcesReportTests$""").contains("""

				    Reason: java.lang.IllegalStateException: the database is away

				Action:

				Make what the source reads available before the application starts.""");
	}

	@Test
	void firstHundredProblemsAreShownAndTheOthersCounted() {
		assertThat(this.startUp.sources(Many.class).report()).contains("of the policy 't99'")
			.doesNotContain("of the policy 't100'")
			.contains("    19,900 more are not shown.");
	}

	@Configuration(proxyBeanMethods = false)
	static class Refused {

		@Bean
		CorsPolicySource tenants() {
			return () -> List.of(policy("acme", "https://acme.example/"), policy("umbrella", "https://app.example.com"),
					policy("app", "https://other.example"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		CorsPolicySource tenants() {
			return () -> {
				throw new IllegalStateException("the database is away");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Many {

		@Bean
		CorsPolicySource tenants() {
			return () -> IntStream.range(0, 20_000).mapToObj((i) -> policy("t" + i, "null")).toList();
		}

	}

	private static SourcedPolicy policy(String name, String origin) {
		return SourcedPolicy.of(CorsPolicy.builder().name(name).allowedOrigins(origin), "/api/**");
	}

}
