package io.github.corsstarter.benchmark;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsServletAutoConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.GenericWebApplicationContext;

/**
 * A web application without a server, which starts, or fails to and says why. Prints the
 * CPU time that its main thread took for that.
 */
final class LongListApplication {

	private LongListApplication() {
	}

	/**
	 * Start.
	 * @param arguments the location of the configuration; then {@code bound} to bind it
	 * to a bean of its own, or {@code starter} to leave it to the starter
	 */
	public static void main(String[] arguments) {
		Class<?> type = arguments[1].equals("bound") ? Bound.class : Started.class;
		SpringApplication application = new SpringApplication(type);
		application.setWebApplicationType(WebApplicationType.SERVLET);
		application.setApplicationContextFactory((ignored) -> new GenericWebApplicationContext());
		try {
			application.run("--spring.config.location=" + arguments[0], "--spring.main.banner-mode=off");
		}
		catch (RuntimeException ex) {
			// Reported already.
		}
		System.out.println(SmallApplication.FIGURES + ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
	}

	/**
	 * What the starter does.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CorsAutoConfiguration.class, CorsServletAutoConfiguration.class })
	static class Started {

	}

	/**
	 * What any application does that has such properties.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Policies.class)
	static class Bound {

	}

	/**
	 * Lists as the starter's properties have them, and policies by name.
	 */
	@ConfigurationProperties("cors")
	public static class Policies extends Lists {

		private Map<String, Lists> policies = new LinkedHashMap<>();

		public Map<String, Lists> getPolicies() {
			return this.policies;
		}

		public void setPolicies(Map<String, Lists> policies) {
			this.policies = policies;
		}

	}

	/**
	 * Lists as the starter's properties have them.
	 */
	public static class Lists {

		private List<String> paths = List.of();

		private List<String> allowedOrigins = List.of();

		private List<String> allowedOriginPatterns = List.of();

		private List<String> allowedMethods = List.of();

		private boolean allowCredentials;

		public List<String> getPaths() {
			return this.paths;
		}

		public void setPaths(List<String> paths) {
			this.paths = paths;
		}

		public List<String> getAllowedOrigins() {
			return this.allowedOrigins;
		}

		public void setAllowedOrigins(List<String> allowedOrigins) {
			this.allowedOrigins = allowedOrigins;
		}

		public List<String> getAllowedOriginPatterns() {
			return this.allowedOriginPatterns;
		}

		public void setAllowedOriginPatterns(List<String> allowedOriginPatterns) {
			this.allowedOriginPatterns = allowedOriginPatterns;
		}

		public List<String> getAllowedMethods() {
			return this.allowedMethods;
		}

		public void setAllowedMethods(List<String> allowedMethods) {
			this.allowedMethods = allowedMethods;
		}

		public boolean isAllowCredentials() {
			return this.allowCredentials;
		}

		public void setAllowCredentials(boolean allowCredentials) {
			this.allowCredentials = allowCredentials;
		}

	}

}
