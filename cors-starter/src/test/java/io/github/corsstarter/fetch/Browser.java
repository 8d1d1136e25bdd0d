package io.github.corsstarter.fetch;

/**
 * A browser that shows one page. It caches the answers to preflights.
 */
final class Browser {

	private final String origin;

	private final Network network;

	private final boolean wildcardCoversAuthorization;

	private final PreflightCache preflights = new PreflightCache();

	private Browser(String origin, Network network, boolean wildcardCoversAuthorization) {
		this.origin = origin;
		this.network = network;
		this.wildcardCoversAuthorization = wildcardCoversAuthorization;
	}

	/**
	 * Open a page.
	 * @param origin the page's serialized origin, {@code null} in writing if it is opaque
	 * @param network the network
	 */
	Browser(String origin, Network network) {
		this(origin, network, false);
	}

	/**
	 * Open a page in a browser as they are today, which differs from the standard in one
	 * point: {@code Access-Control-Allow-Headers: *} covers {@code Authorization} too.
	 * @param origin the page's serialized origin, {@code null} in writing if it is opaque
	 * @param network the network
	 * @return the browser
	 */
	static Browser ofToday(String origin, Network network) {
		return new Browser(origin, network, true);
	}

	/**
	 * Let time pass.
	 * @param seconds how much
	 */
	void pass(long seconds) {
		this.preflights.pass(seconds);
	}

	/**
	 * What the page's script gets when it calls {@code fetch()}, in the mode
	 * {@code cors}, and following redirects.
	 * @param call what it passes
	 * @return what it may read of the response
	 * @throws NetworkError if it may read nothing
	 */
	HttpResponse fetch(Call call) throws NetworkError {
		return new Fetch(this.origin, call, this.network, this.preflights, this.wildcardCoversAuthorization).run();
	}

}
