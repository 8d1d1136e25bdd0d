/**
 * Wiring: the {@code cors} properties, their validation, and the auto-configuration.
 */
@NullMarked
package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.NullMarked;
