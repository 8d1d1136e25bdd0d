package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * Starts an application from a real configuration file, and reads what it prints.
 */
public final class StartUp {

	private static final String HEADLINE = "APPLICATION FAILED TO START";

	private final Path directory;

	private final CapturedOutput output;

	private final Map<String, Object> environment = new LinkedHashMap<>();

	private final Map<String, Object> systemProperties = new HashMap<>();

	private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

	private String yaml = "";

	private String[] arguments = {};

	public StartUp(Path directory, CapturedOutput output) {
		this.directory = directory;
		this.output = output;
	}

	public StartUp sources(Class<?> source) {
		this.sources.add(source);
		return this;
	}

	public StartUp yaml(String yaml) {
		this.yaml = yaml;
		return this;
	}

	public StartUp environment(String name, String value) {
		this.environment.put(name, value);
		return this;
	}

	public StartUp systemProperty(String name, String value) {
		this.systemProperties.put(name, value);
		return this;
	}

	public StartUp arguments(String... arguments) {
		this.arguments = arguments;
		return this;
	}

	/**
	 * Start, and stop again.
	 * @return the lines that were printed as warnings
	 */
	public List<String> warnings() {
		int start = this.output.getAll().length();
		application().run(this.arguments).close();
		return this.output.getAll()
			.substring(start)
			.lines()
			.filter((line) -> line.contains(" WARN "))
			.map((line) -> line.substring(line.indexOf(" : ") + 3))
			.toList();
	}

	/**
	 * Fail to start.
	 * @return what is printed, with the name of the file instead of its path, and each
	 * reason on one line
	 */
	public String report() {
		return printedReport().replaceAll("\n {12}", " ");
	}

	/**
	 * Fail to start.
	 * @return what is printed, with the name of the file instead of its path
	 */
	public String printedReport() {
		int start = this.output.getAll().length();
		try {
			application().run(this.arguments).close();
		}
		catch (RuntimeException ex) {
			String printed = this.output.getAll().substring(start);
			int headline = printed.indexOf(HEADLINE);
			if (headline < 0) {
				throw new AssertionError("No report was printed", ex);
			}
			return printed.substring(printed.indexOf("Description:", headline))
				.replace("\r\n", "\n")
				.replace(this.directory + "/", "")
				.strip();
		}
		throw new AssertionError("The application started");
	}

	private SpringApplication application() {
		write("application.yml", this.yaml);
		Map<String, Object> environment = this.environment;
		Map<String, Object> systemProperties = this.systemProperties;
		systemProperties.put("spring.config.location", this.directory + "/");
		SpringApplication application = new SpringApplication(this.sources.toArray(Class<?>[]::new));
		application.setWebApplicationType(WebApplicationType.SERVLET);
		application.setApplicationContextFactory((type) -> new GenericWebApplicationContext(new MockServletContext()));
		application.setBannerMode(Banner.Mode.OFF);
		application.setEnvironment(new StandardServletEnvironment() {

			@Override
			public Map<String, Object> getSystemEnvironment() {
				return environment;
			}

			@Override
			public Map<String, Object> getSystemProperties() {
				return systemProperties;
			}

		});
		return application;
	}

	private void write(String name, String text) {
		try {
			Files.writeString(this.directory.resolve(name), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CorsAutoConfiguration.class, CorsServletAutoConfiguration.class })
	static class Application {

	}

}
