package io.github.corsstarter.benchmark;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A request and its response. The objects are used again, as containers do, and are new
 * each time in everything that a filter can see.
 */
interface Exchange {

	/**
	 * Forget the last request and receive it once more.
	 */
	void renew();

	HttpServletRequest request();

	HttpServletResponse response();

}
