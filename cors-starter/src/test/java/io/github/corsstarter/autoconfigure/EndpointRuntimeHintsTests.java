package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.actuate.CorsEndpoint;
import io.github.corsstarter.actuate.RecentDenials;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.ExecutableHint;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A native image keeps what the endpoint's JSON needs.
 */
@StartsApplications
class EndpointRuntimeHintsTests {

	private static final RuntimeHints hints = new RuntimeHints();

	@BeforeAll
	static void processAheadOfTime() {
		GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
		TestPropertyValues.of("management.endpoints.web.exposure.include=cors").applyTo(context);
		new AnnotatedBeanDefinitionReader(context).register(CorsAutoConfiguration.class,
				CorsServletAutoConfiguration.class, CorsEndpointAutoConfiguration.class);
		new ApplicationContextAotGenerator().processAheadOfTime(context,
				new DefaultGenerationContext(
						new ClassNameGenerator(ClassName.get("io.github.corsstarter", "Application")),
						new InMemoryGeneratedFiles(), hints));
	}

	@ParameterizedTest
	@ValueSource(classes = { CorsEndpoint.CorsDescriptor.class, CorsEndpoint.PolicyDescriptor.class,
			CorsEndpoint.ExplanationDescriptor.class, CorsEndpoint.StepDescriptor.class, RecentDenials.Denial.class })
	void everyComponentIsKept(Class<?> type) {
		assertThat(type.getRecordComponents()).isNotEmpty()
			.allSatisfy((component) -> assertThat(methods(type)).contains(component.getName()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "describe", "explain" })
	void everyOperationIsKept(String name) {
		assertThat(methods(CorsEndpoint.class)).contains(name);
	}

	/** The names of the methods of a type that can be invoked. */
	private static List<String> methods(Class<?> type) {
		return hints.reflection()
			.getTypeHint(type)
			.methods()
			.filter((method) -> method.getMode() == ExecutableMode.INVOKE)
			.map(ExecutableHint::getName)
			.toList();
	}

}
