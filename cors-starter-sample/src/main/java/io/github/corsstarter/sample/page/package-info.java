/**
 * The other origin: a page on a port of its own, whose script calls the API.
 */
@NullMarked
package io.github.corsstarter.sample.page;

import org.jspecify.annotations.NullMarked;
