/**
 * Counts decisions by Micrometer. Knows nothing of how they are made.
 */
@NullMarked
package io.github.corsstarter.metrics;

import org.jspecify.annotations.NullMarked;
