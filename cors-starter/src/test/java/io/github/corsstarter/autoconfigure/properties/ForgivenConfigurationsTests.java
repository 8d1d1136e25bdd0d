package io.github.corsstarter.autoconfigure.properties;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Configurations that start although something about them is odd: each says whom it
 * allows, whom it denies, and what it is warned of.
 */
@StartsApplications
class ForgivenConfigurationsTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class));

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void startsAndWarns(Example example) {
		example.with(this.runner).run((context) -> {
			assertThat(context).hasNotFailed();
			PolicyResolver resolver = context.getBean(PolicyResolver.class);
			assertThat(allows(resolver, example, "allows")).doesNotContain(false);
			assertThat(allows(resolver, example, "denies")).doesNotContain(true);
			String warning = example.find("warning");
			PropertiesPolicies policies = context.getBean(PropertiesPolicies.class);
			List<String> warnings = new ArrayList<>(policies.warnings());
			warnings.addAll(policies.misplacedPaths(ApplicationPaths.of(context)));
			warnings.addAll(new OtherCors(context.getEnvironment()).warnings(policies.policies()));
			assertThat(String.join("\n", warnings)).isEqualTo((warning != null) ? warning.strip() : "");
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void saysWhomItAllowsOrDenies(Example example) {
		assertThat(Stream.of("allows", "denies").map(example::find)).anyMatch((value) -> value != null);
	}

	/** Whether each origin, behind which a path may stand, is allowed. */
	private static List<Boolean> allows(PolicyResolver resolver, Example example, String key) {
		String requests = example.find(key);
		return (requests == null) ? List.of() : Stream.of(requests.split(" ")).map((request) -> {
			String[] parts = request.split("@", 2);
			CorsPolicy policy = resolver
				.resolve(RequestStub.actual("GET", parts[0]).at((parts.length > 1) ? parts[1] : "/"));
			assertThat(policy).as(request).isNotNull();
			return policy.match(parts[0]).allows();
		}).toList();
	}

	static Stream<Named<Example>> examples() throws IOException {
		return Example.in("forgiven-configurations.yml");
	}

}
