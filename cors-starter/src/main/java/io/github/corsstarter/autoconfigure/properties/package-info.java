/**
 * Turns the {@code cors} properties into policies: binding, inheritance, clashes,
 * warnings, and the summary for the log.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.properties;

import org.jspecify.annotations.NullMarked;
