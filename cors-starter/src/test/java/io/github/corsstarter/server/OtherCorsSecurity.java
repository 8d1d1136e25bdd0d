package io.github.corsstarter.server;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * The ways to set up CORS in Spring Security.
 */
final class OtherCorsSecurity {

	private OtherCorsSecurity() {
	}

	/**
	 * Spring Security with its CORS filter, which uses the configuration of Spring MVC.
	 */
	static class ByMvc {

		@Bean
		SecurityFilterChain security(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.cors(Customizer.withDefaults())
				.csrf(AbstractHttpConfigurer::disable)
				.build();
		}

	}

	/**
	 * Spring Security with its CORS filter, which uses its own source.
	 */
	static class BySource extends ByMvc {

		@Bean
		CorsConfigurationSource corsConfigurationSource() {
			CorsConfiguration other = new CorsConfiguration();
			other.setAllowedOrigins(List.of(OtherCorsApplication.OTHER));
			other.setAllowedMethods(List.of("*"));
			other.setAllowCredentials(true);
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", other);
			return source;
		}

	}

}
