/**
 * Auto-configurations: one for what every application needs, and one for each web stack
 * and each optional library.
 */
@NullMarked
package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.NullMarked;
