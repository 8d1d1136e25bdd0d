package io.github.corsstarter.fetch;

/**
 * Why a script gets no response, which the script itself is not told.
 */
@SuppressWarnings("serial")
final class NetworkError extends Exception {

	NetworkError(String message) {
		super(message);
	}

}
