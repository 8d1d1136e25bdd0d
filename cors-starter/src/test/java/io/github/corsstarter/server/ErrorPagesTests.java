package io.github.corsstarter.server;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors that applications render in their own ways.
 */
@StartsApplications
@ParameterizedClass
@MethodSource("containers")
class ErrorPagesTests {

	private static final String APP = "https://app.example.com";

	private static final String ALLOWED = "cors.allowed-origins=" + APP;

	@Parameter
	private Container container;

	static List<Container> containers() {
		return Container.ofServlets();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			RFC 9457      | spring.mvc.problemdetails.enabled=true     |
			another path  | spring.web.error.path=/oops                | server.error.path=/oops
			stack traces  | spring.web.error.include-stacktrace=always | server.error.include-stacktrace=always
			""")
	void errorPageCarriesTheHeaders(String what, String property, String propertyBeforeBoot4) throws IOException {
		try (RunningApplication application = start(ResponsesApplication.class, property,
				Objects.requireNonNullElse(propertyBeforeBoot4, "unused"))) {
			Wire wire = new Wire(application.port());
			for (String target : List.of("/throws", "/status-exception", "/unmapped", "/later-filter-throws")) {
				Answer answer = wire.send("GET", target, "Origin: " + APP, "Accept: text/html");
				assertThat(answer.status()).isGreaterThanOrEqualTo(400);
				assertAllowed(answer);
			}
		}
	}

	@Test
	void errorControllerOfTheApplicationsOwnCannotLoseTheHeaders() throws IOException {
		try (RunningApplication application = start(OwnErrorController.class)) {
			Answer answer = new Wire(application.port()).send("GET", "/throws", "Origin: " + APP);
			assertThat(answer.status()).isEqualTo(503);
			assertThat(answer.body()).contains("own page");
			assertAllowed(answer);
		}
	}

	/**
	 * Spring Boot always has an error page, unless it is switched off. Then the container
	 * writes its own, to a response that Jetty and Undertow have emptied.
	 */
	@Test
	void pageOfTheContainerCarriesWhatTheContainerLeaves() throws IOException {
		try (RunningApplication application = start(ResponsesApplication.class,
				LeftOut.PROPERTY + "=security,errormvc")) {
			Answer answer = new Wire(application.port()).send("GET", "/servlet/throws", "Origin: " + APP);
			assertThat(answer.status()).isEqualTo(500);
			assertThat(Stream.of(answer.header("Access-Control-Allow-Origin"), answer.vary()))
				.containsExactlyElementsOf(switch (this.container) {
					case TOMCAT -> List.of(List.of(APP), List.of("origin"));
					case JETTY -> List.of(List.of(APP), List.of());
					case UNDERTOW -> List.of(List.of(), List.of());
					case NETTY -> throw new IllegalStateException("Netty knows no servlets");
				});
		}
	}

	private RunningApplication start(Class<?> configuration, String... properties) {
		return RunningApplication.start(this.container, configuration,
				Stream.concat(Stream.of(LeftOut.PROPERTY + "=security", ALLOWED), Stream.of(properties))
					.toArray(String[]::new));
	}

	private static void assertAllowed(Answer answer) {
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(APP);
		assertThat(answer.vary()).containsOnlyOnce("origin");
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ ResponsesApplication.class, ErrorControllerMarker.class })
	@Controller
	static class OwnErrorController {

		@RequestMapping("/error")
		void error(HttpServletResponse response) throws IOException {
			response.reset();
			response.setStatus(503);
			response.getWriter().print("own page");
		}

	}

	/** A bean of the type that makes Boot's own error controller back off. */
	static class ErrorControllerMarker implements ImportBeanDefinitionRegistrar {

		@Override
		public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
			registry.registerBeanDefinition("errorController", definition(markerType()));
		}

		private static <T> RootBeanDefinition definition(Class<T> type) {
			return new RootBeanDefinition(type, () -> type.cast(Proxy.newProxyInstance(type.getClassLoader(),
					new Class<?>[] { type }, (proxy, method, arguments) -> null)));
		}

		/** Spring Boot 4 moved it. */
		private static Class<?> markerType() {
			String current = "org.springframework.boot.webmvc.error.ErrorController";
			return ClassUtils.resolveClassName(ClassUtils.isPresent(current, null) ? current
					: "org.springframework.boot.web.servlet.error.ErrorController", null);
		}

	}

}
