/**
 * Replaces the policies in force while the application runs: when to load them again, on
 * which thread, and what is told about it.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.refresh;

import org.jspecify.annotations.NullMarked;
