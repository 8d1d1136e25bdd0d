package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PolicyProperties;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.ExecutableHint;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a native image of an application with the starter keeps. The hints are those of
 * the whole ahead-of-time processing, including Spring Boot's part.
 */
@StartsApplications
@ParameterizedClass
@EnumSource(names = { "SERVLET", "REACTIVE" })
class CorsRuntimeHintsTests {

	private static RuntimeHints hints;

	@Parameter
	@SuppressWarnings("UnusedVariable")
	private WebApplicationType stack;

	@BeforeParameterizedClassInvocation
	static void processAheadOfTime(WebApplicationType stack) {
		hints = AheadOfTime.process(stack, "cors.allowed-origins=https://app.example.com").hints();
	}

	@Test
	void allDataOfTheStarterIsKept() throws IOException {
		Resource[] data = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:io/github/corsstarter/**/*.dat");
		assertThat(data).isNotEmpty().allSatisfy((resource) -> {
			String url = resource.getURL().toString();
			String path = url.substring(url.lastIndexOf("io/github/corsstarter/"));
			assertThat(RuntimeHintsPredicates.resource().forResource(path)).accepts(hints);
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { CorsProperties.class, PolicyProperties.class })
	void everyKeyCanBeBound(Class<?> properties) {
		List<String> accessors = Arrays.stream(properties.getDeclaredMethods())
			.map(Method::getName)
			.filter((name) -> name.matches("(?:get|is|set)[A-Z].*"))
			.toList();
		assertThat(typeHint(properties).methods()).extracting(ExecutableHint::getName).containsAll(accessors);
	}

	@Test
	void namedPolicyCanBeCreated() {
		assertThat(typeHint(PolicyProperties.class).constructors()).extracting(ExecutableHint::getParameterTypes)
			.contains(List.of());
	}

	private static TypeHint typeHint(Class<?> type) {
		TypeHint hint = hints.reflection().getTypeHint(type);
		assertThat(hint).as("hint for " + type.getSimpleName()).isNotNull();
		return hint;
	}

}
