package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.actuate.CorsEndpoint;
import io.github.corsstarter.actuate.RecentDenials;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.ExecutableHint;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A native image keeps what the endpoint's JSON needs.
 */
@StartsApplications
@ParameterizedClass
@EnumSource(names = { "SERVLET", "REACTIVE" })
class EndpointRuntimeHintsTests {

	private static RuntimeHints hints;

	@Parameter
	@SuppressWarnings("UnusedVariable")
	private WebApplicationType stack;

	@BeforeParameterizedClassInvocation
	static void processAheadOfTime(WebApplicationType stack) {
		hints = AheadOfTime.process(stack, "management.endpoints.web.exposure.include=cors").hints();
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
