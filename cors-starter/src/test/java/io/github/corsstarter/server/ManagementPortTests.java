package io.github.corsstarter.server;

import java.io.IOException;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Actuator on the application's port is governed like any path. On a port of its own
 * it is another server with another origin: the application's policies do not apply
 * there, and Spring Boot's own properties govern it.
 */
@StartsApplications
@ParameterizedClass
@EnumSource(names = { "SERVLET", "REACTIVE" })
class ManagementPortTests {

	private static final String APP = "https://app.example.com";

	private static final String OPERATOR = "https://operator.example.com";

	@Parameter
	private WebApplicationType stack;

	@Test
	void actuatorOnTheApplicationsPortIsGoverned() throws IOException {
		try (RunningApplication application = start("management.endpoints.web.cors.allowed-origins=" + OPERATOR)) {
			Wire wire = new Wire(application.port());
			assertThat(health(wire, APP).header("Access-Control-Allow-Origin")).containsExactly(APP);
			assertThat(health(wire, OPERATOR).corsHeaders()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { APP, OPERATOR })
	void policiesDoNotReachAnotherPort(String origin) throws IOException {
		try (RunningApplication application = start("management.server.port=0")) {
			Wire wire = new Wire(application.managementPort());
			assertThat(health(wire, origin).corsHeaders()).isEmpty();
			assertThat(
					wire.send("OPTIONS", "/actuator/health", "Origin: " + origin, "Access-Control-Request-Method: GET")
						.corsHeaders())
				.isEmpty();
		}
	}

	@Test
	void springBootsOwnPropertiesGovernAnotherPort() throws IOException {
		try (RunningApplication application = start("management.server.port=0",
				"management.endpoints.web.cors.allowed-origins=" + OPERATOR)) {
			Wire wire = new Wire(application.managementPort());
			assertThat(health(wire, OPERATOR).header("Access-Control-Allow-Origin")).containsExactly(OPERATOR);
			assertThat(health(wire, APP).corsHeaders()).isEmpty();
		}
	}

	@Test
	void endpointOnAnotherPortKnowsThePoliciesAndDenialsOfTheApplication() throws IOException {
		try (RunningApplication application = start("management.server.port=0",
				"management.endpoints.web.exposure.include=cors")) {
			new Wire(application.port()).send("GET", "/ok", "Origin: https://remembered.example");
			Wire wire = new Wire(application.managementPort());
			assertThat(wire.send("GET", "/actuator/cors").body()).contains(APP, "https://remembered.example",
					"origin-not-allowed");
			assertThat(wire.send("GET", "/actuator/cors/explain?origin=" + APP + "&method=PUT&path=/ok").body())
				.contains("method-not-allowed");
			assertThat(new Wire(application.port()).send("GET", "/actuator/cors").status()).isEqualTo(404);
		}
	}

	/** Boot's support of each other server creates the second one too. */
	private RunningApplication start(String... properties) {
		boolean reactive = this.stack == WebApplicationType.REACTIVE;
		return RunningApplication.start(this.stack, reactive ? Container.NETTY : Container.TOMCAT,
				reactive ? ReactiveResponsesApplication.class : ResponsesApplication.class,
				Stream.concat(Stream.of(LeftOut.PROPERTY + "=security,jetty" + (reactive ? ",tomcat" : ""),
						"cors.allowed-origins=" + APP), Stream.of(properties))
					.toArray(String[]::new));
	}

	private static Answer health(Wire wire, String origin) throws IOException {
		return wire.send("GET", "/actuator/health", "Origin: " + origin);
	}

}
