package io.github.corsstarter.autoconfigure.properties;

import java.util.List;

import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.explain.CredentialsMode;
import io.github.corsstarter.explain.ScriptRequest;
import org.junit.jupiter.api.Test;

import org.springframework.validation.BeanPropertyBindingResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the properties are compiled.
 */
class CorsPropertiesTests {

	private final CorsProperties properties = new CorsProperties();

	@Test
	void whatWasCheckedIsNotCompiledAgain() {
		this.properties.setAllowedOrigins(List.of("https://app.example.com"));
		validate();
		PropertiesPolicies compiled = this.properties.compiled();
		assertThat(this.properties.compiled()).isSameAs(compiled);
		assertThat(verdict("https://app.example.com")).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	void whatIsBoundAnewIsCompiledAnew() {
		this.properties.setAllowedOrigins(List.of("https://app.example.com"));
		validate();
		this.properties.setAllowedOrigins(List.of("https://shop.example.com"));
		validate();
		assertThat(verdict("https://shop.example.com")).isEqualTo(Verdict.ALLOWED);
		assertThat(verdict("https://app.example.com")).isEqualTo(Verdict.ORIGIN_NOT_ALLOWED);
	}

	@Test
	void propertiesThatNobodySetsNeedNoCheck() {
		assertThat(this.properties.compiled().policies()).isEmpty();
	}

	private void validate() {
		BeanPropertyBindingResult errors = new BeanPropertyBindingResult(this.properties, "cors");
		this.properties.validate(this.properties, errors);
		assertThat(errors.hasErrors()).isFalse();
	}

	private Verdict verdict(String origin) {
		CorsRequest request = ScriptRequest.of(origin, "/", "GET", "", CredentialsMode.OMIT);
		return this.properties.compiled().policies().get(0).policy().decide(request).verdict();
	}

}
