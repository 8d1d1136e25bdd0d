package io.github.corsstarter.sample.login;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The calls that a script makes to sign in: the CSRF token, the login that creates a
 * session, and who is signed in.
 */
@RestController
final class LoginController {

	private final AuthenticationManager authenticationManager;

	private final SessionAuthenticationStrategy signIn;

	private final SecurityContextRepository securityContexts;

	LoginController(AuthenticationManager authenticationManager, SessionAuthenticationStrategy signIn,
			SecurityContextRepository securityContexts) {
		this.authenticationManager = authenticationManager;
		this.signIn = signIn;
		this.securityContexts = securityContexts;
	}

	/**
	 * The token that every call that writes sends back in a header. A cookie would not
	 * work, because a script cannot read the cookies of another host.
	 * @param token the token of the session
	 * @return the token and the header's name
	 */
	@GetMapping("/api/csrf")
	Csrf csrf(CsrfToken token) {
		return new Csrf(token.getHeaderName(), token.getToken());
	}

	@PostMapping("/api/login")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void login(@Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
		Authentication authentication = this.authenticationManager.authenticate(
				UsernamePasswordAuthenticationToken.unauthenticated(credentials.username(), credentials.password()));
		this.signIn.onAuthentication(authentication, request, response);
		SecurityContext context = new SecurityContextImpl(authentication);
		this.securityContexts.saveContext(context, request, response);
	}

	@GetMapping("/api/me")
	Me me(Principal principal) {
		return new Me(principal.getName());
	}

	record Csrf(String headerName, String token) {

	}

	record Credentials(@NotBlank String username, @NotBlank String password) {

	}

	record Me(String name) {

	}

}
