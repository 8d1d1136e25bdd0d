/**
 * Wiring: one auto-configuration for what every application has, and one for each web
 * stack and each optional library.
 */
@NullMarked
package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.NullMarked;
