package io.github.corsstarter.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.boot.WebApplicationType;
import org.springframework.util.ClassUtils;

/**
 * The servers that Spring Boot embeds. Those on the class path can be used, whichever
 * others are present too.
 */
enum Container {

	/** Knows no servlets. */
	NETTY("reactor.netty.http.server.HttpServer", "reactor.netty.Netty", "web.embedded.netty.Netty"),

	TOMCAT("org.apache.catalina.startup.Tomcat", "tomcat.STACK.Tomcat", "web.embedded.tomcat.Tomcat"),

	JETTY("org.eclipse.jetty.server.Server", "jetty.STACK.Jetty", "web.embedded.jetty.Jetty"),

	/** Not supported since Spring Boot 4. */
	UNDERTOW("io.undertow.Undertow", "none", "web.embedded.undertow.Undertow");

	private final String server;

	private final String factory;

	private final String factoryBeforeBoot4;

	Container(String server, String factory, String factoryBeforeBoot4) {
		this.server = server;
		this.factory = factory;
		this.factoryBeforeBoot4 = factoryBeforeBoot4;
	}

	static List<Container> ofServlets() {
		return Arrays.stream(values())
			.filter((container) -> container != NETTY && isPresent(container.server))
			.toList();
	}

	static List<Container> reactive() {
		return Arrays.stream(values()).filter((container) -> isPresent(container.server)).toList();
	}

	/**
	 * A factory of servers of this kind, instead of the one that Boot would choose.
	 * @param stack what the application is for: servlets, or reactive
	 * @return the definition of a bean
	 */
	BeanDefinition factory(WebApplicationType stack) {
		String name = stack.name().toLowerCase(Locale.ROOT);
		String suffix = ((stack == WebApplicationType.REACTIVE) ? "Reactive" : "Servlet") + "WebServerFactory";
		String current = "org.springframework.boot." + this.factory.replace("STACK", name) + suffix;
		return BeanDefinitionBuilder
			.genericBeanDefinition(
					isPresent(current) ? current : "org.springframework.boot." + this.factoryBeforeBoot4 + suffix)
			.getBeanDefinition();
	}

	private static boolean isPresent(String className) {
		return ClassUtils.isPresent(className, null);
	}

}
