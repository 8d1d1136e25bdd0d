/**
 * Internal: a small dialect of regular expressions that is matched in linear time,
 * whatever the expression. Knows nothing of origins.
 */
@NullMarked
package io.github.corsstarter.internal.regex;

import org.jspecify.annotations.NullMarked;
