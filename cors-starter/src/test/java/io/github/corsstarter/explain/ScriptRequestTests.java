package io.github.corsstarter.explain;

import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser sends first for a script's request.
 */
@PlainJava
class ScriptRequestTests {

	private static final String APP = "https://app.example.com";

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					a safelisted method needs no permission       | GET     | ""                         | GET     |         |
					a safelisted method in lower case             | post    | ""                         | POST    |         |
					another method does                           | PUT     | ""                         | OPTIONS | PUT     |
					a method that browsers put in upper case      | delete  | ""                         | OPTIONS | DELETE  |
					a method that they do not                     | patch   | ""                         | OPTIONS | patch   |
					OPTIONS by a script                           | OPTIONS | ""                         | OPTIONS | OPTIONS |
					a header needs permission                     | GET     | X-Trace                    | OPTIONS | GET     | x-trace
					headers are sorted and named once             | GET     | "X-B, x-a,,X-B"            | OPTIONS | GET     | x-a,x-b
					a safelisted header needs no permission       | GET     | "Accept, Accept-Language"  | GET     |         |
					a header that scripts cannot set is not asked | GET     | "Cookie, Sec-Fetch-Mode"   | GET     |         |
					of several only those that need it            | GET     | "Accept, X-Trace, Cookie"  | OPTIONS | GET     | x-trace
					no method at all                              | ""      | ""                         | OPTIONS | ""      |
					""")
	void browserAsksForLeaveWhereItMust(String description, String method, String headers, String sent,
			String requestedMethod, String requestedHeaders) {
		ScriptRequest request = ScriptRequest.of(APP, "/x", method, headers, CredentialsMode.OMIT);
		assertThat(request.method()).isEqualTo(sent);
		assertThat(request.origin()).isEqualTo(APP);
		assertThat(request.header("access-control-request-method")).isEqualTo(requestedMethod);
		assertThat(request.header("access-control-request-headers")).isEqualTo(requestedHeaders);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			as it is             | /api/x     | /api/x
			without the query    | /api/x?y=1 | /api/x
			without the fragment | /api/x#y   | /api/x
			with a slash         | api/x      | /api/x
			nothing              | ""         | /
			""")
	void pathIsAsAServerSeesIt(String description, String path, String expected) {
		assertThat(ScriptRequest.of(APP, path, "GET", "", CredentialsMode.OMIT).path()).isEqualTo(expected);
	}

	@Test
	void serverIsNotKnownSoThatNoOriginIsItsOwn() {
		ScriptRequest request = ScriptRequest.of(APP, "/x", "GET", "", CredentialsMode.OMIT);
		assertThat(request.scheme()).isEmpty();
		assertThat(request.host()).isEmpty();
		assertThat(request.port()).isEqualTo(-1);
	}

	@Test
	void headersThatAreNotAskedForAreRemarkedOn() {
		ScriptRequest request = ScriptRequest.of(APP, "/x", "GET", "Accept,Cookie,X-Trace", CredentialsMode.OMIT);
		assertThat(request.remarks()).containsExactly("Header 'cookie' is set by the browser: scripts cannot set it.");
	}

	@Test
	void methodThatNoScriptMayUseIsRemarkedOn() {
		assertThat(ScriptRequest.of(APP, "/x", "TRACE", "", CredentialsMode.OMIT).remarks())
			.containsExactly("Browsers let no script use the method 'TRACE'.");
	}

}
