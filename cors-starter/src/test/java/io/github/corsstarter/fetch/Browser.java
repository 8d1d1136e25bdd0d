package io.github.corsstarter.fetch;

/**
 * A browser that shows one page. It caches the answers to preflights.
 */
final class Browser {

	private final String origin;

	private final Network network;

	private final PreflightCache preflights = new PreflightCache();

	/**
	 * Open a page.
	 * @param origin the page's serialized origin, {@code null} in writing if it is opaque
	 * @param network the network
	 */
	Browser(String origin, Network network) {
		this.origin = origin;
		this.network = network;
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
		return new Fetch(this.origin, call, this.network, this.preflights).run();
	}

}
