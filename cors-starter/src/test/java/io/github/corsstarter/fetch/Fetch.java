package io.github.corsstarter.fetch;

import java.util.List;
import java.util.Set;

/**
 * One request of a script, from {@code fetch()} to what the script may read. Each method
 * is an algorithm of the standard, without service workers, uploads, authentication and
 * other modes.
 */
final class Fetch {

	/** Header names that describe a body. */
	private static final Set<String> REQUEST_BODY_HEADERS = Set.of("content-encoding", "content-language",
			"content-location", "content-type");

	private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

	private static final int MAX_REDIRECTS = 20;

	/** What an answer without a number means, in seconds. */
	private static final long DEFAULT_MAX_AGE = 5;

	/** The origin of the page. */
	private final String origin;

	private final Credentials credentials;

	private final Network network;

	private final PreflightCache preflights;

	/** Not so in the standard, but in browsers of today. */
	private final boolean wildcardCoversAuthorization;

	private String method;

	private HeaderList headers;

	private Url url;

	private int redirects;

	/** Response tainting: whether it is {@code cors} rather than {@code basic}. */
	private boolean cors;

	/**
	 * Redirect-taint: whether another origin than the page's has redirected to yet
	 * another.
	 */
	private boolean redirectTaint;

	Fetch(String origin, Call call, Network network, PreflightCache preflights, boolean wildcardCoversAuthorization) {
		this.origin = origin;
		this.wildcardCoversAuthorization = wildcardCoversAuthorization;
		this.credentials = call.credentials();
		this.network = network;
		this.preflights = preflights;
		this.method = Safelists.normalizedMethod(call.method());
		this.headers = call.headers().filter((header) -> !Safelists.isForbiddenRequestHeader(header));
		this.url = call.url();
	}

	HttpResponse run() throws NetworkError {
		checkMethod();
		HttpResponse response = mainFetch();
		return this.cors ? corsFiltered(response) : basicFiltered(response);
	}

	/** Section 5.4: the Request class, constructor, step 25. */
	private void checkMethod() throws NetworkError {
		if (!HeaderList.isToken(this.method) || Safelists.isForbiddenMethod(this.method)) {
			throw new NetworkError("no script may send " + this.method);
		}
	}

	/** Section 4.1: main fetch. */
	private HttpResponse mainFetch() throws NetworkError {
		if (this.url.origin().equals(this.origin) && !this.cors) {
			return httpFetch(false);
		}
		this.cors = true;
		if (Safelists.isSafelistedMethod(this.method) && Safelists.unsafeNames(this.headers).isEmpty()) {
			return httpFetch(false);
		}
		try {
			return httpFetch(true);
		}
		catch (NetworkError ex) {
			this.preflights.clear(cacheKey());
			throw ex;
		}
	}

	/** Section 4.3: HTTP fetch. */
	private HttpResponse httpFetch(boolean makeCorsPreflight) throws NetworkError {
		boolean methodUnknown = !this.preflights.hasMethod(cacheKey(), this.method)
				&& !Safelists.isSafelistedMethod(this.method);
		boolean headerUnknown = Safelists.unsafeNames(this.headers)
			.stream()
			.anyMatch((name) -> !this.preflights.hasHeader(cacheKey(), name));
		if (makeCorsPreflight && (methodUnknown || headerUnknown)) {
			corsPreflightFetch();
		}
		HttpResponse response = httpNetworkFetch();
		if (this.cors) {
			corsCheck(response);
		}
		return REDIRECTS.contains(response.status()) ? httpRedirectFetch(response) : response;
	}

	/** Section 4.4: HTTP-redirect fetch. */
	private HttpResponse httpRedirectFetch(HttpResponse response) throws NetworkError {
		String location = response.headers().get("Location");
		if (location == null) {
			return response;
		}
		if (this.redirects++ == MAX_REDIRECTS) {
			throw new NetworkError("too many redirects");
		}
		boolean becomesGet = (response.status() <= 302) ? this.method.equals("POST")
				: response.status() == 303 && !this.method.equals("GET") && !this.method.equals("HEAD");
		if (becomesGet) {
			this.method = "GET";
			this.headers = this.headers
				.filter((header) -> REQUEST_BODY_HEADERS.stream().noneMatch((name) -> header.is(name)));
		}
		Url target = Url.of(location);
		if (!target.origin().equals(this.url.origin())) {
			this.headers = this.headers.filter((header) -> !Safelists.isNonWildcard(header.name()));
			this.redirectTaint |= !this.url.origin().equals(this.origin);
		}
		this.url = target;
		return mainFetch();
	}

	/**
	 * Sections 4.5 and 3.2: HTTP-network-or-cache fetch, append a request {@code Origin}
	 * header.
	 */
	private HttpResponse httpNetworkFetch() {
		HeaderList sent = this.headers;
		if (this.cors || !(this.method.equals("GET") || this.method.equals("HEAD"))) {
			sent = sent.with("Origin", serializedOrigin());
		}
		if (this.credentials == Credentials.INCLUDE || (this.credentials == Credentials.SAME_ORIGIN && !this.cors)) {
			sent = sent.with("Cookie", "session=1");
		}
		return this.network.send(new HttpRequest(this.method, this.url, sent));
	}

	/** Section 4.8: CORS-preflight fetch. */
	private void corsPreflightFetch() throws NetworkError {
		Set<String> unsafeNames = Safelists.unsafeNames(this.headers);
		HeaderList asked = HeaderList.EMPTY.with("Accept", "*/*")
			.with("Access-Control-Request-Method", this.method)
			.with("Origin", serializedOrigin());
		if (!unsafeNames.isEmpty()) {
			asked = asked.with("Access-Control-Request-Headers", String.join(",", unsafeNames));
		}
		HttpResponse response = this.network.send(new HttpRequest("OPTIONS", this.url, asked));
		corsCheck(response);
		if (response.status() < 200 || response.status() > 299) {
			throw new NetworkError("the preflight was answered with " + response.status());
		}
		List<String> methods = orNone(response.headers().extract("Access-Control-Allow-Methods"));
		List<String> names = orNone(response.headers().extract("Access-Control-Allow-Headers"));
		checkMethod(methods);
		checkHeaders(names, unsafeNames);
		this.preflights.store(cacheKey(), maxAge(response.headers()), methods, names);
	}

	/** Section 4.8, step 7.5. */
	private void checkMethod(List<String> allowed) throws NetworkError {
		if (!allowed.contains(this.method) && !Safelists.isSafelistedMethod(this.method) && !isWildcard(allowed)) {
			throw new NetworkError(this.method + " is not in Access-Control-Allow-Methods");
		}
	}

	/** Section 4.8, steps 7.6 and 7.7. */
	private void checkHeaders(List<String> allowed, Set<String> unsafeNames) throws NetworkError {
		for (Header header : this.headers.headers()) {
			if (isNonWildcard(header) && allowed.stream().noneMatch(header::is)) {
				throw new NetworkError(header.name() + " is not in Access-Control-Allow-Headers, and '*' does not do");
			}
		}
		for (String name : unsafeNames) {
			if (allowed.stream().noneMatch(name::equalsIgnoreCase) && !isWildcard(allowed)) {
				throw new NetworkError(name + " is not in Access-Control-Allow-Headers");
			}
		}
	}

	private boolean isNonWildcard(Header header) {
		return Safelists.isNonWildcard(header.name()) && !this.wildcardCoversAuthorization;
	}

	private boolean isWildcard(List<String> allowed) {
		return this.credentials != Credentials.INCLUDE && allowed.contains("*");
	}

	private static List<String> orNone(List<String> values) {
		return (values != null) ? values : List.of();
	}

	/** Section 4.8, steps 7.8 to 7.10: a value that is not a number counts as missing. */
	private static long maxAge(HeaderList headers) {
		String value = headers.get("Access-Control-Max-Age");
		return (value != null && value.matches("[0-9]{1,18}")) ? Long.parseLong(value) : DEFAULT_MAX_AGE;
	}

	/** Section 4.10: CORS check. */
	private void corsCheck(HttpResponse response) throws NetworkError {
		String allowed = response.headers().get("Access-Control-Allow-Origin");
		if (this.credentials != Credentials.INCLUDE && "*".equals(allowed)) {
			return;
		}
		if (!serializedOrigin().equals(allowed)) {
			throw new NetworkError("Access-Control-Allow-Origin is " + allowed);
		}
		String credentialsAllowed = response.headers().get("Access-Control-Allow-Credentials");
		if (this.credentials == Credentials.INCLUDE && !"true".equals(credentialsAllowed)) {
			throw new NetworkError("Access-Control-Allow-Credentials is " + credentialsAllowed);
		}
	}

	/** Section 2.2.5: byte-serializing a request origin. */
	private String serializedOrigin() {
		return this.redirectTaint ? "null" : this.origin;
	}

	private PreflightCache.Key cacheKey() {
		return new PreflightCache.Key(serializedOrigin(), this.url, this.credentials == Credentials.INCLUDE);
	}

	/**
	 * Section 4.1, step 14.1, and section 2.2.6: CORS filtered response. Stricter than
	 * the standard, which ignores exposed headers that are not a list.
	 */
	private HttpResponse corsFiltered(HttpResponse response) throws NetworkError {
		List<String> names = orNone(response.headers().extract("Access-Control-Expose-Headers"));
		List<String> exposed = isWildcard(names) ? response.headers().headers().stream().map(Header::name).toList()
				: names;
		return new HttpResponse(response.status(),
				response.headers().filter((header) -> Safelists.isSafelistedResponseHeader(header, exposed)));
	}

	/** Section 2.2.6: basic filtered response. */
	private HttpResponse basicFiltered(HttpResponse response) {
		return new HttpResponse(response.status(),
				response.headers().filter((header) -> !Safelists.isForbiddenResponseHeader(header)));
	}

}
