/**
 * Internal: what an origin is, and the rules that allow origins. Plain Java; knows
 * nothing about policies, requests or headers.
 */
@NullMarked
package io.github.corsstarter.internal.origin;

import org.jspecify.annotations.NullMarked;
