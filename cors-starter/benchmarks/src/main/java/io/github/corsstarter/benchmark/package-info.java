/**
 * What the filter costs: benchmarks, what they compare it with, and the reader of their
 * results. {@code docs/performance.md} says how to run them.
 */
@NullMarked
package io.github.corsstarter.benchmark;

import org.jspecify.annotations.NullMarked;
