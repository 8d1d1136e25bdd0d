package io.github.corsstarter.web;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.Verdict;
import io.github.corsstarter.explain.Explanation;

import org.springframework.boot.json.JsonWriter;

/**
 * The answer to a denied preflight that tells its sender why. For development: it also
 * shows strangers what the policy allows.
 *
 * @param status the status code that makes browsers name the step that failed
 * @param body an {@code application/problem+json} document
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457: problem details</a>
 */
public record DenialProblem(int status, String body) {

	/** Media type of the body. */
	public static final String MEDIA_TYPE = "application/problem+json";

	private static final String TYPE = "tag:corsstarter.github.io,2026:preflight-denied";

	/**
	 * Describe a denial. If the origin passed, a browser compares the allowed methods and
	 * headers and says which one is missing, but only if the status is a successful one.
	 * @param decision a decision that denies
	 * @param explanation why
	 * @return the answer
	 */
	public static DenialProblem of(CorsDecision decision, Explanation explanation) {
		Verdict verdict = decision.verdict();
		boolean originPassed = verdict == Verdict.METHOD_NOT_ALLOWED || verdict == Verdict.HEADER_NOT_ALLOWED;
		int status = originPassed ? 200 : 403;
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", TYPE);
		problem.put("title", "CORS preflight denied");
		problem.put("status", status);
		problem.put("detail", explanation.reason());
		problem.put("policy", decision.policy().name());
		problem.put("verdict", verdict.key());
		problem.put("steps", explanation.steps().stream().map(DenialProblem::step).toList());
		return new DenialProblem(status, JsonWriter.standard().writeToString(problem));
	}

	private static Map<String, Object> step(Explanation.Step step) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("check", step.check().key());
		members.put("result", step.result().key());
		members.put("reason", step.reason());
		return members;
	}

}
