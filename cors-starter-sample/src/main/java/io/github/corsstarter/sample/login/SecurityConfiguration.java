package io.github.corsstarter.sample.login;

import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Who may do what. There is no {@code http.cors(...)} here: preflights are answered
 * before this chain, and its own 401 and 403 carry the CORS headers already.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityFilterChain api(HttpSecurity http, SecurityContextRepository contexts, CsrfTokenRepository csrfTokens) {
		// A challenge would make the browser open its own login dialogue in the middle of
		// a script.
		AuthenticationEntryPoint withoutChallenge = (request, response, refusal) -> response
			.sendError(HttpServletResponse.SC_UNAUTHORIZED);
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(HttpMethod.GET, "/api/notes/**")
				.permitAll()
				.requestMatchers(HttpMethod.HEAD, "/api/notes/**")
				.permitAll()
				// For this sample's page only: it tells strangers which origins the
				// policies allow. The rest of this endpoint and all other endpoints
				// need a login like anything else.
				.requestMatchers(HttpMethod.GET, "/actuator/cors/explain")
				.permitAll()
				.requestMatchers("/public/**", "/api/csrf", "/api/login", "/api/fail")
				.permitAll()
				.anyRequest()
				.authenticated())
			.securityContext((context) -> context.securityContextRepository(contexts))
			.csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens)
				.ignoringRequestMatchers(SecurityConfiguration::bringsBasicCredentials))
			.httpBasic((basic) -> basic.authenticationEntryPoint(withoutChallenge))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(withoutChallenge))
			.requestCache(RequestCacheConfigurer::disable)
			.logout((logout) -> logout.logoutUrl("/api/logout")
				.logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
			.build();
	}

	@Bean
	SecurityContextRepository securityContexts() {
		return new HttpSessionSecurityContextRepository();
	}

	@Bean
	CsrfTokenRepository csrfTokens() {
		return new HttpSessionCsrfTokenRepository();
	}

	/**
	 * What happens to the session when somebody signs in: it gets a new id and a new CSRF
	 * token.
	 * @param csrfTokens where the tokens are kept
	 * @return both steps as one
	 */
	@Bean
	SessionAuthenticationStrategy signIn(CsrfTokenRepository csrfTokens) {
		return new CompositeSessionAuthenticationStrategy(
				List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(csrfTokens)));
	}

	@Bean
	AuthenticationManager authenticationManager(AuthenticationConfiguration configuration) {
		return configuration.getAuthenticationManager();
	}

	// A forged request cannot carry this header: a browser adds it by itself only after a
	// challenge, which this API never sends, and a script of another origin may set it
	// only if a preflight allowed that.
	private static boolean bringsBasicCredentials(HttpServletRequest request) {
		String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
		return credentials != null && credentials.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
	}

}
