/**
 * Shows operators what is in force, what was denied and why. Knows nothing of how it is
 * decided.
 */
@NullMarked
package io.github.corsstarter.actuate;

import org.jspecify.annotations.NullMarked;
