/**
 * What is said of the source, of the jar and of its POM, and of nothing that they do.
 */
package io.github.corsstarter.build;
