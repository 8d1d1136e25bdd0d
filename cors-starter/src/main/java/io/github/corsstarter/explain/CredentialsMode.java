package io.github.corsstarter.explain;

/**
 * Whether a script wants credentials sent with a request to another origin: cookies, HTTP
 * authentication, client certificates.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-request-credentials-mode">Fetch:
 * credentials mode</a>
 */
public enum CredentialsMode {

	/** It does. */
	INCLUDE,

	/** It does not, which is the default. */
	OMIT,

	/** Not known, as in a preflight. */
	UNKNOWN

}
