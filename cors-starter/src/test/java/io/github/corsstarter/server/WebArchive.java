package io.github.corsstarter.server;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.util.ClassUtils;

/**
 * What a container starts that was given an application as a web archive.
 */
public final class WebArchive extends SpringBootServletInitializer {

	/** The system property that names the application. */
	static final String APPLICATION = "test.application";

	@Override
	protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
		return builder.sources(ClassUtils.resolveClassName(System.getProperty(APPLICATION), null));
	}

}
