package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link CorsPolicyFilter} does when a request passes it once more.
 */
class LaterDispatchesTests {

	private static final String APP = "https://app.example.com";

	private static final CorsPolicy POLICY = CorsPolicy.builder().allowedOrigins(APP).build();

	private static final FilterChain OTHERS = (request, response) -> ((HttpServletResponse) response)
		.setHeader("Access-Control-Allow-Origin", "*");

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/x");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	LaterDispatchesTests() {
		this.request.addHeader("Origin", APP);
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "ASYNC", "FORWARD" })
	void headersThatWereLostAreWrittenAgain(DispatcherType dispatch) throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter((any) -> POLICY, false);
		filter.doFilter(this.request, this.response, new MockFilterChain());
		this.response.reset();
		dispatch(dispatch, filter, this.response, new MockFilterChain());
		assertThat(this.response.getHeaders("Access-Control-Allow-Origin")).containsExactly(APP);
		assertThat(this.response.getHeaders("Vary")).containsExactly("Origin");
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "ASYNC", "FORWARD" })
	void othersDoNotGetTheLastWord(DispatcherType dispatch) throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter((any) -> POLICY, false);
		filter.doFilter(this.request, this.response, new MockFilterChain());
		dispatch(dispatch, filter, this.response, OTHERS);
		assertThat(this.response.getHeaders("Access-Control-Allow-Origin")).containsExactly(APP);
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "ASYNC", "FORWARD" })
	void responseIsGovernedOnce(DispatcherType dispatch) throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter((any) -> POLICY, false);
		AtomicReference<ServletResponse> first = new AtomicReference<>();
		filter.doFilter(this.request, this.response, (request, response) -> first.set(response));
		AtomicReference<ServletResponse> second = new AtomicReference<>();
		dispatch(dispatch, filter, first.get(), (request, response) -> second.set(response));
		assertThat(second.get()).isInstanceOf(GovernedResponse.class).isSameAs(first.get());
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "ASYNC", "FORWARD" })
	void requestKnowsTheGovernedResponse(DispatcherType dispatch) throws Exception {
		this.request.setAsyncSupported(true);
		CorsPolicyFilter filter = new CorsPolicyFilter((any) -> POLICY, false);
		AtomicReference<ServletResponse> first = new AtomicReference<>();
		filter.doFilter(this.request, this.response, (request, response) -> first.set(response));
		AtomicReference<ServletRequest> second = new AtomicReference<>();
		dispatch(dispatch, filter, first.get(), (request, response) -> second.set(request));
		assertThat(second.get().startAsync().getResponse()).isSameAs(first.get());
	}

	@Test
	void filterThatIsRegisteredTwiceWorksOnce() throws Exception {
		AtomicInteger decisions = new AtomicInteger();
		CorsPolicyFilter filter = new CorsPolicyFilter((any) -> {
			decisions.incrementAndGet();
			return POLICY;
		}, false);
		AtomicReference<ServletResponse> first = new AtomicReference<>();
		AtomicReference<ServletResponse> second = new AtomicReference<>();
		filter.doFilter(this.request, this.response, (request, response) -> {
			first.set(response);
			filter.doFilter(request, response, (sameRequest, sameResponse) -> second.set(sameResponse));
		});
		assertThat(second.get()).isSameAs(first.get());
		assertThat(decisions).hasValue(1);
	}

	@Test
	void whatWrapsTheResponseInFrontIsNotInAsynchronousProcessing() throws Exception {
		this.request.setAsyncSupported(true);
		HttpServletResponse wrapped = new HttpServletResponseWrapper(this.response);
		new CorsPolicyFilter((any) -> POLICY, false).doFilter(new HttpServletRequestWrapper(this.request), wrapped,
				(request, response) -> {
					AsyncContext async = request.startAsync();
					assertThat(async.getRequest()).isSameAs(this.request);
					assertThat(((ServletResponseWrapper) async.getResponse()).getResponse()).isSameAs(this.response);
					async.getResponse().reset();
				});
		assertThat(this.request.isAsyncStarted()).isTrue();
		assertThat(this.response.getHeader("Access-Control-Allow-Origin")).isEqualTo(APP);
	}

	/**
	 * Spring Security may write headers while the asynchronous thread sends them, and
	 * Jetty's headers may then throw whoever reads them.
	 */
	@Test
	void headersAreLeftAloneAfterAsynchronousProcessing() throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter((any) -> POLICY, false);
		AtomicBoolean broken = new AtomicBoolean();
		MockHttpServletResponse breaking = new MockHttpServletResponse() {

			@Override
			public @Nullable String getHeader(String name) {
				assertThat(broken).isFalse();
				return super.getHeader(name);
			}

			@Override
			public void setHeader(String name, @Nullable String value) {
				assertThat(broken).isFalse();
				super.setHeader(name, value);
			}

		};
		AtomicReference<ServletResponse> governed = new AtomicReference<>();
		filter.doFilter(this.request, breaking, (request, response) -> governed.set(response));
		broken.set(true);
		AtomicReference<ServletResponse> dispatched = new AtomicReference<>();
		dispatch(DispatcherType.ASYNC, filter, governed.get(), (request, response) -> dispatched.set(response));
		assertThat(dispatched.get()).isSameAs(governed.get());
	}

	@Test
	void policyIsThatOfTheFirstDispatch() throws Exception {
		AtomicReference<CorsPolicy> current = new AtomicReference<>(POLICY);
		CorsPolicyFilter filter = new CorsPolicyFilter((any) -> current.get(), false);
		filter.doFilter(this.request, this.response, new MockFilterChain());
		current.set(CorsPolicy.builder().allowedOrigins("https://other.example").build());
		MockHttpServletResponse errorPage = new MockHttpServletResponse();
		dispatch(DispatcherType.ERROR, filter, errorPage, new MockFilterChain());
		assertThat(errorPage.getHeader("Access-Control-Allow-Origin")).isEqualTo(APP);
	}

	@Test
	void errorInsideTheChainIsNoNewRequest() throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter((any) -> POLICY, false);
		filter.doFilter(this.request, this.response, (request, response) -> {
			this.response.reset();
			dispatch(DispatcherType.ERROR, filter, this.response, OTHERS);
		});
		assertThat(this.response.getHeaders("Access-Control-Allow-Origin")).containsExactly(APP);
	}

	@Test
	void errorInFrontOfTheFilterIsDecidedByTheFailedRequest() throws Exception {
		PolicyResolver byPath = (request) -> request.path().equals("/api/x") ? POLICY : null;
		this.request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/api/x");
		this.request.setRequestURI("/error");
		dispatch(DispatcherType.ERROR, new CorsPolicyFilter(byPath, false), this.response, new MockFilterChain());
		assertThat(this.response.getHeader("Access-Control-Allow-Origin")).isEqualTo(APP);
	}

	@Test
	void errorInFrontOfTheFilterMayBeRenderedByAForward() throws Exception {
		PolicyResolver byPath = (request) -> request.path().equals("/api/x") ? POLICY : null;
		this.request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/api/x");
		this.request.setRequestURI("/error");
		dispatch(DispatcherType.FORWARD, new CorsPolicyFilter(byPath, false), this.response, new MockFilterChain());
		assertThat(this.response.getHeader("Access-Control-Allow-Origin")).isEqualTo(APP);
	}

	@Test
	void errorOfAPreflightInFrontOfTheFilterStaysThatError() throws Exception {
		this.request.setMethod("OPTIONS");
		this.request.addHeader("Access-Control-Request-Method", "GET");
		this.response.setStatus(429);
		MockFilterChain chain = new MockFilterChain();
		dispatch(DispatcherType.ERROR, new CorsPolicyFilter((any) -> POLICY, false), this.response, chain);
		assertThat(this.response.getStatus()).isEqualTo(429);
		assertThat(chain.getRequest()).isNotNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "ASYNC", "FORWARD" })
	void responseWithoutPolicyIsLeftAlone(DispatcherType dispatch) throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter((any) -> null, false);
		filter.doFilter(this.request, this.response, new MockFilterChain());
		AtomicReference<ServletResponse> seen = new AtomicReference<>();
		dispatch(dispatch, filter, this.response, (request, response) -> seen.set(response));
		assertThat(seen.get()).isSameAs(this.response);
		assertThat(this.response.getHeaderNames()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "ASYNC", "FORWARD" })
	void laterDispatchDecidesNothing(DispatcherType dispatch) throws Exception {
		CorsPolicyFilter filter = new CorsPolicyFilter((CorsRequest any) -> POLICY, false);
		dispatch(dispatch, filter, this.response, new MockFilterChain());
		assertThat(this.response.getHeaderNames()).isEmpty();
	}

	private void dispatch(DispatcherType type, CorsPolicyFilter filter, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		this.request.setDispatcherType(type);
		filter.doFilter(this.request, response, chain);
	}

}
