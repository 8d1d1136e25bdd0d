package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@StartsApplications
class RefusedPropertiesTests {

	private static final String SEVERAL = ";";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class));

	/** Several properties are separated by a semicolon. */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					any origin with credentials | allowed-origins=*;allow-credentials=true | cors.allowed-origins[0] | With 'allow-credentials' browsers reject '*'. List the origins, or remove 'allow-credentials'.
					any origin beside another   | allowed-origins=https://a.example,*      | cors.allowed-origins[1] | '*' allows every origin already. Remove it, or all the others.
					trailing slash              | allowed-origins=https://shop.example/    | cors.allowed-origins[0] | An origin has no trailing slash. Write 'https://shop.example'.
					path                        | allowed-origins=https://shop.example/a   | cors.allowed-origins[0] | An origin has no path. Write 'https://shop.example'.
					upper case                  | allowed-origins=https://Shop.example     | cors.allowed-origins[0] | Browsers send origins in lower case. Write 'https://shop.example'.
					default port                | allowed-origins=https://shop.example:443 | cors.allowed-origins[0] | Browsers leave the default port out. Write 'https://shop.example'.
					port out of range           | allowed-origins=https://shop.example:0   | cors.allowed-origins[0] | '0' is not a port from 1 to 65535. Write an origin such as 'https://app.example.com'.
					user info                   | allowed-origins=https://me@shop.example  | cors.allowed-origins[0] | An origin has no user info. Write 'https://shop.example'.
					opaque origin               | allowed-origins=null                     | cors.allowed-origins[0] | Any sandboxed page sends 'null', no matter whose it is. Serve the page from an origin of its own.
					no scheme                   | allowed-origins=shop.example             | cors.allowed-origins[0] | An origin begins with a scheme and '://'. Write 'https://shop.example'.
					second of the list          | allowed-origins=https://a.example,b      | cors.allowed-origins[1] | An origin begins with a scheme and '://'. Write 'https://b'.
					indexed element             | allowed-origins[0]=https://a.example,b   | cors.allowed-origins[0] | One entry is one origin. Write each origin as an entry of its own.
					pattern in the exact list   | allowed-origins=https://*.shop.example   | cors.allowed-origins[0] | This is a pattern, not an origin. Write it under 'allowed-origin-patterns'.
					star in the middle          | allowed-origin-patterns=https://a.*.example | cors.allowed-origin-patterns[0] | A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					bad label regex             | allowed-origin-patterns=https://{[a-}.shop.example | cors.allowed-origin-patterns[0] | The label's regex is refused: '[
					bad regex                   | allowed-origin-regexes=https://(a.example | cors.allowed-origin-regexes[0] | '(' at index 8 is not closed. Close it with ')', or escape it as '\\('.
					regex that looks behind     | allowed-origin-regexes=https://(?<=a)\\.example | cors.allowed-origin-regexes[0] | '(?<=' at index 8 is refused: look-behind has no linear-time match. Remove it.
					lower-case method           | allowed-origins=*;allowed-methods=PUT,patch | cors.allowed-methods[1] | Methods are case-sensitive. Write 'PATCH'.
					method that is not a token  | allowed-origins=*;allowed-methods=PUT DELETE | cors.allowed-methods[0] | This is not a valid method (RFC 9110, section 5.6.2). Write each method, such as 'PUT', as one entry.
					forbidden method            | allowed-origins=*;allowed-methods=TRACE  | cors.allowed-methods[0] | Browsers do not let scripts send this method. Remove it.
					cookies as a header         | allowed-origins=*;allowed-headers=Cookie | cors.allowed-headers[0] | Browsers do not let scripts set this header. Remove it.
					header of the browser's own | allowed-origins=*;allowed-headers=sec-fetch-mode | cors.allowed-headers[0] | Browsers do not let scripts set this header. Remove it.
					response header as request  | allowed-origins=*;allowed-headers=Access-Control-Allow-Origin | cors.allowed-headers[0] | This header belongs to the CORS protocol itself; scripts never send it. Remove it.
					header that is not a token  | allowed-origins=*;allowed-headers=X Trace | cors.allowed-headers[0] | This is not a valid header name (RFC 9110, section 5.6.2). Write each name, such as 'X-Total-Count', as one entry.
					exposed cookies             | allowed-origins=*;exposed-headers=ETag,Set-Cookie | cors.exposed-headers[1] | Browsers do not let scripts read this header. Remove it.
					all exposed, credentials    | allowed-origins=https://a.example;exposed-headers=*;allow-credentials=true | cors.exposed-headers[0] | With 'allow-credentials' browsers take '*' for a header of that name. List the headers, or remove 'allow-credentials'.
					longer than a day           | allowed-origins=*;max-age=25h            | cors.max-age | A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching.
					negative age                | allowed-origins=*;max-age=-1             | cors.max-age | '0' disables caching, and nothing lasts shorter. Write '0', or a time such as '30m'.
					fraction of a second        | allowed-origins=*;max-age=1500ms         | cors.max-age | Browsers count whole seconds. Write a number of seconds such as '600'.
					unresolved in an origin     | allowed-origins=https://${tenant}.example | cors.allowed-origins[0] | This placeholder was not resolved. Define the property that it names.
					unresolved in a pattern     | allowed-origin-patterns=https://*.${tenant} | cors.allowed-origin-patterns[0] | This placeholder was not resolved. Define the property that it names.
					unresolved in a regex       | allowed-origin-regexes=https://${tenant} | cors.allowed-origin-regexes[0] | This placeholder was not resolved. Define the property that it names.
					unresolved in a header      | allowed-origins=*;allowed-headers=${trace} | cors.allowed-headers[0] | This placeholder was not resolved. Define the property that it names.
					path without a slash        | allowed-origins=*;paths=api/**           | cors.paths[0] | A path begins with '/'. Write '/api/**'.
					no path                     | allowed-origins=*;paths=                 | cors.paths | A policy without a path governs nothing. Write '/**' for all paths.
					bad path pattern            | allowed-origins=*;paths=/x,/a/**/b{      | cors.paths[1] | This is not a valid path pattern:
					named policy, no origin     | policies.api.paths=/api/**               | cors.policies.api.allowed-origins | A policy that names no origin allows nobody. Write at least one such as 'https://app.example.com', or remove the policy.
					mistake in a named policy   | policies.api.allowed-origins=https://Shop.example | cors.policies.api.allowed-origins[0] | Browsers send origins in lower case. Write 'https://shop.example'.
					mistake in a dashed name    | policies.my-api.allowed-origins=*;policies.my-api.allowed-methods=put | cors.policies.my-api.allowed-methods[0] | Methods are case-sensitive. Write 'PUT'.
					same origin, same path      | policies.a.allowed-origins=https://x.example;policies.b.allowed-origins=https://y.example,https://x.example | cors.policies.b.allowed-origins[1] | The policy 'a' has this entry for the path '/**' too. Remove it from one of them, or give them different paths.
					same origin, same paths     | policies.a.paths=/u/{id};policies.a.allowed-origins=https://x.example;policies.b.paths=/u/{name};policies.b.allowed-origins=https://x.example | cors.policies.b.allowed-origins[0] | The policy 'a' has this entry for the path '/u/{id}' too, which is the same as '/u/{name}'. Remove it from one of them, or give them different paths.
					all inherited               | allowed-origins=https://x.example;policies.api.max-age=60 | cors.policies.api | This policy has both the origins and the paths of the policy 'default'. Write 'paths' or origins of its own.
					same pattern, same path     | policies.a.allowed-origin-patterns=https://*.x.example;policies.b.allowed-origin-patterns=https://*.x.example | cors.policies.b.allowed-origin-patterns[0] | The policy 'a' has this entry for the path '/**' too. Remove it from one of them, or give them different paths.
					default named, and defined  | allowed-origins=*;policies.default.paths=/x | cors.policies.default | The keys directly under 'cors' are the policy 'default' already. Write another name.
					default age is mistaken     | max-age=25h;policies.a.allowed-origins=*;policies.a.paths=/a;policies.b.allowed-origins=*;policies.b.paths=/b | cors.max-age | A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching.
					default origin is mistaken  | allowed-origins=null;policies.a.paths=/a;policies.b.paths=/b | cors.allowed-origins[0] | Any sandboxed page sends 'null', no matter whose it is. Serve the page from an origin of its own.
					default star, credentials   | allowed-origins=*;policies.a.paths=/a;policies.a.allow-credentials=true | cors.allowed-origins[0] | With 'allow-credentials' browsers reject '*'. List the origins, or remove 'allow-credentials'.
					""")
	void mistakeIsReportedOnceWhereItIs(String description, String properties, String field, String message) {
		List<String> problems = problems(properties.split(SEVERAL));
		assertThat(problems).singleElement().asString().startsWith(field + ": " + message).matches("(?s).*: .+\\.");
	}

	@Test
	void allMistakesAreReportedTogether() {
		assertThat(problems("allowed-origins=https://A.example,null", "allowed-methods=get", "max-age=-1",
				"policies.shop.allowed-origins=*", "policies.shop.max-age=1d", "policies.shop.allowed-headers=Cookie"))
			.extracting((problem) -> problem.substring(0, problem.indexOf(':')))
			.containsExactly("cors.allowed-origins[0]", "cors.allowed-origins[1]", "cors.allowed-methods[0]",
					"cors.max-age", "cors.policies.shop.allowed-headers[0]");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			at the top level   | cors.allowed-orgins=https://a.example
			in a named policy  | cors.policies.a.allowed-orgins=https://a.example
			camel case typo    | cors.maxage2=7
			""")
	void unknownKeyFailsTheStartUp(String description, String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(UnboundConfigurationPropertiesException.class)
				.hasMessageContaining(property.substring(0, property.indexOf('='))));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					any origin without credentials   | allowed-origins=*;allow-credentials=false
					custom scheme                    | allowed-origins=capacitor://localhost
					same origin, different paths     | policies.a.allowed-origins=*;policies.a.paths=/a;policies.b.allowed-origins=*;policies.b.paths=/b
					same origin twice in one policy  | allowed-origins=https://a.example,https://a.example
					the same path twice              | allowed-origins=https://a.example;paths=/a,/a
					exact in one, pattern in another | policies.a.allowed-origins=https://a.x.example;policies.b.allowed-origin-patterns=https://*.x.example
					a policy named default           | policies.default.allowed-origins=*
					a method of one's own            | allowed-origins=*;allowed-methods=PURGE,purge
					any method beside others         | allowed-origins=*;allowed-methods=PUT,*
					placeholder that is defined      | allowed-origins=https://${tenant:a}.example
					""")
	void otherPropertiesAreNotRefused(String description, String properties) {
		this.runner.withPropertyValues(prefixed(properties.split(SEVERAL)))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	/** What the start-up failure says, each as {@code key: message}. */
	private List<String> problems(String... properties) {
		List<String> problems = new ArrayList<>();
		this.runner.withPropertyValues(prefixed(properties)).run((context) -> {
			for (Throwable ex = context.getStartupFailure(); ex != null; ex = ex.getCause()) {
				if (ex instanceof RefusedPropertiesException refused) {
					refused.problems()
						.forEach((problem) -> problems.add(problem.key() + ": " + problem.problem().message()));
				}
			}
		});
		return problems;
	}

	private static String[] prefixed(String... properties) {
		String[] prefixed = new String[properties.length];
		for (int i = 0; i < properties.length; i++) {
			prefixed[i] = "cors." + properties[i];
		}
		return prefixed;
	}

}
