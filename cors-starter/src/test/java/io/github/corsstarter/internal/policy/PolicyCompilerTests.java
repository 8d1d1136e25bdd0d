package io.github.corsstarter.internal.policy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.corsstarter.InvalidCorsPolicyException;
import io.github.corsstarter.PolicySettings;
import io.github.corsstarter.internal.origin.OriginRules;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PlainJava
class PolicyCompilerTests {

	private static final String PATTERN = "https://*.example.com";

	private static final String REGEX = "https://[a-z]+\\.example\\.org";

	private final PolicyCompiler compiler = new PolicyCompiler();

	@Test
	void whatSeveralPoliciesHaveInCommonIsCompiledOnce() {
		OriginRules one = this.compiler.compile(draft("one", PATTERN, REGEX)).source().origins();
		OriginRules other = this.compiler.compile(draft("other", PATTERN, REGEX)).source().origins();
		assertThat(other.patterns()).singleElement().isSameAs(one.patterns().get(0));
		assertThat(other.regexes()).singleElement().isSameAs(one.regexes().get(0));
	}

	@Test
	void mistakeOfOnePolicyDoesNotStayForTheNext() {
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> this.compiler.compile(draft("one", "https://*", REGEX)))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(1));
		assertThat(this.compiler.compile(draft("other", PATTERN, REGEX)).name()).isEqualTo("other");
	}

	private static PolicyDraft draft(String name, String pattern, String regex) {
		PolicySettings settings = new PolicySettings(List.of(), List.of(pattern), List.of(regex), List.of(), List.of(),
				List.of(), true, Duration.ZERO);
		return new PolicyDraft(name, settings, Set.of(), true, UnaryOperator.identity());
	}

}
