package io.github.corsstarter.fetch;

/**
 * A response as it reached the browser, or the part of it that a script may read.
 *
 * @param status the status
 * @param headers the headers
 */
record HttpResponse(int status, HeaderList headers) {
}
