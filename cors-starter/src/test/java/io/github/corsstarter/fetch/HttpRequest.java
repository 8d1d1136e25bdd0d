package io.github.corsstarter.fetch;

/**
 * A request as it leaves the browser.
 *
 * @param method the method
 * @param url the URL
 * @param headers the headers, those of the browser's own included
 */
record HttpRequest(String method, Url url, HeaderList headers) {
}
