package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.DenialProblem;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers denied preflights so that a developer sees why, in the browser's console and in
 * the body.
 */
final class ExplainedDenials {

	private final CorsExplainer explainer;

	ExplainedDenials(CorsExplainer explainer) {
		this.explainer = explainer;
	}

	void write(CorsRequest request, CorsDecision decision, HttpServletResponse response) throws IOException {
		DenialProblem problem = DenialProblem.of(decision, this.explainer.explain(request, decision));
		byte[] body = problem.body().getBytes(StandardCharsets.UTF_8);
		decision.forEachEarnedHeader(response::setHeader);
		response.setStatus(problem.status());
		response.setContentType(DenialProblem.MEDIA_TYPE);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
