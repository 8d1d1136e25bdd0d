/**
 * Real browsers, driven as far as the tests need: the only judges of CORS that count.
 */
package io.github.corsstarter.sample.browser;
