package io.github.corsstarter.server;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;

/**
 * The servers of Spring Cloud Gateway, which share a class path here.
 */
enum GatewayServer {

	WEBFLUX("webflux", "gateway.server.mvc"),

	WEBMVC("webmvc", "cloud.gateway.config,cloud.gateway.discovery");

	private final String key;

	private final String leftOut;

	GatewayServer(String key, String leftOut) {
		this.key = key;
		this.leftOut = leftOut;
	}

	/** What it is called in the names of properties. */
	String key() {
		return this.key;
	}

	/** Whether it can route them. */
	boolean hasWebSockets() {
		return this == WEBFLUX;
	}

	/**
	 * Start a gateway.
	 * @param configuration its configuration class
	 * @param leftOut a word in the names of auto-configurations that it is to be without,
	 * or nothing
	 * @param routes where requests go; the first that matches is taken
	 * @param properties its other properties, as {@code key=value}
	 * @return the gateway, ready for requests
	 */
	RunningApplication start(Class<?> configuration, String leftOut, List<Route> routes, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add(LeftOut.PROPERTY + "=" + this.leftOut + (leftOut.isEmpty() ? "" : "," + leftOut));
		for (int i = 0; i < routes.size(); i++) {
			Route route = routes.get(i);
			String prefix = "spring.cloud.gateway.server." + this.key + ".routes[" + i + "].";
			all.add(prefix + "id=" + route.path().replaceAll("[^a-z]", ""));
			all.add(prefix + "uri=" + route.uri());
			all.add(prefix + "predicates[0]=Path=" + route.path());
			for (int j = 0; j < route.filters().size(); j++) {
				all.add(prefix + "filters[" + j + "]=" + route.filters().get(j));
			}
		}
		String[] arguments = all.toArray(String[]::new);
		return (this == WEBFLUX)
				? RunningApplication.start(WebApplicationType.REACTIVE, Container.NETTY, configuration, arguments)
				: RunningApplication.start(Container.TOMCAT, configuration, arguments);
	}

	/**
	 * A route of a gateway.
	 *
	 * @param path the path pattern of its requests
	 * @param uri where they go
	 * @param filters what is done to them
	 */
	record Route(String path, String uri, List<String> filters) {

		Route(String path, String uri, String... filters) {
			this(path, uri, List.of(filters));
		}

	}

}
