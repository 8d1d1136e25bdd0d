/**
 * Tests of the source, the tests, the jars and the POM as such, not of what they do.
 */
package io.github.corsstarter.build;
