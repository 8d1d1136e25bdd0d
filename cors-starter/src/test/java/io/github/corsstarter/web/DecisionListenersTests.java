package io.github.corsstarter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.explain.CredentialsMode;
import io.github.corsstarter.explain.ScriptRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DecisionListenersTests {

	private final ScriptRequest request = ScriptRequest.of("https://app.example.com", "/x", "GET", "",
			CredentialsMode.OMIT);

	private final CorsDecision decision = CorsPolicy.builder().allowedOrigins("*").build().decide(this.request);

	@Test
	void allAreToldInOrder() {
		List<String> told = new ArrayList<>();
		new DecisionListeners(List.of((request, decision) -> told.add("first " + decision.verdict()),
				(request, decision) -> told.add("second " + request.origin())))
			.decided(this.request, this.decision);
		assertThat(told).containsExactly("first ALLOWED", "second https://app.example.com");
	}

	@Test
	void oneThatFailsKeepsNothingFromTheOthers(CapturedOutput output) {
		List<CorsDecision> told = new ArrayList<>();
		CorsDecisionListener failing = (request, decision) -> {
			throw new IllegalStateException("statistics are gone");
		};
		DecisionListeners listeners = new DecisionListeners(
				List.of(failing, (request, decision) -> told.add(decision)));
		for (int i = 0; i < 100; i++) {
			listeners.decided(this.request, this.decision);
		}
		assertThat(told).hasSize(100);
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("WARN")).hasSize(1);
		assertThat(output).contains("The decision listener", "statistics are gone");
	}

	@Test
	void oneThatOverflowsTheStackIsAFailureToo() {
		CorsDecisionListener endless = (request, decision) -> Pattern.matches("(a|b)*", "a".repeat(1_000_000));
		List<CorsDecision> told = new ArrayList<>();
		new DecisionListeners(List.of(endless, (request, decision) -> told.add(decision))).decided(this.request,
				this.decision);
		assertThat(told).hasSize(1);
	}

}
