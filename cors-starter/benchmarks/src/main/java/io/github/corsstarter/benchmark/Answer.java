package io.github.corsstarter.benchmark;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a filter made of a request.
 *
 * @param passedOn whether the rest of the chain saw the request
 * @param status the response's status
 * @param headers the response's headers, several lines of one joined by {@code ", "}
 */
record Answer(boolean passedOn, int status, Map<String, String> headers) {

	private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	/**
	 * The right answer.
	 * @param scenario the request
	 * @param allowedOrigin the origin that is allowed
	 * @return the answer that the starter's filter and the floor give alike
	 */
	static Answer to(Scenario scenario, String allowedOrigin) {
		Map<String, String> headers = new TreeMap<>();
		headers.put("Vary", scenario.isPreflight()
				? "Origin, Access-Control-Request-Method, Access-Control-Request-Headers" : "Origin");
		if (scenario.isAllowed()) {
			headers.put(ALLOW_ORIGIN, allowedOrigin);
			headers.put("Access-Control-Allow-Credentials", "true");
		}
		switch (scenario) {
			case ACTUAL_ALLOWED ->
				headers.put("Access-Control-Expose-Headers", String.join(", ", Rules.EXPOSED_HEADERS));
			case PREFLIGHT_ALLOWED -> {
				headers.put("Access-Control-Allow-Methods", String.join(", ", Rules.METHODS));
				headers.put("Access-Control-Allow-Headers", String.join(", ", Rules.HEADERS));
				headers.put("Access-Control-Max-Age", Long.toString(Rules.MAX_AGE));
			}
			default -> {
			}
		}
		if (!scenario.isPreflight()) {
			return new Answer(true, 200, headers);
		}
		return new Answer(false, scenario.isAllowed() ? 204 : 403, headers);
	}

	/**
	 * Make sure that what is timed does what it is timed for.
	 * @param subject the filter that answered
	 * @param scenario the request
	 * @param allowedOrigin the origin that is allowed
	 */
	void check(Subject subject, Scenario scenario, String allowedOrigin) {
		Answer expected = to(scenario, allowedOrigin);
		boolean right = (subject == Subject.SPRING) ? isLike(expected, scenario) : equals(expected);
		if (!right) {
			throw new IllegalStateException(
					"%s answered to '%s': %s, not %s".formatted(subject, scenario, this, expected));
		}
	}

	/**
	 * Spring's filter answers in other words, rejects what it does not allow, and allows
	 * hostile requests that name nothing disallowed.
	 */
	private boolean isLike(Answer expected, Scenario scenario) {
		if (scenario == Scenario.HOSTILE_COMMAS || scenario == Scenario.HOSTILE_REPEATS) {
			return !this.passedOn && this.status == 200;
		}
		boolean letsPass = scenario.isAllowed() || scenario == Scenario.WITHOUT_ORIGIN;
		return this.passedOn == (expected.passedOn && letsPass) && this.status == (letsPass ? 200 : 403)
				&& String.valueOf(this.headers.get(ALLOW_ORIGIN))
					.equals(String.valueOf(expected.headers.get(ALLOW_ORIGIN)));
	}

}
