package io.github.corsstarter.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * The same application behind Spring Security.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@Import(ReactiveResponsesApplication.class)
class SecuredReactiveResponses {

	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http) {
		return http
			.authorizeExchange((exchanges) -> exchanges.pathMatchers("/secured")
				.authenticated()
				.pathMatchers("/forbidden")
				.hasRole("NOBODY")
				.anyExchange()
				.permitAll())
			.httpBasic(Customizer.withDefaults())
			.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.cors((cors) -> cors.configurationSource(ReactiveResponsesApplication.otherCors("/http-cors")))
			.build();
	}

	@Bean
	MapReactiveUserDetailsService users() {
		return new MapReactiveUserDetailsService(
				User.withUsername("user").password("{noop}password").roles("USER").build());
	}

}
