package io.github.corsstarter.server;

/**
 * Something that answers requests on a port of this machine.
 */
interface Server extends AutoCloseable {

	int port();

	@Override
	void close();

}
