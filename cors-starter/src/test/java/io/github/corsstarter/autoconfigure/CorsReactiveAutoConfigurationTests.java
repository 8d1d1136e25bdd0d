package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.tags.StartsApplications;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
@ExtendWith(OutputCaptureExtension.class)
class CorsReactiveAutoConfigurationTests {

	private final CorsPolicy policy = CorsPolicy.builder().allowedOrigins("https://app.example.com").build();

	@Test
	void policiesThatNothingAppliesAreWarnedOf(CapturedOutput output) {
		new CorsReactiveAutoConfiguration(
				new PathPolicies(List.of(new PathPolicy(this.policy, List.of(PathPolicy.ALL_PATHS)))));
		assertThat(output).contains("WARN").contains("this is a reactive application");
	}

	@Test
	void whereThereAreNoPoliciesThereIsNothingToWarnOf(CapturedOutput output) {
		new CorsReactiveAutoConfiguration(new PathPolicies(List.of()));
		assertThat(output).doesNotContain("reactive");
	}

	@Test
	void servletApplicationIsNotWarned(CapturedOutput output) {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsReactiveAutoConfiguration.class))
			.withPropertyValues("cors.allowed-origins=https://app.example.com")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CorsReactiveAutoConfiguration.class));
		assertThat(output).doesNotContain("reactive application");
	}

}
