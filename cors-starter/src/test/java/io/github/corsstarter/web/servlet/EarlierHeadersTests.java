package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class EarlierHeadersTests {

	private static final String APP = "https://app.example.com";

	private static final CorsPolicy WITHOUT_CREDENTIALS = CorsPolicy.builder().name("app").allowedOrigins(APP).build();

	private static final CorsPolicy ANYBODY = CorsPolicy.builder().name("anybody").allowedOrigins("*").build();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			another origin          | Access-Control-Allow-Origin
			credentials             | access-control-allow-credentials
			exposed headers         | Access-Control-Expose-Headers
			""")
	void whatABrowserWouldHeedIsDropped(String what, String name) throws Exception {
		this.response.addHeader(name, "x");
		this.response.addHeader(name, "y");
		send(WITHOUT_CREDENTIALS, request("GET", APP));
		assertThat(corsHeaders()).containsExactly("Access-Control-Allow-Origin: [" + APP + "]");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			credentials             | Access-Control-Allow-Credentials
			headers                 | Access-Control-Allow-Headers
			private network         | Access-Control-Allow-Private-Network
			""")
	void whatABrowserWouldHeedInAPreflightIsDropped(String what, String name) throws Exception {
		this.response.addHeader(name, "true");
		MockHttpServletRequest preflight = request("OPTIONS", APP);
		preflight.addHeader("Access-Control-Request-Method", "GET");
		send(WITHOUT_CREDENTIALS, preflight);
		assertThat(this.response.getHeader(name)).isNull();
		assertThat(this.response.getHeaders("Access-Control-Allow-Origin")).containsExactly(APP);
	}

	@Test
	void nobodyGetsCredentialsWhereEverybodyMayRead() throws Exception {
		this.response.setHeader("Access-Control-Allow-Credentials", "true");
		send(ANYBODY, request("GET", null));
		assertThat(corsHeaders()).containsExactly("Access-Control-Allow-Origin: [*]");
	}

	@Test
	void everythingIsDroppedWhereNothingIsAllowed() throws Exception {
		this.response.setHeader("Access-Control-Allow-Origin", "*");
		this.response.setHeader("Access-Control-Max-Age", "1");
		this.response.setHeader("X-Other", "1");
		send(WITHOUT_CREDENTIALS, request("GET", "https://evil.example"));
		assertThat(corsHeaders()).isEmpty();
		assertThat(this.response.getHeader("X-Other")).isEqualTo("1");
	}

	@Test
	void containerThatTakesNoHeaderBackSendsItWithoutAValue() throws Exception {
		MockHttpServletResponse tomcat = new MockHttpServletResponse() {

			@Override
			public void setHeader(String name, @Nullable String value) {
				if (value != null) {
					super.setHeader(name, value);
				}
			}

		};
		tomcat.setHeader("Access-Control-Allow-Origin", "*");
		new CorsPolicyFilter((any) -> WITHOUT_CREDENTIALS, false).doFilter(request("GET", "https://evil.example"),
				tomcat, new MockFilterChain());
		assertThat(tomcat.getHeaders("Access-Control-Allow-Origin")).containsExactly("");
	}

	@Test
	void writerInFrontIsWarnedOfOnce(CapturedOutput output) throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter((any) -> WITHOUT_CREDENTIALS, false);
		for (int i = 0; i < 3; i++) {
			MockHttpServletResponse written = new MockHttpServletResponse();
			written.setHeader("Access-Control-Allow-Origin", "*");
			filter.doFilter(request("GET", APP), written, new MockFilterChain());
		}
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("WARN"))
			.singleElement()
			.asString()
			.contains("in front of the filter", "header=Access-Control-Allow-Origin", "policy=app");
	}

	@Test
	void whatIsRightAlreadyIsNotWarnedOf(CapturedOutput output) throws Exception {
		this.response.setHeader("Access-Control-Allow-Origin", APP);
		send(WITHOUT_CREDENTIALS, request("GET", APP));
		assertThat(corsHeaders()).containsExactly("Access-Control-Allow-Origin: [" + APP + "]");
		assertThat(output.getAll()).doesNotContain("WARN");
	}

	private void send(CorsPolicy policy, MockHttpServletRequest request) throws Exception {
		new CorsPolicyFilter((any) -> policy, false).doFilter(request, this.response, new MockFilterChain());
	}

	private static MockHttpServletRequest request(String method, @Nullable String origin) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/notes/1");
		if (origin != null) {
			request.addHeader("Origin", origin);
		}
		return request;
	}

	private List<String> corsHeaders() {
		List<String> headers = new ArrayList<>();
		for (String name : this.response.getHeaderNames()) {
			if (name.startsWith("Access-Control-")) {
				headers.add(name + ": " + this.response.getHeaders(name));
			}
		}
		return headers;
	}

}
