package io.github.corsstarter.autoconfigure.properties;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * What an application puts in front of the paths of its handlers. Immutable.
 *
 * @param contextPath what policies do not see: the context path, or the base path of
 * WebFlux; empty if there is none
 * @param servletPath what they do see: the path of Spring MVC's servlet; empty if it
 * handles all paths
 */
public record ApplicationPaths(String contextPath, String servletPath) {

	/**
	 * Create paths.
	 * @param contextPath the context path, however many slashes it begins and ends with
	 * @param servletPath the path of Spring MVC's servlet, likewise
	 */
	public ApplicationPaths {
		contextPath = normalized(contextPath);
		servletPath = normalized(servletPath);
	}

	private static String normalized(String property) {
		String path = StringUtils.trimLeadingCharacter(StringUtils.trimTrailingCharacter(property.strip(), '/'), '/');
		return path.isEmpty() ? "" : "/" + path;
	}

	/**
	 * The paths of an application, by the properties of its own web stack alone.
	 * @param context the application
	 * @return its paths
	 */
	public static ApplicationPaths of(ApplicationContext context) {
		Environment environment = context.getEnvironment();
		return (context instanceof WebApplicationContext)
				? new ApplicationPaths(environment.getProperty("server.servlet.context-path", ""),
						environment.getProperty("spring.mvc.servlet.path", ""))
				: new ApplicationPaths(environment.getProperty("spring.webflux.base-path", ""), "");
	}

}
