package io.github.corsstarter.explain;

import io.github.corsstarter.CorsRequest;

/**
 * Policies that can say why one of them governs a request.
 */
@FunctionalInterface
public interface PolicyChoices {

	/**
	 * Which policy governs the request, and why. For explanations.
	 * @param request the request
	 * @return the choice
	 */
	PolicyChoice choose(CorsRequest request);

}
