package io.github.corsstarter.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.tags.StartsApplications;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletContext;
import org.apache.catalina.core.StandardContext;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the filter really stands among those of Spring Boot, Spring Security and the
 * application.
 */
@StartsApplications
class FilterOrderTests {

	private static final String OURS = "corsPolicyFilterRegistration";

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(Container.TOMCAT, SecuredResponses.class,
				"server.forward-headers-strategy=framework", "spring.mvc.hiddenmethod.filter.enabled=true",
				"cors.allowed-origins=https://app.example.com");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void filterStandsBehindForwardedHeadersEncodingAndObservation() {
		assertThat(filters().subList(0, filters().indexOf(OURS))).containsExactlyInAnyOrder("departureFilter",
				"forwardedHeaderFilter", "characterEncodingFilter", "webMvcObservationFilter", "earlierFilter");
	}

	@Test
	void filterStandsBeforeSpringSecurityAndTheApplicationsOwn() {
		assertThat(filters().subList(filters().indexOf(OURS), filters().size())).contains("hiddenHttpMethodFilter",
				"formContentFilter", "requestContextFilter", "springSecurityFilterChain", "laterFilter");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			allowed | https://app.example.com | 204
			denied  | https://evil.example    | 403
			""")
	void preflightsAreObserved(String what, String origin, String status) throws IOException {
		new Wire(application.port()).send("OPTIONS", "/secured", "Origin: " + origin,
				"Access-Control-Request-Method: GET");
		assertThat(application.bean(MeterRegistry.class)
			.get("http.server.requests")
			.tags("method", "OPTIONS", "status", status)
			.timer()
			.count()).isEqualTo(1);
	}

	private static List<String> filters() {
		ServletContext facade = application.bean(ServletContext.class);
		Object applicationContext = ReflectionTestUtils.getField(facade, "context");
		StandardContext context = (StandardContext) ReflectionTestUtils.getField(applicationContext, "context");
		return Arrays.stream(context.findFilterMaps()).map(FilterMap::getFilterName).distinct().toList();
	}

}
