/**
 * Asks the application's sources for policies, and checks these beside each other and
 * beside those of the properties.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.sources;

import org.jspecify.annotations.NullMarked;
