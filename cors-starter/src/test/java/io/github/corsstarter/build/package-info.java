/**
 * What is said of the source and the tests, of the jars and the POM, and of nothing that
 * they do.
 */
package io.github.corsstarter.build;
