/**
 * Counts decisions with Micrometer. Does not know how decisions are made.
 */
@NullMarked
package io.github.corsstarter.metrics;

import org.jspecify.annotations.NullMarked;
