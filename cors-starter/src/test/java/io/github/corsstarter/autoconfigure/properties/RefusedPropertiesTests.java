package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@StartsApplications
class RefusedPropertiesTests {

	private static final String SEVERAL = ";";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class));

	/** Several properties are separated by a semicolon. */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					any origin with credentials | allowed-origins=*;allow-credentials=true | allowedOrigins[0] | With 'allow-credentials' browsers reject '*'. List the origins, or remove 'allow-credentials'.
					any origin beside another   | allowed-origins=https://a.example,*      | allowedOrigins[1] | '*' admits every origin already. Remove it, or all the others.
					trailing slash              | allowed-origins=https://shop.example/    | allowedOrigins[0] | An origin has no trailing slash. Write 'https://shop.example'.
					path                        | allowed-origins=https://shop.example/a   | allowedOrigins[0] | An origin has no path. Write 'https://shop.example'.
					upper case                  | allowed-origins=https://Shop.example     | allowedOrigins[0] | Browsers send origins in lower case. Write 'https://shop.example'.
					default port                | allowed-origins=https://shop.example:443 | allowedOrigins[0] | Browsers leave the default port out. Write 'https://shop.example'.
					port out of range           | allowed-origins=https://shop.example:0   | allowedOrigins[0] | '0' is no port from 1 to 65535. Write an origin such as 'https://app.example.com'.
					user info                   | allowed-origins=https://me@shop.example  | allowedOrigins[0] | An origin has no user info. Write 'https://shop.example'.
					opaque origin               | allowed-origins=null                     | allowedOrigins[0] | 'null' is what any sandboxed page sends, anybody's. Serve the page from an origin of its own.
					no scheme                   | allowed-origins=shop.example             | allowedOrigins[0] | An origin begins with a scheme and '://'. Write 'https://shop.example'.
					second of the list          | allowed-origins=https://a.example,b      | allowedOrigins[1] | An origin begins with a scheme and '://'. Write 'https://b'.
					indexed element             | allowed-origins[0]=https://a.example,b   | allowedOrigins[0] | One entry is one origin. Write each origin as an entry of its own.
					pattern in the exact list   | allowed-origins=https://*.shop.example   | allowedOrigins[0] | This is a pattern, not an origin. Write it under 'allowed-origin-patterns'.
					exact in the pattern list   | allowed-origin-patterns=https://a.example | allowedOriginPatterns[0] | Nothing varies in this pattern. Write it under 'allowed-origins'.
					star in the middle          | allowed-origin-patterns=https://a.*.example | allowedOriginPatterns[0] | A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					bad label regex             | allowed-origin-patterns=https://{[a-}.shop.example | allowedOriginPatterns[0] | The label's regex is refused: '[
					bad regex                   | allowed-origin-regexes=https://(a.example | allowedOriginRegexes[0] | '(' at index 8 is not closed. Close it with ')', or escape it as '\\('.
					regex that looks behind     | allowed-origin-regexes=https://(?<=a)\\.example | allowedOriginRegexes[0] | '(?<=' at index 8 is refused: look-behind has no linear-time match. Remove it.
					lower-case method           | allowed-origins=*;allowed-methods=PUT,patch | allowedMethods[1] | Methods are case-sensitive. Write 'PATCH'.
					method that is no token     | allowed-origins=*;allowed-methods=PUT DELETE | allowedMethods[0] | This is no method (RFC 9110, section 5.6.2). Write each method, such as 'PUT', as one entry.
					forbidden method            | allowed-origins=*;allowed-methods=TRACE  | allowedMethods[0] | Browsers let no script send this method. Remove it.
					cookies as a header         | allowed-origins=*;allowed-headers=Cookie | allowedHeaders[0] | Browsers let no script set this header. Remove it.
					header of the browser's own | allowed-origins=*;allowed-headers=sec-fetch-mode | allowedHeaders[0] | Browsers let no script set this header. Remove it.
					response header as request  | allowed-origins=*;allowed-headers=Access-Control-Allow-Origin | allowedHeaders[0] | The server sends this header and the browser its own; a script sends neither. Remove it.
					header that is no token     | allowed-origins=*;allowed-headers=X Trace | allowedHeaders[0] | This is no header name (RFC 9110, section 5.6.2). Write each name, such as 'X-Total-Count', as one entry.
					exposed cookies             | allowed-origins=*;exposed-headers=ETag,Set-Cookie | exposedHeaders[1] | Browsers let no script read this header. Remove it.
					all exposed, credentials    | allowed-origins=https://a.example;exposed-headers=*;allow-credentials=true | exposedHeaders[0] | With 'allow-credentials' browsers take '*' for a header of that name. List the headers, or remove 'allow-credentials'.
					longer than a day           | allowed-origins=*;max-age=25h            | maxAge | A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching.
					negative age                | allowed-origins=*;max-age=-1             | maxAge | A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching.
					fraction of a second        | allowed-origins=*;max-age=1500ms         | maxAge | Browsers count whole seconds. Write a number of seconds such as '600'.
					unresolved in an origin     | allowed-origins=https://${tenant}.example | allowedOrigins[0] | This placeholder was not resolved. Define the property that it names.
					unresolved in a pattern     | allowed-origin-patterns=https://*.${tenant} | allowedOriginPatterns[0] | This placeholder was not resolved. Define the property that it names.
					unresolved in a regex       | allowed-origin-regexes=https://${tenant} | allowedOriginRegexes[0] | This placeholder was not resolved. Define the property that it names.
					unresolved in a header      | allowed-origins=*;allowed-headers=${trace} | allowedHeaders[0] | This placeholder was not resolved. Define the property that it names.
					path without a slash        | allowed-origins=*;paths=api/**           | paths[0] | A path begins with '/'. Write '/api/**'.
					no path                     | allowed-origins=*;paths=                 | paths | A policy without a path governs nothing. Write '/**' for all paths.
					bad path pattern            | allowed-origins=*;paths=/x,/a/**/b{      | paths[1] | This is no path pattern:
					empty origins               | allowed-origins=                         | allowedOrigins | A policy that names no origin lets nobody in. Write at least one such as 'https://app.example.com', or remove the policy.
					named policy, no origin     | policies.api.paths=/api/**               | policies[api].allowedOrigins | A policy that names no origin lets nobody in. Write at least one such as 'https://app.example.com', or remove the policy.
					mistake in a named policy   | policies.api.allowed-origins=https://Shop.example | policies[api].allowedOrigins[0] | Browsers send origins in lower case. Write 'https://shop.example'.
					mistake in a dashed name    | policies.my-api.allowed-origins=*;policies.my-api.allowed-methods=put | policies[my-api].allowedMethods[0] | Methods are case-sensitive. Write 'PUT'.
					same origin, same path      | policies.a.allowed-origins=https://x.example;policies.b.allowed-origins=https://y.example,https://x.example | policies[b].allowedOrigins[1] | The policy 'a' has this entry for the path '/**' too. Remove it from one of them, or give them different paths.
					same origin, same paths     | policies.a.paths=/u/{id};policies.a.allowed-origins=https://x.example;policies.b.paths=/u/{name};policies.b.allowed-origins=https://x.example | policies[b].allowedOrigins[0] | The policy 'a' has this entry for the path '/u/{id}' too, which is the same as '/u/{name}'. Remove it from one of them, or give them different paths.
					all inherited               | allowed-origins=https://x.example;policies.api.max-age=60 | policies[api] | This policy has both the origins and the paths of the policy 'default'. Write 'paths' or origins of its own.
					same pattern, same path     | policies.a.allowed-origin-patterns=https://*.x.example;policies.b.allowed-origin-patterns=https://*.x.example | policies[b].allowedOriginPatterns[0] | The policy 'a' has this entry for the path '/**' too. Remove it from one of them, or give them different paths.
					default named, and defined  | allowed-origins=*;policies.default.paths=/x | policies[default] | The keys directly under 'cors' are the policy 'default' already. Write another name.
					default age is mistaken     | max-age=25h;policies.a.allowed-origins=*;policies.a.paths=/a;policies.b.allowed-origins=*;policies.b.paths=/b | maxAge | A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching.
					default origin is mistaken  | allowed-origins=null;policies.a.paths=/a;policies.b.paths=/b | allowedOrigins[0] | 'null' is what any sandboxed page sends, anybody's. Serve the page from an origin of its own.
					default star, credentials   | allowed-origins=*;policies.a.paths=/a;policies.a.allow-credentials=true | allowedOrigins[0] | With 'allow-credentials' browsers reject '*'. List the origins, or remove 'allow-credentials'.
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
			.containsExactly("allowedOrigins[0]", "allowedOrigins[1]", "allowedMethods[0]", "maxAge",
					"policies[shop].allowedHeaders[0]");
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

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void reportSaysWhereWhatAndWhy(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> application
			.run("--cors.policies.shop.allowed-origins=https://shop.example/", "--cors.policies.shop.max-age=2d"));
		assertThat(output.getAll().lines().map(String::strip)).containsSubsequence("APPLICATION FAILED TO START",
				"Property: cors.policies.shop.allowed-origins[0]", "Value: \"https://shop.example/\"",
				"Reason: An origin has no trailing slash. Write 'https://shop.example'.",
				"Property: cors.policies.shop.max-age",
				"Reason: A preflight may be cached for at most 24h. Write '24h' or less; '0' disables caching.");
	}

	/** What the start-up failure says, each as {@code field: message}. */
	private List<String> problems(String... properties) {
		List<String> problems = new ArrayList<>();
		this.runner.withPropertyValues(prefixed(properties)).run((context) -> {
			for (Throwable ex = context.getStartupFailure(); ex != null; ex = ex.getCause()) {
				if (ex instanceof BindValidationException invalid) {
					invalid.getValidationErrors().forEach((error) -> problems.add(describe(error)));
				}
			}
		});
		return problems;
	}

	private static String describe(ObjectError error) {
		return ((FieldError) error).getField() + ": " + error.getDefaultMessage();
	}

	private static String[] prefixed(String... properties) {
		String[] prefixed = new String[properties.length];
		for (int i = 0; i < properties.length; i++) {
			prefixed[i] = "cors." + properties[i];
		}
		return prefixed;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(CorsProperties.class)
	static class Application {

	}

}
