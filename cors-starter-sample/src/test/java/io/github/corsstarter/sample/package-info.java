/**
 * The sample from outside: over MockMvc, over HTTP, and in a real browser.
 */
@NullMarked
package io.github.corsstarter.sample;

import org.jspecify.annotations.NullMarked;
