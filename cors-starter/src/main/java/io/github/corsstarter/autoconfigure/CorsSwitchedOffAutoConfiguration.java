package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.autoconfigure.refresh.EnvironmentChanges;
import io.github.corsstarter.autoconfigure.refresh.SwitchedOff;
import io.github.corsstarter.web.path.PathPolicies;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for an application with {@code cors.enabled=false}: what its own
 * beans may inject is there, but no policy is, and no request is looked at.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "cors.enabled", havingValue = "false")
public final class CorsSwitchedOffAutoConfiguration {

	CorsSwitchedOffAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicies corsPolicies() {
		return new PathPolicies(List.of());
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicyRefresher corsPolicyRefresher(Environment environment) {
		return new SwitchedOff(environment);
	}

	@Bean
	@ConditionalOnClass(name = EnvironmentChanges.EVENT)
	EnvironmentChanges corsEnvironmentChanges(Environment environment) {
		return new EnvironmentChanges(new SwitchedOff(environment)::warnIfSwitchedOn);
	}

}
