package io.github.corsstarter.benchmark;

import java.util.Map;

/**
 * Whose request and response a filter gets.
 */
public enum Container {

	/** Nobody's: they do next to nothing, so that what the filter does shows. */
	STAND_IN {

		@Override
		Exchange exchange(String method, String path, Map<String, String> headers) {
			return new StandInExchange(method, path, headers);
		}

	},

	/** Tomcat's own. */
	TOMCAT {

		@Override
		Exchange exchange(String method, String path, Map<String, String> headers) {
			return new TomcatExchange(method, path, headers);
		}

	};

	abstract Exchange exchange(String method, String path, Map<String, String> headers);

}
