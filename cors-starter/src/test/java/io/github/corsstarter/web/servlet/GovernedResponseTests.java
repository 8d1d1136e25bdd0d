package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.web.ForeignHeaders;
import jakarta.servlet.http.HttpServletResponse;
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
	@ValueSource(strings = { "Access-Control", "X-Access-Control-Allow-Origin", "Content-Type" })
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
	@CsvSource(delimiter = '|',
			textBlock = """
					nothing of ours          | Accept-Encoding           | Accept-Encoding, Origin
					ours among others        | Accept-Encoding, Origin   | Accept-Encoding, Origin
					ours in another case     | origin                    | origin
					everything               | *                         | *
					a preflight's among them | Accept, access-control-request-method , Access-Control-Request-Headers | Accept, Origin
					nothing but a preflight's | Access-Control-Request-Method | Origin
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
			a preflight's            | Access-Control-Request-Method | Origin
			a preflight's and more   | Access-Control-Request-Headers, Accept | Origin, Accept
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

	@ParameterizedTest
	@ValueSource(
			strings = { " Access-Control-Allow-Origin", "\tVary", "Vary ", "X-\u0141", "X Y", "X:", "X\r\nVary", "" })
	void headersWithoutAValidNameAreDropped(String name) {
		List<String> before = headers();
		this.governed.setHeader(name, "*");
		this.governed.addHeader(name, "*");
		this.governed.setIntHeader(name, 1);
		this.governed.addIntHeader(name, 1);
		this.governed.setDateHeader(name, 1);
		this.governed.addDateHeader(name, 1);
		assertThat(headers()).isEqualTo(before);
	}

	@Test
	void varyThatIsReplacedByANumberOrADateStillNamesOrigin() {
		this.governed.setIntHeader("Vary", 1);
		assertThat(this.response.getHeaders("Vary")).contains("Origin");
		this.governed.setDateHeader("vary", 1);
		assertThat(this.response.getHeaders("Vary")).contains("Origin");
	}

	@Test
	void trailersNeitherAllowNorVary() {
		assertThat(
				trailers(() -> Map.of("access-control-allow-origin", "*", "vary", "Accept", " X", "1", "Digest", "sha"))
					.get())
			.containsExactly(Map.entry("Digest", "sha"));
	}

	@Test
	void trailersMayBeTakenBack() {
		assertThat(trailers(() -> null).get()).isNull();
		assertThat(trailers(null)).isNull();
	}

	/** The trailers that a container gets to see. */
	private Supplier<Map<String, String>> trailers(Supplier<Map<String, String>> written) {
		AtomicReference<Supplier<Map<String, String>>> seen = new AtomicReference<>();
		HttpServletResponse container = new HttpServletResponseWrapper(this.response) {

			@Override
			public void setTrailerFields(Supplier<Map<String, String>> supplier) {
				seen.set(supplier);
			}

		};
		new GovernedResponse(this.request, container, POLICY.decide(new ServletCorsRequest(this.request)), this.foreign)
			.setTrailerFields(written);
		return seen.get();
	}

	@Test
	void nameOfADroppedHeaderCannotForgeALogLine(CapturedOutput output) {
		govern().setHeader("Access-Control-\r\nWARN forged", "*");
		govern().setHeader("\r\nWARN forged" + "x".repeat(10_000), "*");
		assertOneLineEach(output, 2);
	}

	@Test
	void nameOfAPolicyOrHandlerCannotForgeALogLine(CapturedOutput output) {
		CorsPolicy forging = CorsPolicy.builder()
			.name("\r\nWARN forged " + "x".repeat(10_000))
			.allowedOrigins(APP)
			.build();
		this.request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE,
				"/\r\nWARN forged " + "x".repeat(10_000));
		govern(forging).setHeader("Access-Control-Allow-Origin", "*");
		this.foreign.inFront("Access-Control-Allow-Origin", forging);
		assertOneLineEach(output, 2);
	}

	private static void assertOneLineEach(CapturedOutput output, int count) {
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("WARN"))
			.hasSize(count)
			.allSatisfy((line) -> assertThat(line).hasSizeLessThan(700).contains("header="));
	}

	@Test
	void namesThatVaryMakeOneWarning(CapturedOutput output) {
		for (int i = 0; i < 1_000; i++) {
			CorsPolicy tenant = CorsPolicy.builder().name("tenant-" + i).allowedOrigins(APP).build();
			govern(tenant).setHeader("Access-Control-Allow-Origin", "*");
			govern(tenant).setHeader("Access-Control-" + i, "*");
			govern(tenant).setHeader("X " + i, "*");
		}
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("WARN")).hasSize(3);
	}

	@Test
	void whereNoHandlerWasChosenThePathTells(CapturedOutput output) {
		for (String path : List.of("/graphql", "/graphql\r\nWARN forged", "/other")) {
			this.request.setRequestURI(path);
			govern().setHeader("Access-Control-Allow-Origin", "*");
		}
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("WARN"))
			.singleElement()
			.asString()
			.contains("handler=none policy=app path=/graphql. ")
			.contains("spring.graphql.cors");
	}

	@Test
	void warningsAreBounded(CapturedOutput output) {
		for (int i = 0; i < 1_000; i++) {
			this.request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/" + i);
			govern().setHeader("Access-Control-Allow-Origin", "*");
		}
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("WARN")).hasSize(100);
	}

	private GovernedResponse govern() {
		return govern(POLICY);
	}

	private GovernedResponse govern(CorsPolicy policy) {
		GovernedResponse governed = new GovernedResponse(this.request, this.response,
				policy.decide((CorsRequest) new ServletCorsRequest(this.request)), this.foreign);
		governed.writeHeaders();
		return governed;
	}

	private List<String> headers() {
		List<String> headers = new ArrayList<>();
		this.response.getHeaderNames().forEach((name) -> headers.add(name + ": " + this.response.getHeaders(name)));
		return headers;
	}

}
