package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.DenialLog;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that answers CORS requests in a reactive web application, ahead of
 * everything else.
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(Mono.class)
@ConditionalOnBean({ CorsProperties.class, CorsPolicies.class, PolicyResolver.class })
public final class CorsReactiveAutoConfiguration {

	CorsReactiveAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicyWebFilter corsPolicyWebFilter(CorsProperties properties, CorsPolicies policies, PolicyResolver resolver,
			ObjectProvider<CorsDecisionListener> listeners, ApplicationContext context) {
		List<CorsDecisionListener> allListeners = new ArrayList<>(List.of(new DenialLog()));
		listeners.orderedStream().forEach(allListeners::add);
		return new CorsPolicyWebFilter(properties.isEnabled() ? resolver : (request) -> null,
				properties.isRejectDisallowed(), allListeners,
				properties.isDebug() ? new CorsExplainer(resolver, policies) : null, properties.getFilterOrder(),
				(exchange) -> !isServedBelow(context, exchange.getApplicationContext()));
	}

	/**
	 * Whether the server is not the application's own: the Actuator's on another port has
	 * a context below ours, and WebFlux looks for filters in both.
	 */
	private static boolean isServedBelow(ApplicationContext own, @Nullable ApplicationContext serving) {
		return serving != null && serving.getParent() == own;
	}

}
