package io.github.corsstarter.web;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CorsProcessorTests {

	private static final String APP = "https://app.example.com";

	private final CorsPolicy policy = CorsPolicy.builder().allowedOrigins(APP).build();

	@ParameterizedTest(name = "{0}")
	@MethodSource("survivable")
	void whateverAResolverThrowsIsADenial(Throwable failure) {
		CorsProcessor processor = new CorsProcessor(failing(failure), List.of());
		CorsDecision decision = processor.process(RequestStub.actual("GET", APP));
		assertThat(decision.verdict()).isEqualTo(Verdict.RESOLVER_FAILED);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("survivable")
	void whateverAListenerThrowsChangesNothing(Throwable failure) {
		List<Verdict> told = new ArrayList<>();
		CorsDecisionListener failing = (request, decision) -> sneakyThrow(failure);
		CorsProcessor processor = new CorsProcessor((request) -> this.policy,
				List.of(failing, (request, decision) -> told.add(decision.verdict())));
		assertThat(processor.process(RequestStub.actual("GET", APP)).verdict()).isEqualTo(Verdict.ALLOWED);
		assertThat(told).containsExactly(Verdict.ALLOWED);
	}

	static List<Throwable> survivable() {
		return List.of(new IllegalStateException("database gone"), new Exception("checked"),
				new AssertionError("never null"), new StackOverflowError(), new NoClassDefFoundError("com/example/X"),
				new Error("something else"));
	}

	@Test
	void whatTheJvmDoesNotSurviveIsNotCaught() {
		OutOfMemoryError fatal = new OutOfMemoryError("heap");
		CorsProcessor resolving = new CorsProcessor(failing(fatal), List.of());
		CorsProcessor listening = new CorsProcessor((request) -> this.policy,
				List.of((request, decision) -> sneakyThrow(fatal)));
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> resolving.process(RequestStub.actual("GET", APP)));
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> listening.process(RequestStub.actual("GET", APP)));
	}

	@Test
	void listenersAreNotToldOfRequestsWithoutOrigin() {
		List<Verdict> told = new ArrayList<>();
		CorsProcessor processor = new CorsProcessor((request) -> this.policy,
				List.of((request, decision) -> told.add(decision.verdict())));
		assertThat(processor.process(RequestStub.of("GET")).verdict()).isEqualTo(Verdict.NOT_CORS);
		assertThat(told).isEmpty();
	}

	@Test
	void requestThatNoPolicyGovernsIsNotDecidedOn() {
		assertThat(new CorsProcessor((request) -> null, List.of()).process(RequestStub.actual("GET", APP))).isNull();
	}

	private static PolicyResolver failing(Throwable failure) {
		return (request) -> {
			sneakyThrow(failure);
			return null;
		};
	}

	/** Throws a checked exception without declaring it, as Kotlin and Groovy do. */
	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneakyThrow(Throwable failure) throws T {
		throw (T) failure;
	}

}
