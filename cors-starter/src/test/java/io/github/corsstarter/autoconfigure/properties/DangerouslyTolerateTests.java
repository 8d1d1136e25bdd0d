package io.github.corsstarter.autoconfigure.properties;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class DangerouslyTolerateTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class))
		.withPropertyValues("cors.allow-credentials=true", "cors.allowed-origins=https://app.example.com",
				"cors.policies.lan.paths=/lan/**", "cors.policies.lan.allowed-origins=http://lan.example.com",
				"cors.policies.previews.paths=/previews/**",
				"cors.policies.previews.allowed-origin-patterns=https://*.vercel.app");

	@Test
	void dangersStopTheStartUp() {
		this.runner.run((context) -> assertThat(context).hasFailed()
			.getFailure()
			.rootCause()
			.hasMessageContaining("add 'insecure-origins' to 'cors.policies.lan.dangerously-tolerate'")
			.hasMessageContaining("add 'public-suffixes' to 'cors.policies.previews.dangerously-tolerate'"));
	}

	@Test
	void oneThatIsToleratedLeavesTheOther() {
		this.runner.withPropertyValues("cors.dangerously-tolerate=insecure-origins")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("add 'public-suffixes' to 'cors.dangerously-tolerate'")
				.hasMessageNotContaining("insecure-origins"));
	}

	@Test
	void whatIsToleratedHoldsForEveryPolicyAndIsLoggedOnce(CapturedOutput output) {
		this.runner.withPropertyValues("cors.dangerously-tolerate=public-suffixes,insecure-origins").run((context) -> {
			assertThat(context.getBean(CorsPolicies.class)).hasSize(3);
			assertThat(output).containsOnlyOnce("cors.dangerously-tolerate=insecure-origins,public-suffixes");
		});
	}

}
