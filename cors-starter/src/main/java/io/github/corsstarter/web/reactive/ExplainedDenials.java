package io.github.corsstarter.web.reactive;

import java.nio.charset.StandardCharsets;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.DenialProblem;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Answers denied preflights so that a developer sees why, in the browser's console and in
 * the body.
 */
final class ExplainedDenials {

	private final CorsExplainer explainer;

	ExplainedDenials(CorsExplainer explainer) {
		this.explainer = explainer;
	}

	Mono<Void> write(CorsRequest request, CorsDecision decision, ServerHttpResponse response) {
		DenialProblem problem = DenialProblem.of(decision, this.explainer.explain(request, decision));
		byte[] body = problem.body().getBytes(StandardCharsets.UTF_8);
		HttpHeaders headers = response.getHeaders();
		decision.forEachEarnedHeader(headers::set);
		response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
		headers.set(HttpHeaders.CONTENT_TYPE, DenialProblem.MEDIA_TYPE);
		headers.setContentLength(body.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
	}

}
