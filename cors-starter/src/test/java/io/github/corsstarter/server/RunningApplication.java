package io.github.corsstarter.server;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A web application on a random port.
 */
final class RunningApplication implements Server {

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static RunningApplication start(Container container, Class<?> configuration, String... properties) {
		return start(container, new Class<?>[] { configuration }, properties);
	}

	/**
	 * Start a servlet application.
	 * @param container the container to run it in
	 * @param configurations its configuration classes
	 * @param properties its properties, as {@code key=value}
	 * @return the application, ready for requests
	 */
	static RunningApplication start(Container container, Class<?>[] configurations, String... properties) {
		return start(WebApplicationType.SERVLET, container, configurations, properties);
	}

	/**
	 * Start an application.
	 * @param stack what it is for: servlets, or reactive
	 * @param container the server to run it in
	 * @param configuration its configuration class
	 * @param properties its properties, as {@code key=value}
	 * @return the application, ready for requests
	 */
	static RunningApplication start(WebApplicationType stack, Container container, Class<?> configuration,
			String... properties) {
		return start(stack, container, new Class<?>[] { configuration }, properties);
	}

	private static RunningApplication start(WebApplicationType stack, Container container, Class<?>[] configurations,
			String... properties) {
		SpringApplication application = new SpringApplication(configurations);
		application.setWebApplicationType(stack);
		application.addInitializers((context) -> ((GenericApplicationContext) context)
			.registerBeanDefinition("webServerFactory", container.factory(stack)));
		return run(application, properties);
	}

	/**
	 * Start an application of the kind, and in the server, that Spring Boot chooses.
	 * @param configuration its configuration class
	 * @param properties its properties, as {@code key=value}
	 * @return the application, ready for requests
	 */
	static RunningApplication start(Class<?> configuration, String... properties) {
		return run(new SpringApplication(configuration), properties);
	}

	private static RunningApplication run(SpringApplication application, String... properties) {
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--spring.main.banner-mode=off", "--spring.jmx.enabled=false",
						"--logging.level.root=off", "--logging.level.io.github.corsstarter=info"));
		for (String property : properties) {
			arguments.add("--" + property);
		}
		return new RunningApplication(application.run(arguments.toArray(String[]::new)));
	}

	@Override
	public int port() {
		return port("local.server.port");
	}

	int managementPort() {
		return port("local.management.port");
	}

	private int port(String property) {
		return this.context.getEnvironment().getRequiredProperty(property, Integer.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	boolean has(String beanName) {
		return this.context.containsBean(beanName);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
