package io.github.corsstarter.fetch;

import java.util.Objects;

import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.explain.CorsExplainer;
import org.jspecify.annotations.Nullable;

/**
 * The web stacks that the starter has a filter for.
 */
enum Stack {

	SERVLET {

		@Override
		Network server(PolicyResolver resolver, boolean rejectDisallowed, @Nullable CorsExplainer explainer) {
			return new ServletServer(resolver, rejectDisallowed, explainer);
		}

	},

	REACTIVE {

		@Override
		Network server(PolicyResolver resolver, boolean rejectDisallowed, @Nullable CorsExplainer explainer) {
			return new ReactiveServer(resolver, rejectDisallowed, explainer);
		}

	};

	/**
	 * A server with the starter's filter, and behind it a handler that does what the last
	 * segment of the path says.
	 * @param resolver finds the policy for a request
	 * @param rejectDisallowed whether actual requests that are denied are rejected
	 * @param explainer explains denials, or {@code null} for none
	 * @return the server
	 */
	abstract Network server(PolicyResolver resolver, boolean rejectDisallowed, @Nullable CorsExplainer explainer);

	Network server(CorsPolicies policies, boolean rejectDisallowed, boolean debug) {
		return server(policies::resolve, rejectDisallowed,
				debug ? new CorsExplainer(policies::resolve, policies) : null);
	}

	/**
	 * Send a request, to see what policies see of it.
	 * @param request the request
	 * @return the view of the filter
	 */
	CorsRequest view(RequestStub request) {
		HeaderList headers = HeaderList.EMPTY;
		for (String name : request.headers()) {
			headers = headers.with(name, Objects.requireNonNull(request.header(name)));
		}
		CorsRequest[] seen = new CorsRequest[1];
		server((view) -> {
			seen[0] = view;
			return null;
		}, false, null).send(new HttpRequest(request.method(), Url.of(Samples.API + "/200"), headers));
		return seen[0];
	}

}
