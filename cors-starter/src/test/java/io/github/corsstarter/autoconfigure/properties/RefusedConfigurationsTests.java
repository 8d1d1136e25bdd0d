package io.github.corsstarter.autoconfigure.properties;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Configurations that must not start: each has one mistake, which is reported once, in
 * the right place, with a helpful reason.
 */
@StartsApplications
class RefusedConfigurationsTests {

	private static final String APP = "allowed-origins=https://app.example.com";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class));

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void mistakeIsReportedOnceWhereItIs(Example example) {
		List<PropertyProblem> problems = new ArrayList<>();
		start(example.with(this.runner), (failure) -> causes(failure, RefusedPropertiesException.class)
			.forEach((cause) -> problems.addAll(cause.problems())));
		assertThat(problems).singleElement().satisfies((problem) -> {
			assertThat(problem.key()).isEqualTo(example.value("property"));
			assertThat(problem.problem().message()).contains(example.value("reason")).endsWith(".");
		});
	}

	@Test
	void corpusIsLarge() throws IOException {
		assertThat(examples().map((example) -> example.getPayload().configuration())).doesNotHaveDuplicates()
			.hasSizeGreaterThanOrEqualTo(240);
	}

	static Stream<Named<Example>> examples() throws IOException {
		return Example.in("refused-configurations.yml");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			max-age: a word                       ~ max-age=abc                 ~ cors.max-age
			max-age: two units                    ~ max-age=1h30m               ~ cors.max-age
			max-age: a fraction                   ~ max-age=1.5                 ~ cors.max-age
			max-age: an unresolved placeholder    ~ max-age=${cache.lifetime}   ~ cors.max-age
			max-age: of a policy                  ~ policies.api.max-age=abc    ~ cors.policies.api.max-age
			allow-credentials: a word             ~ allow-credentials=maybe     ~ cors.allow-credentials
			allow-credentials: a number           ~ allow-credentials=2         ~ cors.allow-credentials
			allow-credentials: a placeholder      ~ allow-credentials=${secure} ~ cors.allow-credentials
			reject-disallowed: a word             ~ reject-disallowed=always    ~ cors.reject-disallowed
			filter-order: a word                  ~ filter-order=first          ~ cors.filter-order
			filter-order: too large               ~ filter-order=2147483648     ~ cors.filter-order
			policies: a text instead of a map    ~ policies=api                ~ cors.policies
			a policy: a text instead of its keys ~ policies.api=/api/**        ~ cors.policies.api
			""")
	void valueOfAnotherTypeFailsToBind(String sentence, String property, String name) {
		List<String> names = new ArrayList<>();
		start(new String[] { APP, property }, (failure) -> causes(failure, BindException.class)
			.forEach((cause) -> names.add(cause.getName().toString())));
		assertThat(names).contains(name);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~',
			textBlock = """
					a typo                           ~ allowed-orgins=https://b.example              ~ cors.allowed-orgins
					the singular                     ~ allowed-origin=https://b.example              ~ cors.allowed-origin
					a typo in a policy               ~ policies.api.allowed-method=PUT               ~ cors.policies.api.allowed-method
					a filter's key in a policy       ~ policies.api.reject-disallowed=true           ~ cors.policies.api.reject-disallowed
					Spring's name of a key           ~ mappings=/api/**                              ~ cors.mappings
					Quarkus's name of a key          ~ origins=https://b.example                     ~ cors.origins
					Micronaut's name of a key        ~ configurations.web.max-age=10                 ~ cors.configurations.web.max-age
					a policy without 'policies'      ~ api.allowed-origins=https://b.example         ~ cors.api.allowed-origins
					an indexed key without a list    ~ allow-credentials[0]=true                     ~ cors.allow-credentials[0]
					a key below a value              ~ max-age.seconds=10                            ~ cors.max-age.seconds
					a gap in a list                  ~ allowed-methods[1]=PUT                        ~ cors.allowed-methods[1]
					""")
	void unknownKeyIsLeftUnbound(String sentence, String property, String name) {
		List<String> names = new ArrayList<>();
		start(new String[] { APP, property },
				(failure) -> causes(failure, UnboundConfigurationPropertiesException.class)
					.forEach((cause) -> names.addAll(names(cause.getUnboundProperties()))));
		assertThat(names).containsExactly(name);
	}

	private void start(String[] properties, Consumer<Throwable> failure) {
		Map<String, Object> source = new LinkedHashMap<>();
		for (String property : properties) {
			int separator = property.indexOf('=');
			source.put("cors." + property.substring(0, separator), property.substring(separator + 1));
		}
		PropertySource<?> refused = new MapPropertySource("refused", source);
		start(this.runner.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(refused)),
				failure);
	}

	private static void start(WebApplicationContextRunner runner, Consumer<Throwable> failure) {
		runner.run((context) -> {
			assertThat(context).hasFailed();
			failure.accept(context.getStartupFailure());
		});
	}

	private static Set<String> names(Set<ConfigurationProperty> properties) {
		return properties.stream().map((property) -> property.getName().toString()).collect(Collectors.toSet());
	}

	private static <T extends Throwable> List<T> causes(Throwable failure, Class<T> type) {
		List<T> causes = new ArrayList<>();
		@Nullable Throwable cause = failure;
		while (cause != null) {
			if (type.isInstance(cause)) {
				causes.add(type.cast(cause));
			}
			cause = cause.getCause();
		}
		return causes;
	}

}
