/**
 * Notes that anyone may read and a signed-in user may write.
 */
@NullMarked
package io.github.corsstarter.sample.notes;

import org.jspecify.annotations.NullMarked;
