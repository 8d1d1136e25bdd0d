package io.github.corsstarter;

import java.util.function.BiConsumer;

/**
 * What a policy decided on a request: the verdict, and the headers that tell the browser.
 * Immutable; a value, which somebody else has to apply.
 */
public interface CorsDecision {

	/**
	 * The policy that decided.
	 * @return the policy
	 */
	CorsPolicy policy();

	/**
	 * What the request is to the CORS protocol.
	 * @return the kind of request
	 */
	RequestType type();

	/**
	 * What the policy says, and why.
	 * @return the verdict
	 */
	Verdict verdict();

	/**
	 * The request headers that the response depends on.
	 * @return names for the {@code Vary} header, separated by {@code ", "}; empty if
	 * there are none
	 */
	String vary();

	/**
	 * Pass the response's {@code Access-Control-*} headers on, each once.
	 * @param consumer takes a header's name and its value
	 */
	void forEachHeader(BiConsumer<? super String, ? super String> consumer);

	/**
	 * Pass the {@code Access-Control-*} headers on that show a developer's browser why
	 * its request is denied: those of the steps that it passed, and those that lack what
	 * it asked for. The browser denies by them what the verdict denies. Of a request that
	 * is not denied they are all its headers.
	 * @param consumer takes a header's name and its value
	 */
	void forEachEarnedHeader(BiConsumer<? super String, ? super String> consumer);

}
