package io.github.corsstarter.autoconfigure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.autoconfigure.properties.BareValue;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.ForgivingBindHandler;
import io.github.corsstarter.autoconfigure.properties.PolicySummary;
import io.github.corsstarter.autoconfigure.properties.PropertiesBinding;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicies;
import io.github.corsstarter.autoconfigure.properties.PropertiesPolicyResolver;
import io.github.corsstarter.autoconfigure.properties.PropertiesWarnings;
import io.github.corsstarter.autoconfigure.properties.WrittenProperties;
import io.github.corsstarter.autoconfigure.refresh.EnvironmentChanges;
import io.github.corsstarter.autoconfigure.refresh.PolicyLoader;
import io.github.corsstarter.autoconfigure.refresh.PolicyRefreshes;
import io.github.corsstarter.autoconfigure.refresh.RefreshLifecycle;
import io.github.corsstarter.autoconfigure.refresh.RefreshListener;
import io.github.corsstarter.autoconfigure.refresh.RefreshLog;
import io.github.corsstarter.autoconfigure.sources.PolicySources;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for what is the same on every web stack: the policies that the
 * {@code cors} properties define, and the resolver that finds the one for a request.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "cors.enabled", matchIfMissing = true)
@EnableConfigurationProperties
@Import(CorsPropertiesRegistrar.class)
public final class CorsAutoConfiguration {

	private static final Log logger = LogFactory.getLog(CorsAutoConfiguration.class);

	CorsAutoConfiguration() {
	}

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor corsBindHandlerAdvisor() {
		return ForgivingBindHandler::new;
	}

	@Bean(CorsPropertiesRegistrar.BINDING)
	static PropertiesBinding corsPropertiesBinding(ConfigurationPropertiesBindingPostProcessor binder) {
		return new PropertiesBinding(binder);
	}

	/** A bean, so that mistakes are found even where the policies are not used. */
	@Bean
	PropertiesPolicies corsPropertiesPolicies(CorsProperties properties, ApplicationContext context) {
		Environment environment = context.getEnvironment();
		PropertiesPolicies compiled = PropertiesPolicies.compile(properties, WrittenProperties.in(environment));
		compiled.addProblems(new BareValue(environment).problems());
		new PropertiesWarnings(context).of(compiled).forEach(logger::warn);
		return compiled;
	}

	@Bean
	PolicySources corsPolicySources(ListableBeanFactory beans) {
		return new PolicySources(beans);
	}

	@Bean(destroyMethod = "stop")
	PolicyRefreshes corsPolicyRefreshes(PropertiesBinding binding, CorsProperties properties,
			PropertiesPolicies compiled, PolicySources sources, ObjectProvider<RefreshListener> listeners,
			ApplicationContext context) {
		return new PolicyRefreshes(new PolicyLoader(binding, properties, sources, context), compiled, listeners,
				context.getEnvironment(), Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicyRefresher corsPolicyRefresher(PolicyRefreshes refreshes) {
		return refreshes.refresher();
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicies corsPolicies(PolicyRefreshes refreshes) {
		return refreshes.policies();
	}

	@Bean
	RefreshLifecycle corsRefreshLifecycle(PolicyRefreshes refreshes, CorsProperties properties, PolicySummary summary) {
		return new RefreshLifecycle(refreshes, properties, summary);
	}

	@Bean
	RefreshLog corsRefreshLog(PolicySummary summary) {
		return new RefreshLog(summary::toString);
	}

	@Bean
	@ConditionalOnClass(name = EnvironmentChanges.EVENT)
	EnvironmentChanges corsEnvironmentChanges(PolicyRefreshes refreshes) {
		return new EnvironmentChanges(refreshes::refreshAndWait);
	}

	@Bean
	PolicySummary corsPolicySummary(CorsPolicies policies, PolicyResolver resolver, PolicySources sources,
			ListableBeanFactory beans, ApplicationContext context) {
		boolean refreshed = !sources.isEmpty() || EnvironmentChanges.arePossible(context.getClassLoader());
		return new PolicySummary(policies, resolver, List.of(beans.getBeanNamesForType(PolicyResolver.class)),
				() -> places(context.getEnvironment(), sources), refreshed);
	}

	private static List<String> places(Environment environment, PolicySources sources) {
		List<String> places = new ArrayList<>(WrittenProperties.in(environment).places());
		sources.names().forEach((name) -> places.add("the source '" + name + "'"));
		return places;
	}

	@Bean
	@ConditionalOnMissingBean
	PolicyResolver corsPolicyResolver(CorsPolicies policies) {
		return new PropertiesPolicyResolver(policies);
	}

}
