package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.autoconfigure.properties.ActuatorCors;
import io.github.corsstarter.autoconfigure.properties.BareValue;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.ForgivingBindHandler;
import io.github.corsstarter.autoconfigure.properties.OtherCors;
import io.github.corsstarter.autoconfigure.properties.PolicySummary;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicies;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicyResolver;
import io.github.corsstarter.autoconfigure.properties.WrittenProperties;
import io.github.corsstarter.web.path.PathPolicies;
import io.github.corsstarter.web.path.PathPolicy;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for what is the same on every web stack: the policies that the
 * {@code cors} properties define, and the resolver that finds the one for a request.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "cors.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CorsProperties.class)
public final class CorsAutoConfiguration {

	private static final Log logger = LogFactory.getLog(CorsAutoConfiguration.class);

	CorsAutoConfiguration() {
	}

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor corsBindHandlerAdvisor() {
		return ForgivingBindHandler::new;
	}

	/** A bean, so that mistakes are found even where the policies are not used. */
	@Bean
	PropertiesPolicies corsPropertiesPolicies(CorsProperties properties, Environment environment) {
		PropertiesPolicies compiled = PropertiesPolicies.compile(properties, WrittenProperties.in(environment));
		BareValue bareValue = new BareValue(environment);
		compiled.addProblems(bareValue.problems());
		List<PathPolicy> policies = compiled.policies();
		bareValue.warnings().forEach(logger::warn);
		compiled.warnings().forEach(logger::warn);
		compiled.misplacedPaths(environment).forEach(logger::warn);
		new ActuatorCors(environment).warnings(policies).forEach(logger::warn);
		new OtherCors(environment).warnings(policies).forEach(logger::warn);
		return compiled;
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicies corsPolicies(PropertiesPolicies compiled) {
		return new PathPolicies(compiled.policies());
	}

	@Bean
	PolicySummary corsPolicySummary(CorsPolicies policies, PolicyResolver resolver, ListableBeanFactory beans,
			Environment environment) {
		return new PolicySummary(policies, resolver, List.of(beans.getBeanNamesForType(PolicyResolver.class)),
				WrittenProperties.in(environment));
	}

	@Bean
	@ConditionalOnMissingBean
	PolicyResolver corsPolicyResolver(CorsPolicies policies) {
		return new PropertiesPolicyResolver(policies);
	}

}
