package io.github.corsstarter.autoconfigure;

/**
 * A mistake in the {@code cors} properties.
 *
 * @param field where it is, as a path from {@link CorsProperties}:
 * {@code policies[api].allowedOrigins[0]}
 * @param message one sentence that says why it is refused, and one that says what to
 * write instead
 */
record PropertyProblem(String field, String message) {

}
