package io.github.corsstarter.benchmark;

import java.util.HashMap;
import java.util.Map;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsMetricsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsReactiveAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsServletAutoConfiguration;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.context.reactive.GenericReactiveWebApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.server.WebFilter;

/**
 * The filters that are compared. Each stands in a process in which the same kind of
 * application has started: what the compiler makes of code that all of them use depends
 * on what has run before.
 */
public enum Subject {

	/** What cannot be left out. */
	FLOOR(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class, CorsReactiveAutoConfiguration.class) {

		@Override
		Filter filter(Rules rules, ApplicationContext application) {
			return new FloorFilter(rules.allowedOrigin());
		}

		@Override
		WebFilter webFilter(Rules rules, ApplicationContext application) {
			return new FloorWebFilter(rules.allowedOrigin());
		}

	},

	/** The starter's filter, as its auto-configuration makes it of properties. */
	STARTER(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class, CorsReactiveAutoConfiguration.class) {

		@Override
		Filter filter(Rules rules, ApplicationContext application) {
			return application.getBean(FilterRegistrationBean.class).getFilter();
		}

		@Override
		WebFilter webFilter(Rules rules, ApplicationContext application) {
			return application.getBean(CorsPolicyWebFilter.class);
		}

	},

	/** The same in an application with metrics. */
	STARTER_WITH_METRICS(SimpleMeterRegistry.class, CorsAutoConfiguration.class, CorsServletAutoConfiguration.class,
			CorsReactiveAutoConfiguration.class, CorsMetricsAutoConfiguration.class) {

		@Override
		Filter filter(Rules rules, ApplicationContext application) {
			return application.getBean(FilterRegistrationBean.class).getFilter();
		}

		@Override
		WebFilter webFilter(Rules rules, ApplicationContext application) {
			return application.getBean(CorsPolicyWebFilter.class);
		}

	},

	/** Spring's filter, as its documentation sets it up. */
	SPRING(CorsAutoConfiguration.class, CorsServletAutoConfiguration.class, CorsReactiveAutoConfiguration.class) {

		@Override
		Filter filter(Rules rules, ApplicationContext application) {
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", rules.configuration());
			return new CorsFilter(source);
		}

		@Override
		WebFilter webFilter(Rules rules, ApplicationContext application) {
			org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource source = new org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", rules.configuration());
			return new CorsWebFilter(source);
		}

	};

	@SuppressWarnings("ImmutableEnumChecker")
	private final Class<?>[] configurations;

	Subject(Class<?>... configurations) {
		this.configurations = configurations;
	}

	final Filter filter(Rules rules) {
		return filter(rules, run(rules, WebApplicationType.SERVLET, new GenericWebApplicationContext()));
	}

	final WebFilter webFilter(Rules rules) {
		return webFilter(rules, run(rules, WebApplicationType.REACTIVE, new GenericReactiveWebApplicationContext()));
	}

	private ApplicationContext run(Rules rules, WebApplicationType stack, ConfigurableApplicationContext context) {
		SpringApplication application = new SpringApplication(this.configurations);
		application.setWebApplicationType(stack);
		application.setApplicationContextFactory((type) -> context);
		application.setBannerMode(Banner.Mode.OFF);
		Map<String, Object> properties = new HashMap<>(rules.properties());
		properties.put("logging.level.root", "warn");
		application.setDefaultProperties(properties);
		return application.run();
	}

	abstract Filter filter(Rules rules, ApplicationContext application);

	abstract WebFilter webFilter(Rules rules, ApplicationContext application);

}
