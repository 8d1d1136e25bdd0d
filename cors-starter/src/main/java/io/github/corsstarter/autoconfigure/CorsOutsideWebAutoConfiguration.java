package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.WrittenProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for an application that serves no requests: if there are keys under
 * {@code cors}, it says once that they have no effect.
 */
@AutoConfiguration
@ConditionalOnNotWebApplication
public final class CorsOutsideWebAutoConfiguration {

	private static final Log logger = LogFactory.getLog(CorsOutsideWebAutoConfiguration.class);

	CorsOutsideWebAutoConfiguration() {
	}

	/**
	 * A bean, so that it is said when the application starts and not when it is built.
	 */
	@Bean
	static SmartInitializingSingleton corsOutsideWebWarning(Environment environment) {
		return () -> {
			List<String> places = WrittenProperties.in(environment).places();
			if (!places.isEmpty() && CorsProperties.areEnabledIn(environment)) {
				logger.warn("The keys under 'cors' in " + String.join(", ", places) + " have no effect, because this "
						+ "is not a web application. Remove them, or write 'cors.enabled=false'.");
			}
		};
	}

}
