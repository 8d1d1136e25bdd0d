package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class GovernedResponseTests {

	private static final String APP = "https://app.example.com";

	private static final CorsPolicy POLICY = CorsPolicy.builder()
		.name("app")
		.allowedOrigins(APP)
		.exposedHeaders("ETag")
		.allowCredentials(true)
		.build();

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/notes/1");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final ForeignHeaders foreign = new ForeignHeaders();

	private GovernedResponse governed;

	@BeforeEach
	void allow() {
		this.request.addHeader("Origin", APP);
		this.governed = govern();
	}

	@Test
	void resetKeepsTheHeaders() {
		this.governed.setHeader("ETag", "7");
		this.governed.reset();
		assertThat(this.response.getHeaderNames()).containsExactlyInAnyOrder("Vary", "Access-Control-Allow-Origin",
				"Access-Control-Allow-Credentials", "Access-Control-Expose-Headers");
		assertThat(this.response.getHeader("Access-Control-Allow-Origin")).isEqualTo(APP);
	}

	@Test
	void resetOfADisallowedOriginsResponseKeepsVary() {
		this.request.removeHeader("Origin");
		this.request.addHeader("Origin", "https://evil.example");
		MockHttpServletResponse disallowed = new MockHttpServletResponse();
		new GovernedResponse(this.request, disallowed, POLICY.decide(new ServletCorsRequest(this.request)),
				this.foreign)
			.reset();
		assertThat(disallowed.getHeaderNames()).containsExactly("Vary");
		assertThat(disallowed.getHeaders("Vary")).containsExactly("Origin");
	}

	@Test
	void resetOfACommittedResponseFails() {
		this.response.setCommitted(true);
		assertThatIllegalStateException().isThrownBy(this.governed::reset);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Access-Control-Allow-Origin", "access-control-allow-origin",
			"Access-Control-Allow-Credentials", "Access-Control-Allow-Methods", "ACCESS-CONTROL-ALLOW-HEADERS",
			"Access-Control-Expose-Headers", "Access-Control-Max-Age", "Access-Control-Allow-Private-Network",
			"Access-Control-" })
	void corsHeadersOfOthersAreDropped(String name) {
		List<String> before = headers();
		this.governed.setHeader(name, "*");
		this.governed.addHeader(name, "*");
		this.governed.setIntHeader(name, 1);
		this.governed.addIntHeader(name, 1);
		this.governed.setDateHeader(name, 1);
		this.governed.addDateHeader(name, 1);
		assertThat(headers()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Access-Control", "X-Access-Control-Allow-Origin", "Content-Type", "" })
	void otherHeadersAreLeftAlone(String name) {
		this.governed.setHeader(name, "1");
		this.governed.addIntHeader(name, 2);
		this.governed.addHeader(name, "3");
		this.governed.addDateHeader(name, 4);
		MockHttpServletResponse plain = new MockHttpServletResponse();
		plain.setHeader(name, "1");
		plain.addIntHeader(name, 2);
		plain.addHeader(name, "3");
		plain.addDateHeader(name, 4);
		assertThat(this.response.getHeaders(name)).isEqualTo(plain.getHeaders(name));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			nothing of ours          | Accept-Encoding           | Accept-Encoding, Origin
			ours among others        | Accept-Encoding, Origin   | Accept-Encoding, Origin
			ours in another case     | origin                    | origin
			everything               | *                         | *
			""")
	void varyThatIsReplacedStillNamesOrigin(String description, String value, String expected) {
		this.governed.setHeader("vary", value);
		assertThat(String.join(", ", this.response.getHeaders("Vary"))).isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			another name             | Accept-Encoding           | Origin, Accept-Encoding
			ours once more           | Origin                    | Origin
			ours and another         | origin,Accept             | Origin, Accept
			""")
	void varyIsMergedNotRepeated(String description, String value, String expected) {
		this.governed.addHeader("Vary", value);
		assertThat(String.join(", ", this.response.getHeaders("Vary"))).isEqualTo(expected);
	}

	@Test
	void governedResponseIsFoundBehindOtherWrappers() {
		assertThat(GovernedResponse.in(new HttpServletResponseWrapper(this.governed))).isSameAs(this.governed);
		assertThat(GovernedResponse.in(this.response)).isNull();
	}

	@Test
	void firstDroppedHeaderOfAHandlerIsAWarning(CapturedOutput output) {
		this.request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/notes/{id}");
		for (int i = 0; i < 3; i++) {
			govern().setHeader("Access-Control-Allow-Origin", "*");
			govern().setHeader("access-control-allow-origin", "*");
		}
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("WARN"))
			.singleElement()
			.asString()
			.contains("header=Access-Control-Allow-Origin handler=/notes/{id} policy=app");
	}

	@Test
	void nameOfADroppedHeaderCannotForgeALogLine(CapturedOutput output) {
		govern().setHeader("Access-Control-\r\nWARN forged", "*");
		govern().setHeader("Access-Control-" + "x".repeat(10_000), "*");
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("WARN"))
			.hasSize(2)
			.allSatisfy((line) -> assertThat(line).hasSizeLessThan(600).contains("header="));
	}

	@Test
	void warningsAreBounded(CapturedOutput output) {
		IntStream.range(0, 1_000).forEach((i) -> govern().setHeader("Access-Control-" + i, "*"));
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("WARN")).hasSize(100);
	}

	private GovernedResponse govern() {
		GovernedResponse governed = new GovernedResponse(this.request, this.response,
				POLICY.decide((CorsRequest) new ServletCorsRequest(this.request)), this.foreign);
		governed.writeHeaders();
		return governed;
	}

	private List<String> headers() {
		List<String> headers = new ArrayList<>();
		this.response.getHeaderNames().forEach((name) -> headers.add(name + ": " + this.response.getHeaders(name)));
		return headers;
	}

}
