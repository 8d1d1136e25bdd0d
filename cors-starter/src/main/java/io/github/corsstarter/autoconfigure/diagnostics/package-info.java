/**
 * Reports what is wrong with the {@code cors} properties: where it is, why it is refused,
 * and what to write instead.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
