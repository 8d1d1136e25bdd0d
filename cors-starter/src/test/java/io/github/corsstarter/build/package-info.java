/**
 * Tests of the source, the jar and its POM as such, not of what they do.
 */
package io.github.corsstarter.build;
