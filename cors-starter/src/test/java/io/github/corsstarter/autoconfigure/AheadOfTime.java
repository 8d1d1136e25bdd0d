package io.github.corsstarter.autoconfigure;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;

/**
 * The ahead-of-time processing of an application with the starter, as the build of a
 * native image does it.
 *
 * @param hints what the image keeps, including Spring Boot's part
 * @param files the generated code
 */
record AheadOfTime(RuntimeHints hints, InMemoryGeneratedFiles files) {

	/**
	 * Process an application.
	 * @param stack what it is for: servlets, or reactive
	 * @param property one of its properties, as {@code key=value}
	 * @return what came out
	 */
	static AheadOfTime process(WebApplicationType stack, String property) {
		GenericApplicationContext context = (GenericApplicationContext) ApplicationContextFactory.DEFAULT.create(stack);
		TestPropertyValues.of(property).applyTo(context);
		new AnnotatedBeanDefinitionReader(context).register(CorsAutoConfiguration.class,
				CorsServletAutoConfiguration.class, CorsReactiveAutoConfiguration.class,
				CorsOutsideWebAutoConfiguration.class, CorsEndpointAutoConfiguration.class);
		AheadOfTime result = new AheadOfTime(new RuntimeHints(), new InMemoryGeneratedFiles());
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("io.github.corsstarter", "Application")), result.files,
				result.hints);
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		return result;
	}

}
