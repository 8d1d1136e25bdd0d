package io.github.corsstarter.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.explain.CredentialsMode;
import io.github.corsstarter.explain.ScriptRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is counted, and that strangers do not decide how much there is to count.
 */
class CorsMetricsTests {

	private static final String APP = "https://app.example.com";

	private final CorsPolicy api = CorsPolicy.builder().name("api").allowedOrigins(APP).build();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final CorsMetrics metrics = new CorsMetrics(this.registry, List.of(this.api));

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					an allowed request        | https://app.example.com  | GET | none    | policy=api type=actual outcome=allowed verdict=allowed
					a denied request          | https://evil.example     | GET | none    | policy=api type=actual outcome=denied verdict=origin-not-allowed
					a malformed origin        | https://evil.example/    | GET | none    | policy=api type=actual outcome=denied verdict=origin-malformed
					an allowed preflight      | https://app.example.com  | GET | none    | policy=api type=actual outcome=allowed verdict=allowed
					a denied preflight        | https://evil.example     | PUT | none    | policy=api type=preflight outcome=denied verdict=origin-not-allowed
					a method                  | https://app.example.com  | PUT | none    | policy=api type=preflight outcome=denied verdict=method-not-allowed
					a header                  | https://app.example.com  | GET | x-other | policy=api type=preflight outcome=denied verdict=header-not-allowed
					""")
	void requestIsCountedOnce(String description, String origin, String method, String headers, String expected) {
		decide(this.api, origin, method, headers);
		assertThat(counted()).containsExactly(Map.entry(expected, 1.0));
	}

	@ParameterizedTest
	@EnumSource(value = Verdict.class, names = { "RESOLVER_FAILED", "PATH_AMBIGUOUS" })
	void requestWithoutAPolicyThatCouldBeFoundIsCounted(Verdict verdict) {
		decide(CorsPolicy.denying(verdict), APP, "GET", "none");
		decide(CorsPolicy.denying(verdict), APP, "PUT", "none");
		assertThat(counted()).containsOnly(
				Map.entry("policy=none type=actual outcome=denied verdict=" + verdict.key(), 1.0),
				Map.entry("policy=none type=preflight outcome=denied verdict=" + verdict.key(), 1.0));
	}

	@Test
	void policyThatIsADifferentObjectIsKnownByItsName() {
		decide(this.api.varyingByOrigin(), APP, "GET", "none");
		assertThat(counted()).containsOnlyKeys("policy=api type=actual outcome=allowed verdict=allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "other" })
	void policyWithAReservedNameIsCountedWithTheOthers(String name) {
		CorsPolicy named = CorsPolicy.builder().name(name).allowedOrigins(APP).build();
		CorsMetrics metrics = new CorsMetrics(this.registry, List.of(this.api, named));
		for (String origin : List.of(APP, "https://evil.example", "no origin")) {
			ScriptRequest request = ScriptRequest.of(origin, "/x", "GET", "", CredentialsMode.OMIT);
			metrics.decided(request, named.decide(request));
		}
		assertThat(counted()).hasSize(3).allSatisfy((tags, count) -> assertThat(tags).startsWith("policy=other "));
	}

	@Test
	void policiesMadeAtRunTimeShareOneTag() {
		int before = this.registry.getMeters().size();
		for (int i = 0; i < 1_000; i++) {
			decide(CorsPolicy.builder().name("tenant-" + i).allowedOrigins(APP).build(), APP, "GET", "none");
		}
		assertThat(counted())
			.containsExactly(Map.entry("policy=other type=actual outcome=allowed verdict=allowed", 1000.0));
		assertThat(this.registry.getMeters()).hasSize(before);
	}

	@Test
	void policiesBeyondTheHundredthShareThatTagToo() {
		List<CorsPolicy> many = IntStream.range(0, 10_000)
			.mapToObj((i) -> CorsPolicy.builder().name("p" + i).allowedOrigins(APP).build())
			.toList();
		MeterRegistry registry = new SimpleMeterRegistry();
		CorsMetrics metrics = new CorsMetrics(registry, many);
		CorsRequest request = ScriptRequest.of(APP, "/x", "GET", "", CredentialsMode.OMIT);
		metrics.decided(request, many.get(9_999).decide(request));
		assertThat(registry.getMeters()).hasSizeLessThan(1_000);
		assertThat(registry.get(CorsMetrics.NAME)
			.tag("policy", "other")
			.tag("verdict", "allowed")
			.tag("type", "actual")
			.counter()
			.count()).isEqualTo(1);
	}

	@Test
	void whateverIsDecidedIsCounted() {
		List<CorsPolicy> policies = new ArrayList<>(List.of(this.api));
		for (Verdict verdict : Verdict.values()) {
			if (verdict.denies()) {
				policies.add(CorsPolicy.denying(verdict));
			}
		}
		int requests = 0;
		for (CorsPolicy policy : policies) {
			for (String origin : List.of(APP, "null", "", "https://evil.example")) {
				for (String method : List.of("GET", "PUT")) {
					decide(policy, origin, method, "none");
					requests++;
				}
			}
		}
		assertThat(counted().values().stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(requests);
	}

	@Test
	void countersStandAtZeroBeforeAnythingHappens() {
		assertThat(this.registry.get(CorsMetrics.NAME).tag("policy", "api").counters()).hasSize(9)
			.allMatch((counter) -> counter.count() == 0);
	}

	@Test
	void originIsNoTag() {
		decide(this.api, "https://evil.example", "PUT", "x-other");
		assertThat(this.registry.getMeters()).flatMap((meter) -> meter.getId().getTags())
			.extracting(Tag::getKey)
			.containsOnly("policy", "type", "outcome", "verdict");
	}

	private void decide(CorsPolicy policy, String origin, String method, String headers) {
		ScriptRequest request = ScriptRequest.of(origin, "/x", method, headers.equals("none") ? "" : headers,
				CredentialsMode.OMIT);
		this.metrics.decided(request, policy.decide(request));
	}

	/** The counters that are not zero, by their tags. */
	private Map<String, Double> counted() {
		Map<String, Double> counted = new TreeMap<>();
		for (Counter counter : this.registry.get(CorsMetrics.NAME).counters()) {
			if (counter.count() > 0) {
				counted.put("policy=%s type=%s outcome=%s verdict=%s".formatted(counter.getId().getTag("policy"),
						counter.getId().getTag("type"), counter.getId().getTag("outcome"),
						counter.getId().getTag("verdict")), counter.count());
			}
		}
		return counted;
	}

}
