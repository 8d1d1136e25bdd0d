package io.github.corsstarter.web.servlet;

import io.github.corsstarter.CorsRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

class ServletCorsRequestTests {

	private final MockHttpServletRequest servletRequest = new MockHttpServletRequest();

	private final CorsRequest request = new ServletCorsRequest(this.servletRequest);

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			no context path              | ''       | /api/x             | /api/x
			the context path is stripped | /app     | /app/api/x         | /api/x
			the root of the context      | /app     | /app               | ''
			the path stays raw           | /app     | /app/%61;v=1//x/.. | /%61;v=1//x/..
			an encoded context path      | /%61pp   | /%61pp/api/x       | /api/x
			slashes before the context   | /app     | ///app/api/x       | /api/x
			slashes after the context    | /app     | //app//api/x       | //api/x
			slashes without a context    | ''       | //api/x            | //api/x
			another spelling has no root | /app     | /%61pp/api/x       | /../%61pp/api/x
			a dot segment in front       | /app     | /./app/api/x       | /.././app/api/x
			two dots in front            | /app     | /x/../app/api/x    | /../x/../app/api/x
			a parameter of the context   | /app     | /app;v=1/api/x     | /../app;v=1/api/x
			an encoded slash behind      | /app     | /app%2Fapi/x       | /../app%2Fapi/x
			a longer name                | /app     | /apps/api/x        | /../apps/api/x
			out of the context           | /app     | /app/..;/app/x     | /..;/app/x
			the whole server             | ''       | *                  | *
			""")
	void pathIsRelativeToTheContextPath(String description, String contextPath, String uri, String expected) {
		this.servletRequest.setContextPath(contextPath);
		this.servletRequest.setRequestURI(uri);
		assertThat(this.request.path()).isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			found literally         | /app           | /app/api/x             | /api/x
			encoded as sent         | /%61pp         | /%61pp/api/x           | /api/x
			slashes before it       | /app           | //app/api/x            | /api/x
			the root                | ''             | /api/x                 | /api/x
			found encoded           | /app           | /%61pp/api/x           | /../proxy/api/x
			found behind a dot      | /app           | /./app/api/x           | /../proxy/api/x
			with parameters as sent | /app;v=1       | /app;v=1/api/x         | /../proxy/api/x
			with dots as sent       | /x/../app      | /x/../app/api/x        | /../proxy/api/x
			with slashes as sent    | /x//y/app      | /x//y/app/api/x        | /../proxy/api/x
			""")
	void wrapperDoesNotHideHowTheContextWasFound(String description, String contextPath, String uri, String expected) {
		this.servletRequest.setContextPath(contextPath);
		this.servletRequest.setRequestURI(uri);
		HttpServletRequest forwarded = new HttpServletRequestWrapper(
				new HttpServletRequestWrapper(this.servletRequest)) {

			@Override
			public String getContextPath() {
				return "/proxy";
			}

			@Override
			public String getRequestURI() {
				return "/proxy/api/x";
			}

		};
		assertThat(new ServletCorsRequest(forwarded).path()).isEqualTo(expected);
	}

	@Test
	void urlIsThatOfTheServletRequest() {
		this.servletRequest.setScheme("https");
		this.servletRequest.setServerName("shop.example");
		this.servletRequest.setServerPort(8443);
		assertThat(this.request.scheme() + "://" + this.request.host() + ":" + this.request.port())
			.isEqualTo("https://shop.example:8443");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			IPv6 without brackets   | http  | ::1     | http://[::1]
			IPv6 in brackets        | https | [::1]   | https://[::1]
			a web socket            | ws    | a.test  | http://a.test
			a secure web socket     | wss   | a.test. | https://a.test.
			""")
	void urlIsSpelledAsInAnOrigin(String what, String scheme, String host, String expected) {
		this.servletRequest.setScheme(scheme);
		this.servletRequest.setServerName(host);
		assertThat(this.request.scheme() + "://" + this.request.host()).isEqualTo(expected);
	}

	@Test
	void hostThatSpringDoesNotKnowBehindAProxyIsNone() throws Exception {
		this.servletRequest.setServerName("my_host.example");
		this.servletRequest.addHeader("X-Forwarded-Proto", "https");
		MockFilterChain chain = new MockFilterChain();
		new ForwardedHeaderFilter().doFilter(this.servletRequest, new MockHttpServletResponse(), chain);
		assertThat(new ServletCorsRequest((HttpServletRequest) chain.getRequest()).host()).isEmpty();
	}

	@Test
	void methodIsThatOfTheServletRequest() {
		this.servletRequest.setMethod("PATCH");
		assertThat(this.request.method()).isEqualTo("PATCH");
	}

	@Test
	void originIsTheHeader() {
		this.servletRequest.addHeader("origin", "https://app.example.com");
		assertThat(this.request.origin()).isEqualTo("https://app.example.com");
	}

	@Test
	void absentHeaderIsNull() {
		assertThat(this.request.header("Origin")).isNull();
	}

	@Test
	void emptyHeaderIsEmpty() {
		this.servletRequest.addHeader("Origin", "");
		assertThat(this.request.header("Origin")).isEmpty();
	}

	@Test
	void headerOnSeveralLinesIsOneList() {
		this.servletRequest.addHeader("Access-Control-Request-Headers", "x-a,x-b");
		this.servletRequest.addHeader("Access-Control-Request-Headers", "");
		this.servletRequest.addHeader("Access-Control-Request-Headers", "x-c");
		assertThat(this.request.header("Access-Control-Request-Headers")).isEqualTo("x-a,x-b, , x-c");
	}

}
