package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsPolicies;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;

/**
 * Auto-configuration that warns in a reactive web application that nothing answers CORS
 * requests there yet, before a developer finds out in a browser.
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(CorsPolicies.class)
public final class CorsReactiveAutoConfiguration {

	private static final Log logger = LogFactory.getLog(CorsReactiveAutoConfiguration.class);

	CorsReactiveAutoConfiguration(CorsPolicies policies) {
		if (!policies.isEmpty()) {
			logger.warn("The policies under 'cors' are checked but not applied: this is a reactive application");
		}
	}

}
