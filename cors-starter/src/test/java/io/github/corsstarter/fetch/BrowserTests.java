package io.github.corsstarter.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The model does what Fetch says, with answers that our server never gives.
 */
@PlainJava
class BrowserTests {

	private static final String PAGE = "https://app.example.com";

	private static final Url API = Url.of("https://api.example.com/notes");

	private final List<HttpRequest> sent = new ArrayList<>();

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			no header at all            | -                       | -    | OMIT    | false
			the origin                  | https://app.example.com | -    | OMIT    | true
			the wildcard                | *                       | -    | OMIT    | true
			another origin              | https://a.example.com   | -    | OMIT    | false
			another case                | https://APP.example.com | -    | OMIT    | false
			a list                      | *, *                    | -    | OMIT    | false
			null in writing             | null                    | -    | OMIT    | false
			the origin, credentials     | https://app.example.com | true | INCLUDE | true
			no credentials allowed      | https://app.example.com | -    | INCLUDE | false
			allowed in another case     | https://app.example.com | True | INCLUDE | false
			the wildcard, credentials   | *                       | true | INCLUDE | false
			credentials for others only | *                       | -    | SAME_ORIGIN | true
			""")
	void responseIsReadIfItPassesTheCorsCheck(String description, String origin, String credentials, Credentials mode,
			boolean read) {
		HeaderList headers = headers("Access-Control-Allow-Origin", origin, "Access-Control-Allow-Credentials",
				credentials);
		assertThat(reads(PAGE, new Call("GET", API, HeaderList.EMPTY, mode), headers)).isEqualTo(read);
		assertThat(this.sent).hasSize(1);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			the method                           | PUT    | -             | PUT       | -             | OMIT    | true
			one of several                       | PUT    | -             | GET, PUT  | -             | OMIT    | true
			another method                       | PUT    | -             | GET,POST  | -             | OMIT    | false
			another case                         | PATCH  | -             | patch     | -             | OMIT    | false
			any method                           | PATCH  | -             | *         | -             | OMIT    | true
			any method, but with credentials     | PATCH  | -             | *         | -             | INCLUDE | false
			no methods for a safelisted one      | POST   | X-Trace       | -         | X-TRACE       | OMIT    | true
			methods that are not a list          | PUT    | -             | PUT; GET  | -             | OMIT    | false
			the header                           | GET    | X-Trace       | -         | x-a,,X-trace, | OMIT    | true
			another header                       | GET    | X-Trace       | -         | x-a           | OMIT    | false
			any header                           | GET    | X-Trace       | -         | *             | OMIT    | true
			any header, but with credentials     | GET    | X-Trace       | -         | *             | INCLUDE | false
			any header, but a password           | GET    | Authorization | -         | *             | OMIT    | false
			any header, and a password           | GET    | Authorization | -         | *, authorization | OMIT | true
			""")
	void requestIsSentIfThePreflightAllowsIt(String description, String method, String header, String allowedMethods,
			String allowedHeaders, Credentials mode, boolean allowed) {
		HeaderList answer = headers("Access-Control-Allow-Origin", PAGE, "Access-Control-Allow-Credentials", "true",
				"Access-Control-Allow-Methods", allowedMethods, "Access-Control-Allow-Headers", allowedHeaders);
		assertThat(reads(PAGE, new Call(method, API, headers(header, "x"), mode), answer)).isEqualTo(allowed);
		assertThat(methodsSent()).isEqualTo(allowed ? "OPTIONS " + method : "OPTIONS");
	}

	@Test
	void preflightAsksForTheMethodAndSortedNamesAndCarriesNothingElse() {
		HeaderList headers = headers("X-B", "1", "Authorization", "2", "x-b", "3", "Accept", "*/*", "Cookie", "a=b");
		reads(PAGE, new Call("put", API, headers, Credentials.INCLUDE), HeaderList.EMPTY);
		assertThat(this.sent)
			.containsExactly(new HttpRequest("OPTIONS", API, headers("Accept", "*/*", "Access-Control-Request-Method",
					"PUT", "Origin", PAGE, "Access-Control-Request-Headers", "authorization,x-b")));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "199", "302", "307", "403", "404", "500" })
	void preflightFailsUnlessItsStatusIsOk(int status) {
		Browser browser = new Browser(PAGE, (request) -> {
			this.sent.add(request);
			return new HttpResponse(status, headers("Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods",
					"*", "Location", "https://api.example.com/elsewhere"));
		});
		assertThatExceptionOfType(NetworkError.class)
			.isThrownBy(() -> browser.fetch(new Call("PUT", API, HeaderList.EMPTY, Credentials.OMIT)))
			.withMessage("the preflight was answered with " + status);
		assertThat(methodsSent()).isEqualTo("OPTIONS");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			within the time             | 600    | 599   | OMIT    | OMIT    | 1
			when it is over             | 600    | 600   | OMIT    | OMIT    | 2
			no time said                | -      | 4     | OMIT    | OMIT    | 1
			no time said, and it passed | -      | 5     | OMIT    | OMIT    | 2
			no time at all              | 0      | 0     | OMIT    | OMIT    | 2
			longer than any browser     | 999999 | 86399 | OMIT    | OMIT    | 1
			then without credentials    | 600    | 1     | INCLUDE | OMIT    | 1
			then with credentials       | 600    | 1     | OMIT    | INCLUDE | 2
			""")
	void preflightIsNotRepeatedWhileItsAnswerIsKept(String description, String maxAge, int seconds, Credentials first,
			Credentials second, int preflights) throws NetworkError {
		HeaderList answer = headers("Access-Control-Allow-Origin", PAGE, "Access-Control-Allow-Credentials", "true",
				"Access-Control-Allow-Methods", "PUT", "Access-Control-Allow-Headers", "X-Trace",
				"Access-Control-Max-Age", maxAge);
		Browser browser = new Browser(PAGE, answering(answer));
		browser.fetch(new Call("PUT", API, headers("x-trace", "1"), first));
		browser.pass(seconds);
		browser.fetch(new Call("PUT", API, headers("X-TRACE", "2"), second));
		assertThat(this.sent).filteredOn((request) -> request.method().equals("OPTIONS")).hasSize(preflights);
	}

	@Test
	void preflightOfAnotherUrlOrHeaderIsAnother() throws NetworkError {
		Browser browser = new Browser(PAGE, answering(headers("Access-Control-Allow-Origin", "*",
				"Access-Control-Allow-Methods", "PUT", "Access-Control-Allow-Headers", "X-A, X-B")));
		browser.fetch(new Call("PUT", API, headers("X-A", "1"), Credentials.OMIT));
		browser.fetch(new Call("PUT", API, headers("X-B", "1"), Credentials.OMIT));
		browser.fetch(new Call("PUT", new Url(API.origin(), "/other"), headers("X-A", "1"), Credentials.OMIT));
		assertThat(methodsSent()).isEqualTo("OPTIONS PUT PUT OPTIONS PUT");
	}

	@Test
	void failureMakesTheBrowserAskAgain() throws NetworkError {
		List<String> origins = new ArrayList<>(List.of("*", "*", "https://a.example.com", "*", "*"));
		Browser browser = new Browser(PAGE, (request) -> {
			this.sent.add(request);
			return new HttpResponse(200,
					headers("Access-Control-Allow-Origin", origins.remove(0), "Access-Control-Allow-Methods", "PUT"));
		});
		Call call = new Call("PUT", API, HeaderList.EMPTY, Credentials.OMIT);
		browser.fetch(call);
		assertThatExceptionOfType(NetworkError.class).isThrownBy(() -> browser.fetch(call));
		browser.fetch(call);
		assertThat(methodsSent()).isEqualTo("OPTIONS PUT PUT OPTIONS PUT");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			nothing exposed              | -                | OMIT    | Cache-Control
			one, in another case         | etag             | OMIT    | Cache-Control ETag
			what no script may read      | ETag, Set-Cookie | OMIT    | Cache-Control ETag
			everything                   | *                | OMIT    | Cache-Control ETag X-Other
			everything, with credentials | *                | INCLUDE | Cache-Control
			""")
	void responseHeadersAreHiddenUnlessTheyAreExposed(String description, String exposed, Credentials mode, String read)
			throws NetworkError {
		HeaderList answer = headers("Cache-Control", "no-store", "ETag", "1", "X-Other", "2", "Set-Cookie", "a=b");
		HeaderList cors = headers("Access-Control-Allow-Origin", PAGE, "Access-Control-Allow-Credentials", "true",
				"Access-Control-Expose-Headers", exposed);
		List<Header> all = new ArrayList<>(answer.headers());
		all.addAll(cors.headers());
		HttpResponse response = new Browser(PAGE, answering(new HeaderList(all)))
			.fetch(new Call("GET", API, HeaderList.EMPTY, mode));
		assertThat(response.headers().headers()).extracting(Header::name)
			.filteredOn((name) -> answer.get(name) != null)
			.containsExactly(read.split(" "));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					a page's own GET       | https://api.example.com | GET    | SAME_ORIGIN | -                       | session=1
					a page's own DELETE    | https://api.example.com | DELETE | OMIT        | https://api.example.com | -
					another page's GET     | https://app.example.com | GET    | SAME_ORIGIN | https://app.example.com | -
					another page's, signed | https://app.example.com | GET    | INCLUDE     | https://app.example.com | session=1
					an opaque page's       | null                    | POST   | OMIT        | null                    | -
					""")
	void originAndCookiesGoWithTheRequest(String description, String page, String method, Credentials mode,
			String origin, String cookie) {
		reads(page, new Call(method, API, HeaderList.EMPTY, mode), HeaderList.EMPTY);
		assertThat(this.sent)
			.containsExactly(new HttpRequest(method, API, headers("Origin", origin, "Cookie", cookie)));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			moved, a POST        | 302 | POST | GET
			moved, a PUT         | 301 | PUT  | PUT
			see other, a PUT     | 303 | PUT  | GET
			see other, a HEAD    | 303 | HEAD | HEAD
			temporarily, a POST  | 307 | POST | POST
			""")
	void redirectedElsewhereTheRequestIsNobodysAndKeepsNoPassword(String description, int status, String method,
			String redirected) {
		Url elsewhere = Url.of("https://other.example/notes");
		Map<Url, HttpResponse> answers = Map.of(API,
				new HttpResponse(status,
						headers("Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods", "*",
								"Access-Control-Allow-Headers", "Authorization", "Location", elsewhere.toString())),
				elsewhere, new HttpResponse(200, HeaderList.EMPTY));
		Browser browser = new Browser(PAGE, (request) -> {
			this.sent.add(request);
			HttpResponse answer = answers.get(request.url());
			return request.method().equals("OPTIONS") ? new HttpResponse(204, answer.headers()) : answer;
		});
		Call call = new Call(method, API, headers("Authorization", "x", "Content-Type", "text/plain"),
				Credentials.OMIT);
		assertThatExceptionOfType(NetworkError.class).isThrownBy(() -> browser.fetch(call));
		HttpRequest last = this.sent.get(this.sent.size() - 1);
		assertThat(last.url()).isEqualTo(elsewhere);
		assertThat(last.headers().get("Origin")).isEqualTo("null");
		assertThat(last.headers().get("Authorization")).isNull();
		String asked = last.headers().get("Access-Control-Request-Method");
		assertThat((asked != null) ? asked : last.method()).isEqualTo(redirected);
	}

	@ParameterizedTest
	@CsvSource({ "TRACE", "connect", "Track", "P UT", "''" })
	void someMethodsAreNeverSent(String method) {
		assertThat(reads(PAGE, new Call(method, API, HeaderList.EMPTY, Credentials.OMIT), HeaderList.EMPTY)).isFalse();
		assertThat(this.sent).isEmpty();
	}

	private boolean reads(String page, Call call, HeaderList answer) {
		try {
			new Browser(page, answering(answer)).fetch(call);
			return true;
		}
		catch (NetworkError ex) {
			return false;
		}
	}

	private Network answering(HeaderList headers) {
		return (request) -> {
			this.sent.add(request);
			return new HttpResponse(200, headers);
		};
	}

	private String methodsSent() {
		return String.join(" ", this.sent.stream().map(HttpRequest::method).toList());
	}

	/** Names and values in turn; a name without a value is left out. */
	private static HeaderList headers(String... namesAndValues) {
		HeaderList headers = HeaderList.EMPTY;
		for (int i = 0; i < namesAndValues.length; i += 2) {
			if (namesAndValues[i] != null && namesAndValues[i + 1] != null) {
				headers = headers.with(namesAndValues[i], namesAndValues[i + 1]);
			}
		}
		return headers;
	}

}
