package io.github.corsstarter;

/**
 * A reason to refuse a policy with credentials: it allows more than its author can have
 * wanted. Tolerating a danger switches off that refusal and no other.
 */
public enum Danger {

	/**
	 * Origins over http, except on the user's own machine: anybody on the network can
	 * impersonate such a page.
	 */
	INSECURE_ORIGINS("insecure-origins"),

	/**
	 * All or nearly all names below a public suffix such as {@code co.uk} or
	 * {@code github.io}: anybody can register one.
	 */
	PUBLIC_SUFFIXES("public-suffixes"),

	/**
	 * Regular expressions that allow a registrable domain that they do not spell out,
	 * such as {@code https://.*.example.com}.
	 */
	UNBOUNDED_ORIGINS("unbounded-origins");

	private final String key;

	Danger(String key) {
		this.key = key;
	}

	/**
	 * The danger as it is spelled in properties.
	 * @return {@code insecure-origins}, for example
	 */
	public String key() {
		return this.key;
	}

}
