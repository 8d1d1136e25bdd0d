package io.github.corsstarter;

import java.util.function.BiConsumer;

/**
 * What a policy decided about a request: the verdict, and the headers that tell the
 * browser. Immutable; a plain value, which the caller applies.
 */
public interface CorsDecision {

	/**
	 * The policy that decided.
	 * @return the policy
	 */
	CorsPolicy policy();

	/**
	 * The type of the request in the CORS protocol.
	 * @return the type
	 */
	RequestType type();

	/**
	 * The policy's verdict, which for a denial says why.
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
	 * Pass each {@code Access-Control-*} header of the response to the consumer, once.
	 * @param consumer takes a header's name and its value
	 */
	void forEachHeader(BiConsumer<? super String, ? super String> consumer);

	/**
	 * Pass on the {@code Access-Control-*} headers that let a developer's browser show
	 * why its request is denied: those for the steps that it passed, and those that lack
	 * what it asked for. With them the browser still denies what the verdict denies. If
	 * the request is not denied, these are all of its headers.
	 * @param consumer takes a header's name and its value
	 */
	void forEachEarnedHeader(BiConsumer<? super String, ? super String> consumer);

}
