package io.github.corsstarter.fetch;

/**
 * What is between a browser and the servers, and the servers.
 */
interface Network {

	/**
	 * Send a request.
	 * @param request the request
	 * @return the response
	 */
	HttpResponse send(HttpRequest request);

}
