package io.github.corsstarter.server;

import java.util.Arrays;
import java.util.List;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.util.ClassUtils;

/**
 * The reactive servers that Spring Boot embeds. Those on the class path can be used,
 * whichever others are present too.
 */
enum ReactiveContainer {

	NETTY("reactor.netty.http.server.HttpServer", "reactor.netty.Netty", "web.embedded.netty.Netty"),

	TOMCAT("org.apache.catalina.startup.Tomcat", "tomcat.reactive.Tomcat", "web.embedded.tomcat.Tomcat"),

	JETTY("org.eclipse.jetty.server.Server", "jetty.reactive.Jetty", "web.embedded.jetty.Jetty"),

	/** Not supported since Spring Boot 4. */
	UNDERTOW("io.undertow.Undertow", "none", "web.embedded.undertow.Undertow");

	private final String server;

	private final String factory;

	private final String factoryBeforeBoot4;

	ReactiveContainer(String server, String factory, String factoryBeforeBoot4) {
		this.server = server;
		this.factory = factory;
		this.factoryBeforeBoot4 = factoryBeforeBoot4;
	}

	static List<ReactiveContainer> present() {
		return Arrays.stream(values()).filter((container) -> isPresent(container.server)).toList();
	}

	/**
	 * A factory of servers of this kind, instead of the one that Boot would choose.
	 */
	BeanDefinition definition() {
		String current = className(this.factory);
		return BeanDefinitionBuilder
			.genericBeanDefinition(isPresent(current) ? current : className(this.factoryBeforeBoot4))
			.getBeanDefinition();
	}

	private static String className(String prefix) {
		return "org.springframework.boot." + prefix + "ReactiveWebServerFactory";
	}

	private static boolean isPresent(String className) {
		return ClassUtils.isPresent(className, null);
	}

}
