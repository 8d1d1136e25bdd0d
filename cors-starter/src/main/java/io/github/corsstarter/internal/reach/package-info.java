/**
 * Internal: which registrable domains a rule allows, and the public suffix list. For
 * start-up only.
 */
@NullMarked
package io.github.corsstarter.internal.reach;

import org.jspecify.annotations.NullMarked;
