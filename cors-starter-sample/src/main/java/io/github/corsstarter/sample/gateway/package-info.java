/**
 * The gateway of the profile {@code gateway}, which stands in front of the API and
 * answers CORS in its place.
 */
@NullMarked
package io.github.corsstarter.sample.gateway;

import org.jspecify.annotations.NullMarked;
