package io.github.corsstarter.fetch;

/**
 * Why a script gets no response. The script itself does not learn it.
 */
@SuppressWarnings("serial")
final class NetworkError extends Exception {

	NetworkError(String message) {
		super(message);
	}

}
