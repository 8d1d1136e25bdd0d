/**
 * What the build knows of a test, so that it can leave it out: one annotation for each
 * tag. {@code TagsTests} shows that a test has those that it must have.
 */
package io.github.corsstarter.tags;
