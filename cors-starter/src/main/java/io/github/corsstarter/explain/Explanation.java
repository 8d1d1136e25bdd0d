package io.github.corsstarter.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.corsstarter.CorsDecision;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is allowed or denied: each step of the check with its result, and a
 * sentence for people. Immutable. Text from strangers is cut and made printable.
 *
 * @param decision what the policy decided, or {@code null} if no policy governs the
 * request
 * @param steps the steps, in the order in which a browser sees them fail
 * @param warnings what may fail despite the decision, or go unnoticed; one sentence each
 */
public record Explanation(@Nullable CorsDecision decision, List<Step> steps, List<String> warnings) {

	/**
	 * Create an explanation.
	 * @param decision what the policy decided, or {@code null} if no policy governs the
	 * request
	 * @param steps the steps
	 * @param warnings what may fail despite the decision
	 */
	public Explanation {
		steps = List.copyOf(steps);
		warnings = List.copyOf(warnings);
	}

	/**
	 * What the browser does with the request.
	 * @return the outcome
	 */
	public Outcome outcome() {
		if (this.decision == null) {
			return Outcome.UNGOVERNED;
		}
		return (reason() == null) ? Outcome.ALLOWED : Outcome.DENIED;
	}

	/**
	 * Why the request is not allowed: the reason of the first step that failed. It names
	 * what to change, if anything.
	 * @return the reason, or {@code null} if the request is allowed
	 */
	public @Nullable String reason() {
		return this.steps.stream()
			.filter((step) -> step.result() == Result.FAILED)
			.findFirst()
			.map(Step::reason)
			.orElse(null);
	}

	/**
	 * The headers that are sent for CORS, including {@code Vary}.
	 * @return the headers, by name; empty if no policy governs the request
	 */
	public Map<String, String> headers() {
		if (this.decision == null) {
			return Map.of();
		}
		Map<String, String> headers = new LinkedHashMap<>();
		this.decision.forEachHeader(headers::put);
		if (!this.decision.vary().isEmpty()) {
			headers.put("Vary", this.decision.vary());
		}
		return Collections.unmodifiableMap(headers);
	}

	/**
	 * What the browser does with a request.
	 */
	public enum Outcome {

		/** The browser lets the script go on. */
		ALLOWED("allowed"),

		/** The browser fails the script's request. */
		DENIED("denied"),

		/** No policy governs the request: whatever else handles it decides. */
		UNGOVERNED("ungoverned");

		private final String key;

		Outcome(String key) {
			this.key = key;
		}

		/**
		 * How it is spelled in JSON.
		 * @return {@code allowed}, for example
		 */
		public String key() {
			return this.key;
		}

	}

	/**
	 * What a step is about.
	 */
	public enum Check {

		/** Which policy governs: by the path, and then by the origin. */
		POLICY("policy"),

		/** Whether the origin is allowed. */
		ORIGIN("origin"),

		/** Whether credentials are allowed, if the script includes them. */
		CREDENTIALS("credentials"),

		/** Whether the method is allowed. */
		METHOD("method"),

		/** Whether the request headers are allowed. */
		HEADERS("headers");

		private final String key;

		Check(String key) {
			this.key = key;
		}

		/**
		 * How it is spelled in JSON.
		 * @return {@code policy}, for example
		 */
		public String key() {
			return this.key;
		}

	}

	/**
	 * How a step went.
	 */
	public enum Result {

		/** The request passed the check. */
		PASSED("passed"),

		/** The request failed the check. */
		FAILED("failed"),

		/** There was nothing to check. */
		SKIPPED("skipped");

		private final String key;

		Result(String key) {
			this.key = key;
		}

		/**
		 * How it is spelled in JSON.
		 * @return {@code passed}, for example
		 */
		public String key() {
			return this.key;
		}

	}

	/**
	 * A step of the check.
	 *
	 * @param check what it is about
	 * @param result how it went
	 * @param reason why, for people
	 */
	public record Step(Check check, Result result, String reason) {

		/**
		 * Create a step.
		 * @param check what it is about
		 * @param result how it went
		 * @param reason why, for people
		 */
		public Step {
			Objects.requireNonNull(check, "'check' must not be null");
			Objects.requireNonNull(result, "'result' must not be null");
			Objects.requireNonNull(reason, "'reason' must not be null");
		}

		static Step passed(Check check, String reason) {
			return new Step(check, Result.PASSED, reason);
		}

		static Step failed(Check check, String reason) {
			return new Step(check, Result.FAILED, reason);
		}

		static Step skipped(Check check, String reason) {
			return new Step(check, Result.SKIPPED, reason);
		}

	}

}
