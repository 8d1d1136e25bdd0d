/**
 * Internal: a small regular-expression dialect that is matched in linear time. Knows
 * nothing of origins.
 */
@NullMarked
package io.github.corsstarter.regex;

import org.jspecify.annotations.NullMarked;
