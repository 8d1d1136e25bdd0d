package io.github.corsstarter.autoconfigure;

import java.time.Clock;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.actuate.CorsEndpoint;
import io.github.corsstarter.actuate.RecentDenials;
import io.github.corsstarter.autoconfigure.properties.ApplicationPaths;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the Actuator endpoint {@code cors}. Denials are remembered only
 * if the endpoint can show them.
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean({ CorsProperties.class, CorsPolicies.class, PolicyResolver.class })
@ConditionalOnAvailableEndpoint(CorsEndpoint.class)
public final class CorsEndpointAutoConfiguration {

	CorsEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	RecentDenials corsRecentDenials() {
		return new RecentDenials(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	CorsEndpoint corsEndpoint(PolicyResolver resolver, CorsPolicies policies, RecentDenials denials,
			CorsPolicyRefresher refresher, CorsProperties properties, ApplicationContext context) {
		ApplicationPaths application = ApplicationPaths.of(context);
		// What nobody asks governs nothing.
		return new CorsEndpoint(properties.isEnabled() ? resolver : (request) -> null, policies, denials, refresher,
				application.contextPath(), application.servletPath());
	}

}
