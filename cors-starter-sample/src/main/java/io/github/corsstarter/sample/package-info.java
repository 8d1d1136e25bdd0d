/**
 * A small application that uses the starter: its main class, and two endpoints that show
 * one thing each. Each feature has a package of its own below.
 */
@NullMarked
package io.github.corsstarter.sample;

import org.jspecify.annotations.NullMarked;
