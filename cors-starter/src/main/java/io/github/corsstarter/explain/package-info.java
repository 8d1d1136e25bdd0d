/**
 * The API for applications that explains in words what happens to a request. Plain Java;
 * asks the same rules that decide.
 */
@NullMarked
package io.github.corsstarter.explain;

import org.jspecify.annotations.NullMarked;
