package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.corsstarter.StepCounter;
import io.github.corsstarter.web.path.PathPolicies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten times as much configuration takes about ten times the steps: nothing is compared
 * with everything else, be it right or wrong.
 */
class LongListsTests {

	private static final int FEW = 100;

	private static final int MANY = 1_000;

	/** As many, and a half more for hash codes that collide. */
	private static final double GROWTH = 15;

	@ParameterizedTest
	@ValueSource(strings = { "origins", "patterns", "covered patterns", "covered origins", "duplicates",
			"malformed origins", "policies with paths", "policies of one path", "policies of one path with patterns",
			"policies that inherit", "policies that clash", "a list that clashes",
			"policies with a star and a variable", "brackets that nothing closes" })
	void stepsGrowWithTheConfigurationOnly(String kind) {
		Function<String, Long> steps = StepCounter.of(Compile.class);
		// Classes are initialized by then.
		long first = steps.apply(kind + "|" + FEW);
		long few = steps.apply(kind + "|" + FEW);
		assertThat(first).isGreaterThanOrEqualTo(few);
		assertThat((double) steps.apply(kind + "|" + MANY)).isLessThan(GROWTH * few);
	}

	/**
	 * Compiles properties, finds what is wrong with them and what deserves a warning, and
	 * puts the policies in force.
	 */
	public static final class Compile implements Function<String, Object> {

		private final Map<String, IntFunction<Object>> kinds = new LinkedHashMap<>();

		public Compile() {
			this.kinds.put("origins",
					(n) -> list(n, (i) -> "https://t" + i + ".example", PolicyProperties::setAllowedOrigins));
			this.kinds.put("patterns",
					(n) -> list(n, (i) -> "https://*.t" + i + ".example", PolicyProperties::setAllowedOriginPatterns));
			this.kinds.put("covered patterns",
					(n) -> list(n, (i) -> (i == 0) ? "https://*.t.example" : "https://*.s" + i + ".t.example",
							PolicyProperties::setAllowedOriginPatterns));
			this.kinds.put("covered origins", (n) -> {
				CorsProperties properties = new CorsProperties();
				properties.setAllowedOriginPatterns(List.of("https://*.t.example"));
				properties.setAllowedOrigins(entries(n, (i) -> "https://s" + i + ".t.example"));
				return compile(properties);
			});
			this.kinds.put("duplicates",
					(n) -> list(n, (i) -> "https://t.example", PolicyProperties::setAllowedOrigins));
			this.kinds.put("malformed origins",
					(n) -> list(n, (i) -> "https://t" + i + ".example/", PolicyProperties::setAllowedOrigins));
			this.kinds.put("policies with paths", (n) -> policies(n, (i, policy) -> {
				policy.setPaths(List.of("/t" + i + "/**"));
				policy.setAllowedOrigins(List.of("https://t" + i + ".example"));
			}));
			this.kinds.put("policies of one path",
					(n) -> policies(n, (i, policy) -> policy.setAllowedOrigins(List.of("https://t" + i + ".example"))));
			this.kinds.put("policies of one path with patterns", (n) -> policies(n, (i, policy) -> {
				policy.setAllowedOrigins(List.of("https://www.t" + i + ".example"));
				policy.setAllowedOriginPatterns(List.of("https://*.t" + i + ".example"));
			}));
			this.kinds.put("policies that inherit", (n) -> {
				CorsProperties properties = policies((i, policy) -> policy.setPaths(List.of("/t" + i + "/**")), n);
				properties.setAllowedOriginPatterns(List.of("https://*.t.example"));
				properties.setAllowedOrigins(List.of("https://www.t.example", "https://t.example"));
				return compile(properties);
			});
			this.kinds.put("policies that clash", (n) -> policies(n, (i, policy) -> policy
				.setAllowedOrigins(List.of("https://t.example", "https://t" + i + ".example"))));
			this.kinds.put("a list that clashes", (n) -> {
				List<String> origins = entries(n, (i) -> "https://t" + i + ".example");
				return compile(policies((i, policy) -> policy.setAllowedOrigins(origins), 2));
			});
			this.kinds.put("policies with a star and a variable", (n) -> policies(n, (i, policy) -> {
				policy.setPaths(List.of((i % 2 == 0) ? "/t/*" : "/t/{id}"));
				policy.setAllowedOrigins(List.of("https://t" + i + ".example"));
			}));
			// From one size on nobody looks for the end of brackets any more.
			this.kinds.put("brackets that nothing closes",
					(n) -> WrittenList.of(entries(10 * n, (i) -> "https://[t" + i + ".example")));
		}

		@Override
		public Object apply(String argument) {
			String[] words = argument.split("\\|", -1);
			return this.kinds.getOrDefault(words[0], (n) -> {
				throw new IllegalArgumentException(words[0]);
			}).apply(Integer.parseInt(words[1]));
		}

		private static Object list(int size, IntFunction<String> entry, Setter setter) {
			CorsProperties properties = new CorsProperties();
			setter.set(properties, entries(size, entry));
			return compile(properties);
		}

		private static List<String> entries(int size, IntFunction<String> entry) {
			return IntStream.range(0, size).mapToObj(entry).toList();
		}

		private static Object policies(int size, Policy policy) {
			return compile(policies(policy, size));
		}

		private static CorsProperties policies(Policy policy, int size) {
			CorsProperties properties = new CorsProperties();
			for (int i = 0; i < size; i++) {
				PolicyProperties each = new PolicyProperties();
				policy.set(i, each);
				properties.getPolicies().put("p" + i, each);
			}
			return properties;
		}

		private static Object compile(CorsProperties properties) {
			PropertiesPolicies compiled = PropertiesPolicies.compile(properties, WrittenProperties.UNKNOWN);
			if (!compiled.problems().isEmpty()) {
				return new RefusedPropertiesException(compiled.problems());
			}
			List<Object> result = new ArrayList<>(compiled.warnings());
			result.add(new PathPolicies(compiled.policies()));
			return result;
		}

	}

	private interface Setter {

		void set(PolicyProperties properties, List<String> list);

	}

	private interface Policy {

		void set(int index, PolicyProperties policy);

	}

}
