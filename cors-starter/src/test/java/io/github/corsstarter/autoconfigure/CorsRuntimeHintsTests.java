package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PolicyProperties;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.ExecutableHint;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.javapoet.ClassName;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a native image of an application with the starter keeps. The hints are those of
 * the whole ahead-of-time processing, including Spring Boot's part.
 */
@StartsApplications
class CorsRuntimeHintsTests {

	private static final RuntimeHints hints = new RuntimeHints();

	@BeforeAll
	static void processAheadOfTime() {
		GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
		new AnnotatedBeanDefinitionReader(context).register(CorsAutoConfiguration.class,
				CorsServletAutoConfiguration.class);
		new ApplicationContextAotGenerator().processAheadOfTime(context,
				new DefaultGenerationContext(
						new ClassNameGenerator(ClassName.get("io.github.corsstarter", "Application")),
						new InMemoryGeneratedFiles(), hints));
	}

	@Test
	void allDataOfTheStarterIsKept() throws IOException {
		Resource[] data = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:io/github/corsstarter/**/*.dat");
		assertThat(data).isNotEmpty().allSatisfy((resource) -> {
			String url = resource.getURL().toString();
			String path = url.substring(url.indexOf("io/github/corsstarter/"));
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
