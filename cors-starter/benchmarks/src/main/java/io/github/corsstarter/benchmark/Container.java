package io.github.corsstarter.benchmark;

import java.util.Map;

/**
 * Whose request and response a filter gets.
 */
public enum Container {

	/** Nobody's: they do next to nothing, so that what the filter does shows. */
	STAND_IN(FilterBenchmark.class),

	/** Tomcat's own. */
	TOMCAT(FilterBenchmark.class),

	/** Nobody's, on the reactive stack. */
	WEB_STAND_IN(WebFilterBenchmark.class),

	/** Spring's own, on Netty's own headers. */
	NETTY(WebFilterBenchmark.class);

	private final Class<?> benchmark;

	Container(Class<?> benchmark) {
		this.benchmark = benchmark;
	}

	/** What runs the filters of its stack. */
	Class<?> benchmark() {
		return this.benchmark;
	}

	Exchange exchange(String method, String path, Map<String, String> headers) {
		return switch (this) {
			case STAND_IN -> new StandInExchange(method, path, headers);
			case TOMCAT -> new TomcatExchange(method, path, headers);
			case WEB_STAND_IN, NETTY -> throw new IllegalStateException("There are no servlets");
		};
	}

	WebExchange webExchange(String method, String path, Map<String, String> headers) {
		return switch (this) {
			case WEB_STAND_IN -> new StandInWebExchange(method, path, headers);
			case NETTY -> new NettyWebExchange(method, path, headers);
			case STAND_IN, TOMCAT -> throw new IllegalStateException("There are servlets only");
		};
	}

}
