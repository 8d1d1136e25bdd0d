/**
 * Internal: the names and tokens of the Fetch standard and of HTTP, and which methods and
 * headers are allowed. Plain Java; knows nothing about origins or policies.
 */
@NullMarked
package io.github.corsstarter.internal.protocol;

import org.jspecify.annotations.NullMarked;
