/**
 * Internal: makes policies of what somebody wrote, and decides by them. Plain Java; knows
 * nothing of paths or of where the policies come from.
 */
@NullMarked
package io.github.corsstarter.internal.policy;

import org.jspecify.annotations.NullMarked;
