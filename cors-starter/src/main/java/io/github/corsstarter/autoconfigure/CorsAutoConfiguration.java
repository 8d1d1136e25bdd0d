package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.Danger;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.autoconfigure.properties.ActuatorCors;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PolicySummary;
import io.github.corsstarter.autoconfigure.properties.PolicyWarnings;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicyResolver;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.DenialLog;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration that answers CORS requests in front of everything else that a
 * servlet web application does.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Filter.class, FilterRegistrationBean.class })
@ConditionalOnProperty(name = "cors.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CorsProperties.class)
public final class CorsAutoConfiguration {

	private static final Log logger = LogFactory.getLog(CorsAutoConfiguration.class);

	CorsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicies corsPolicies(CorsProperties properties, Environment environment) {
		List<PathPolicy> policies = properties.compiled().policies();
		warnOfTolerated(properties);
		PolicyWarnings.of(properties, policies).forEach(logger::warn);
		new ActuatorCors(environment).warnings(policies).forEach(logger::warn);
		return new PathPolicies(policies);
	}

	@Bean
	@ConditionalOnMissingBean
	PolicyResolver corsPolicyResolver(CorsPolicies policies) {
		return new PropertiesPolicyResolver(policies);
	}

	/**
	 * None of these beans is named {@code corsFilter} or {@code corsConfigurationSource}:
	 * Spring Security takes what is.
	 */
	@Bean
	@ConditionalOnMissingBean(value = CorsPolicyFilter.class, parameterizedContainer = FilterRegistrationBean.class)
	FilterRegistrationBean<CorsPolicyFilter> corsPolicyFilterRegistration(CorsProperties properties,
			CorsPolicies policies, PolicyResolver resolver, ObjectProvider<CorsDecisionListener> listeners) {
		List<CorsDecisionListener> allListeners = new ArrayList<>(List.of(new DenialLog()));
		listeners.orderedStream().forEach(allListeners::add);
		FilterRegistrationBean<CorsPolicyFilter> registration = new FilterRegistrationBean<>(
				new CorsPolicyFilter(resolver, properties.isRejectDisallowed(), allListeners,
						properties.isDebug() ? new CorsExplainer(resolver, policies) : null));
		registration.setOrder(properties.getFilterOrder());
		registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
		if (resolver instanceof PropertiesPolicyResolver byProperties && byProperties.policies().isEmpty()) {
			logger.info("No origin is allowed under 'cors' and there is no PolicyResolver: CORS is left alone");
			registration.setEnabled(false);
		}
		else {
			logger.info(PolicySummary.of(policies, resolver));
			warnOfDebug(properties);
		}
		return registration;
	}

	private static void warnOfDebug(CorsProperties properties) {
		if (properties.isDebug()) {
			logger.warn("cors.debug=true: denied preflights tell whoever sends them what the policies allow");
		}
	}

	private static void warnOfTolerated(CorsProperties properties) {
		if (!properties.getDangerouslyTolerate().isEmpty()) {
			logger.warn("cors.dangerously-tolerate=" + properties.getDangerouslyTolerate()
				.stream()
				.sorted()
				.map(Danger::key)
				.collect(Collectors.joining(",")) + ": policies with credentials may let in strangers");
		}
	}

}
