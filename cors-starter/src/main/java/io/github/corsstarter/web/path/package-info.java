/**
 * Finds the policy for a path, and for an origin where several policies share it,
 * whichever way the path is spelled.
 */
@NullMarked
package io.github.corsstarter.web.path;

import org.jspecify.annotations.NullMarked;
