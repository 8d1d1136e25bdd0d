package io.github.corsstarter.server;

import java.io.IOException;
import java.util.List;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recipe for logins whose provider's page posts a form to the application.
 */
@StartsApplications
@ParameterizedClass
@MethodSource("containers")
class LoginCallbackTests {

	private static final String FORM = "SAMLResponse=x";

	@Parameter
	private Container container;

	static List<Container> containers() {
		return Container.ofServlets();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://idp.example", "null" })
	void callbackThatNoPolicyGovernsGetsThrough(String origin) throws IOException {
		try (RunningApplication application = RunningApplication.start(this.container, ResponsesApplication.class,
				LeftOut.PROPERTY + "=security", "cors.reject-disallowed=true", "cors.paths=/api/**",
				"cors.allowed-origins=https://app.example.com")) {
			Wire wire = new Wire(application.port());
			for (String callback : List.of("/login/saml2/sso/idp", "/login/oauth2/code/idp")) {
				Answer answer = post(wire, callback, origin);
				assertThat(answer.status()).isEqualTo(404);
				assertThat(answer.corsHeaders()).isEmpty();
			}
			assertThat(post(wire, "/api/notes", origin).status()).isEqualTo(403);
		}
	}

	private static Answer post(Wire wire, String target, String origin) throws IOException {
		return wire.sendWithBody("POST", target, FORM, "Origin: " + origin, "Sec-Fetch-Site: cross-site",
				"Content-Type: application/x-www-form-urlencoded");
	}

}
