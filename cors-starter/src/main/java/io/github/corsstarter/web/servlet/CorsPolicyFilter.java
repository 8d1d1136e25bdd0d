package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.RequestType;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.web.CorsProcessor;
import io.github.corsstarter.web.ForeignHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks the resolver for the policy that governs a request, and the policy for its
 * decision, and applies it. A preflight is answered here, and nothing behind this filter
 * sees it. The headers of any other response are set before the rest of the chain runs
 * and again whenever they may have been lost, so that errors carry them too; and nothing
 * behind this filter can change them.
 * <p>
 * To be registered for the dispatches {@code REQUEST}, {@code ASYNC}, {@code ERROR} and
 * {@code FORWARD}.
 */
public final class CorsPolicyFilter extends OncePerRequestFilter {

	/** The request attribute that carries the decision from dispatch to dispatch. */
	private static final String DECISION = CorsPolicyFilter.class.getName() + ".DECISION";

	/** The request attribute that says that this filter is at work. */
	private static final String FILTERED = CorsPolicyFilter.class.getName() + ALREADY_FILTERED_SUFFIX;

	private final CorsProcessor processor;

	private final boolean rejectDisallowed;

	private final @Nullable ExplainedDenials explainedDenials;

	private final ForeignHeaders foreign = new ForeignHeaders();

	/**
	 * Create a filter.
	 * @param resolver finds the policy for a request
	 * @param rejectDisallowed whether an actual request that is denied is answered with
	 * 403, instead of being passed on without CORS headers
	 */
	public CorsPolicyFilter(PolicyResolver resolver, boolean rejectDisallowed) {
		this(resolver, rejectDisallowed, List.of(), null);
	}

	/**
	 * Create a filter.
	 * @param resolver finds the policy for a request
	 * @param rejectDisallowed whether an actual request that is denied is answered with
	 * 403, instead of being passed on without CORS headers
	 * @param listeners are told of every decision on a CORS request
	 * @param explainer explains to whoever sends a preflight why it is denied, or
	 * {@code null} for a denial that reveals nothing
	 */
	public CorsPolicyFilter(PolicyResolver resolver, boolean rejectDisallowed, List<CorsDecisionListener> listeners,
			@Nullable CorsExplainer explainer) {
		this.processor = new CorsProcessor(resolver, listeners);
		this.rejectDisallowed = rejectDisallowed;
		this.explainedDenials = (explainer != null) ? new ExplainedDenials(explainer) : null;
	}

	/**
	 * Always the same: put together anew for each request, it was the most of what a
	 * request without {@code Origin} allocated.
	 */
	@Override
	protected String getAlreadyFilteredAttributeName() {
		return FILTERED;
	}

	/** An error page's response may have lost its headers: Undertow drops all of them. */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	/**
	 * Code that starts asynchronous processing may pass on another response than the
	 * governed one.
	 */
	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		CorsDecision decided = (CorsDecision) request.getAttribute(DECISION);
		if (decided == null && request.getDispatcherType() == DispatcherType.REQUEST) {
			decide(request, response, chain);
		}
		else {
			continueAsDecided(request, response, chain, decided);
		}
	}

	@Override
	protected void doFilterNestedErrorDispatch(HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		continueAsDecided(request, response, chain, (CorsDecision) request.getAttribute(DECISION));
	}

	private void decide(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		CorsRequest view = new ServletCorsRequest(request);
		CorsDecision decision = this.processor.process(view);
		if (decision == null) {
			chain.doFilter(request, response);
		}
		else if (decision.type() == RequestType.PREFLIGHT) {
			writeHeaders(decision, response);
			response.setStatus(
					decision.verdict().denies() ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NO_CONTENT);
			if (decision.verdict().denies() && this.explainedDenials != null) {
				this.explainedDenials.write(view, decision, response);
			}
		}
		else if (decision.verdict().denies() && this.rejectDisallowed) {
			writeHeaders(decision, response);
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		}
		else {
			request.setAttribute(DECISION, decision);
			govern(request, response, chain, decision);
		}
	}

	/**
	 * The same request once more, to render an error or the result of asynchronous
	 * processing, or forwarded. Nothing is decided anew, unless something in front of
	 * this filter failed.
	 */
	private void continueAsDecided(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			@Nullable CorsDecision decided) throws ServletException, IOException {
		DispatcherType dispatch = request.getDispatcherType();
		CorsDecision decision = (decided == null && rendersAnError(request, dispatch))
				? this.processor.process(ServletCorsRequest.failed(request)) : decided;
		if (decision == null) {
			chain.doFilter(request, response);
			return;
		}
		GovernedResponse governed = GovernedResponse.in(response);
		if (governed == null) {
			govern(request, response, chain, decision);
			return;
		}
		// Whoever renders an error may have lost the headers: Undertow drops all of them.
		// After asynchronous processing they are better not touched: a container's need
		// not survive threads that write them side by side.
		if (dispatch == DispatcherType.ERROR) {
			governed.writeHeaders();
		}
		chain.doFilter(GovernedRequest.of(request, governed), response);
	}

	/**
	 * In an external container Spring Boot renders errors itself, by a forward.
	 */
	private static boolean rendersAnError(HttpServletRequest request, DispatcherType dispatch) {
		return dispatch == DispatcherType.ERROR || (dispatch == DispatcherType.FORWARD
				&& request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null);
	}

	private void govern(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			CorsDecision decision) throws ServletException, IOException {
		writeHeaders(decision, response);
		GovernedResponse governed = new GovernedResponse(request, response, decision, this.foreign);
		chain.doFilter(new GovernedRequest(request, governed), governed);
	}

	private void writeHeaders(CorsDecision decision, HttpServletResponse response) {
		EarlierHeaders.drop(decision, response, this.foreign);
		GovernedResponse.write(decision, response);
	}

}
