/**
 * For applications: what becomes of a request, in words. Plain Java; asks the very rules
 * that decide.
 */
@NullMarked
package io.github.corsstarter.explain;

import org.jspecify.annotations.NullMarked;
