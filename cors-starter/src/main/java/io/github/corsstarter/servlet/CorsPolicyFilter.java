package io.github.corsstarter.servlet;

import java.io.IOException;
import java.util.Objects;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.RequestKind;
import io.github.corsstarter.Verdict;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks the resolver for the policy that governs a request, and the policy for its
 * decision, and applies it. A preflight is answered here, and nothing behind this filter
 * sees it. The headers of any other response are set before the rest of the chain runs,
 * so that errors carry them too.
 */
public final class CorsPolicyFilter extends OncePerRequestFilter {

	/**
	 * The filter's order unless somebody sets another: after Boot's filters for forwarded
	 * headers (the first) and observations (the second), so that preflights are counted
	 * and a proxy's scheme and host are known; before those that make sessions and check
	 * credentials.
	 */
	public static final int DEFAULT_ORDER = Ordered.HIGHEST_PRECEDENCE + 30;

	private static final CorsPolicy FAILED = CorsPolicy.denying(Verdict.RESOLVER_FAILED);

	private final PolicyResolver resolver;

	private final boolean rejectDisallowed;

	private final ResolverFailures failures = new ResolverFailures();

	/**
	 * Create a filter.
	 * @param resolver finds the policy for a request
	 * @param rejectDisallowed whether an actual request that is denied is answered with
	 * 403, in place of being passed on without CORS headers
	 */
	public CorsPolicyFilter(PolicyResolver resolver, boolean rejectDisallowed) {
		this.resolver = Objects.requireNonNull(resolver, "'resolver' must not be null");
		this.rejectDisallowed = rejectDisallowed;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		CorsRequest corsRequest = new ServletCorsRequest(request);
		CorsPolicy policy = resolve(corsRequest);
		if (policy == null) {
			chain.doFilter(request, response);
			return;
		}
		CorsDecision decision = policy.decide(corsRequest);
		VaryHeader.add(response, decision.vary());
		decision.forEachHeader(response::setHeader);
		if (decision.kind() == RequestKind.PREFLIGHT) {
			response.setStatus(
					decision.verdict().denies() ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NO_CONTENT);
		}
		else if (decision.verdict().denies() && this.rejectDisallowed) {
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	/** Fails closed: what a resolver cannot answer for, no policy allows. */
	private @Nullable CorsPolicy resolve(CorsRequest request) {
		try {
			return this.resolver.resolve(request);
		}
		catch (Exception | StackOverflowError | LinkageError ex) {
			// Checked ones too: Kotlin and Groovy throw them without saying so. And the
			// stack of a
			// backtracking regex overflows when a stranger wants it to.
			this.failures.log(ex);
			return FAILED;
		}
	}

}
