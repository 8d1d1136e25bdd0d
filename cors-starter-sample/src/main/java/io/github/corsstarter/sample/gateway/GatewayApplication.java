package io.github.corsstarter.sample.gateway;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An application of its own, whose routes and policies are in {@code gateway.yml} and
 * {@code application.yml}. No component, so that the API does not find it.
 */
@EnableAutoConfiguration(exclude = { DataSourceAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class })
class GatewayApplication {

	/**
	 * Who may do what is up to the API, except for what the gateway says about its own
	 * policies: this sample's page may ask for explanations, and nobody for more.
	 */
	@Bean
	SecurityFilterChain gateway(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET, "/actuator/cors/explain")
				.permitAll()
				.requestMatchers("/actuator/**")
				.denyAll()
				.anyRequest()
				.permitAll())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(CsrfConfigurer::disable)
			.requestCache(RequestCacheConfigurer::disable)
			.build();
	}

}
