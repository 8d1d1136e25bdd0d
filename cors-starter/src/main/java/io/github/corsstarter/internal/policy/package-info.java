/**
 * Internal: compiles policies as they are written, and decides by them. Plain Java; knows
 * nothing about paths or where policies come from.
 */
@NullMarked
package io.github.corsstarter.internal.policy;

import org.jspecify.annotations.NullMarked;
