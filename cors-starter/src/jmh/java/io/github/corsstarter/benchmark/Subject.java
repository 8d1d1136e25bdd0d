package io.github.corsstarter.benchmark;

import java.util.HashMap;
import java.util.Map;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsMetricsAutoConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * The filters that are compared.
 */
public enum Subject {

	/** What cannot be left out. */
	FLOOR {

		@Override
		Filter filter(Rules rules) {
			return new FloorFilter(rules.allowedOrigin());
		}

	},

	/** The starter's filter, as its auto-configuration makes it of properties. */
	STARTER {

		@Override
		Filter filter(Rules rules) {
			return configured(rules, CorsAutoConfiguration.class);
		}

	},

	/** The same in an application with metrics. */
	STARTER_WITH_METRICS {

		@Override
		Filter filter(Rules rules) {
			return configured(rules, SimpleMeterRegistry.class, CorsAutoConfiguration.class,
					CorsMetricsAutoConfiguration.class);
		}

	},

	/** Spring's filter, as its documentation sets it up. */
	SPRING {

		@Override
		Filter filter(Rules rules) {
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", rules.configuration());
			return new CorsFilter(source);
		}

	};

	abstract Filter filter(Rules rules);

	private static Filter configured(Rules rules, Class<?>... configurations) {
		SpringApplication application = new SpringApplication(configurations);
		application.setApplicationContextFactory((type) -> new GenericWebApplicationContext());
		application.setBannerMode(Banner.Mode.OFF);
		Map<String, Object> properties = new HashMap<>(rules.properties());
		properties.put("logging.level.root", "warn");
		application.setDefaultProperties(properties);
		return application.run().getBean(FilterRegistrationBean.class).getFilter();
	}

}
