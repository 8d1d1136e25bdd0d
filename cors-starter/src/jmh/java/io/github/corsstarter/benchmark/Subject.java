package io.github.corsstarter.benchmark;

import io.github.corsstarter.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.PathPolicies;
import jakarta.servlet.Filter;

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

	/** The starter's filter, as it is configured by properties. */
	STARTER {

		@Override
		Filter filter(Rules rules) {
			return new CorsPolicyFilter(new PathPolicies(rules.policies())::resolve, false);
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

}
