package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.actuate.CorsEndpoint;
import io.github.corsstarter.actuate.RecentDenials;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A native image keeps what the endpoint's JSON is made of.
 */
class EndpointRuntimeHintsTests {

	private static final RuntimeHints hints = new RuntimeHints();

	@BeforeAll
	static void processAheadOfTime() {
		GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
		TestPropertyValues.of("management.endpoints.web.exposure.include=cors").applyTo(context);
		new AnnotatedBeanDefinitionReader(context).register(CorsAutoConfiguration.class,
				CorsEndpointAutoConfiguration.class);
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
			.allSatisfy((component) -> assertThat(
					RuntimeHintsPredicates.reflection().onMethodInvocation(component.getAccessor()))
				.accepts(hints));
	}

	@ParameterizedTest
	@ValueSource(strings = { "describe", "explain" })
	void everyOperationIsKept(String name) {
		assertThat(CorsEndpoint.class.getDeclaredMethods()).filteredOn((method) -> method.getName().equals(name))
			.singleElement()
			.satisfies((method) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method))
				.accepts(hints));
	}

}
