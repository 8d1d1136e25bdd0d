/**
 * A small application that uses the starter: what starts it, and the two end points that
 * show one thing only. Each feature has a package of its own below.
 */
@NullMarked
package io.github.corsstarter.sample;

import org.jspecify.annotations.NullMarked;
