package io.github.corsstarter.fetch;

/**
 * A request's credentials mode (section 2.2.5): when cookies and the like are sent.
 */
enum Credentials {

	/** Never. */
	OMIT,

	/** To the page's own origin. */
	SAME_ORIGIN,

	/** To every origin. */
	INCLUDE

}
