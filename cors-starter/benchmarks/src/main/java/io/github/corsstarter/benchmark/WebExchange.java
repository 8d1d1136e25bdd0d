package io.github.corsstarter.benchmark;

import java.util.Map;

import org.springframework.web.server.ServerWebExchange;

/**
 * A request and its response on the reactive stack.
 */
interface WebExchange {

	/**
	 * Forget the last request and receive it once more.
	 * @return the exchange, new in everything that a filter can see
	 */
	ServerWebExchange renew();

	/**
	 * What was answered.
	 * @return the status, 200 unless it was set
	 */
	int status();

	/**
	 * What was answered.
	 * @return the headers, several lines of one joined by {@code ", "}
	 */
	Map<String, String> headers();

}
