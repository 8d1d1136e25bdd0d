package io.github.corsstarter.sample.login;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * The only user, {@code ada} with the password {@code lovelace}. For demonstration only:
 * the password is in the source, so hashing it would protect nothing.
 */
@Configuration(proxyBeanMethods = false)
class DemoUser {

	@Bean
	UserDetailsService demoUsers() {
		return new InMemoryUserDetailsManager(
				User.withUsername("ada").password("{noop}lovelace").authorities("WRITE_NOTES").build());
	}

}
