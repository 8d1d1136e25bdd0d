package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
class AheadOfTimeTests {

	private static final String PREFIX = "io/github/corsstarter/autoconfigure/";

	private static final String SUFFIX = "__BeanDefinitions.java";

	/**
	 * Conditions are evaluated when the image is built: it holds what its stack needs.
	 */
	@ParameterizedTest
	@CsvSource({ "SERVLET, CorsServletAutoConfiguration", "REACTIVE, CorsReactiveAutoConfiguration",
			"NONE, CorsOutsideWebAutoConfiguration" })
	void imageHoldsTheBeansOfItsOwnStack(WebApplicationType stack, String wiring) {
		AheadOfTime application = AheadOfTime.process(stack, "cors.allowed-origins=https://app.example.com");
		assertThat(application.files()
			.getGeneratedFiles(Kind.SOURCE)
			.keySet()
			.stream()
			.filter((path) -> path.startsWith(PREFIX + "Cors") && path.endsWith(SUFFIX))
			.map((path) -> path.substring(PREFIX.length(), path.length() - SUFFIX.length()))
			.filter((name) -> !name.equals("CorsAutoConfiguration"))).containsExactly(wiring);
	}

}
