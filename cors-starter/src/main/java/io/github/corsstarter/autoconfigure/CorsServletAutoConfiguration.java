package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PolicySummary;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.DenialLog;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that answers CORS requests in a servlet web application, ahead of
 * everything else.
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Filter.class, FilterRegistrationBean.class })
@ConditionalOnBean({ CorsProperties.class, CorsPolicies.class, PolicyResolver.class })
public final class CorsServletAutoConfiguration {

	CorsServletAutoConfiguration() {
	}

	/**
	 * No bean here is named {@code corsFilter} or {@code corsConfigurationSource}: Spring
	 * Security would use it.
	 */
	@Bean
	@ConditionalOnMissingBean(value = CorsPolicyFilter.class, parameterizedContainer = FilterRegistrationBean.class)
	FilterRegistrationBean<CorsPolicyFilter> corsPolicyFilterRegistration(CorsProperties properties,
			CorsPolicies policies, PolicyResolver resolver, ObjectProvider<CorsDecisionListener> listeners,
			PolicySummary summary) {
		List<CorsDecisionListener> allListeners = new ArrayList<>(List.of(new DenialLog()));
		listeners.orderedStream().forEach(allListeners::add);
		FilterRegistrationBean<CorsPolicyFilter> registration = new FilterRegistrationBean<>(
				new CorsPolicyFilter(resolver, properties.isRejectDisallowed(), allListeners,
						properties.isDebug() ? new CorsExplainer(resolver, policies) : null));
		registration.setOrder(properties.getFilterOrder());
		registration.setDispatcherTypes(
				EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD));
		// The condition knows neither other words for false, such as 'off', nor what is
		// set when beans were processed ahead of time.
		registration.setEnabled(properties.isEnabled() && summary.isAnythingGoverned());
		return registration;
	}

	@Bean
	static OtherCorsFilters corsOtherFilters(ListableBeanFactory beans) {
		return new OtherCorsFilters(beans);
	}

}
