package io.github.corsstarter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an attacker sends to get around a list of origins, against each kind of rule.
 */
@PlainJava
class HostileOriginsTests {

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("io.github.corsstarter.HostileOrigins#all")
	void hostileOriginGetsInNowhere(String reason, String template) {
		List<String> allowed = new ArrayList<>();
		for (CorsPolicy policy : HostileOrigins.POLICIES) {
			for (String origin : HostileOrigins.origins(template)) {
				addIfAllowed(allowed, policy, origin, RequestStub.preflight(origin, "PUT", "x-one"));
				addIfAllowed(allowed, policy, origin, RequestStub.actual("GET", origin));
			}
		}
		assertThat(allowed).isEmpty();
	}

	/** Without these, a policy that allows nobody would pass. */
	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("io.github.corsstarter.HostileOrigins#meant")
	void originThatIsMeantGetsInByItsRuleOnly(String policyName, String origin) {
		List<String> allowed = new ArrayList<>();
		for (CorsPolicy policy : HostileOrigins.POLICIES) {
			addIfAllowed(allowed, policy, origin, RequestStub.preflight(origin, "PUT", "x-one"));
			addIfAllowed(allowed, policy, origin, RequestStub.actual("GET", origin));
		}
		assertThat(allowed).containsExactly(policyName + " PREFLIGHT " + origin, policyName + " ACTUAL " + origin);
	}

	@Test
	void corpusIsLarge() {
		List<String> templates = HostileOrigins.all().map((row) -> (String) row.get()[1]).toList();
		Set<String> values = new LinkedHashSet<>();
		templates.forEach((template) -> values.addAll(HostileOrigins.origins(template)));
		assertThat(templates).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(150);
		assertThat(values).hasSizeGreaterThanOrEqualTo(500);
	}

	private static void addIfAllowed(List<String> allowed, CorsPolicy policy, String origin, CorsRequest request) {
		CorsDecision decision = policy.decide(request);
		List<String> headers = new ArrayList<>();
		decision.forEachHeader((name, value) -> headers.add(name));
		if (!decision.verdict().denies() || !headers.isEmpty()) {
			allowed.add(policy.name() + " " + decision.type() + " " + origin);
		}
	}

}
