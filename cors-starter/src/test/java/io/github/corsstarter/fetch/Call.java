package io.github.corsstarter.fetch;

/**
 * What a script passes to {@code fetch()}.
 *
 * @param method the method
 * @param url the URL
 * @param headers the headers
 * @param credentials the credentials mode
 */
record Call(String method, Url url, HeaderList headers, Credentials credentials) {
}
