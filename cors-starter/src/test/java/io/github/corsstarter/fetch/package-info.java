/**
 * A model of the browser's half of the Fetch standard, and how it gets along with the
 * starter. Sections are those of the standard, as of its review draft of June 2026.
 *
 * @see <a href="https://fetch.spec.whatwg.org/">Fetch standard</a>
 */
package io.github.corsstarter.fetch;
