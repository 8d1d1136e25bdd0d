package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.tags.StartsApplications;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.validation.FieldError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Configurations that must not start: each has one mistake, which is reported once, where
 * it is, with a reason that tells.
 */
@StartsApplications
class RefusedConfigurationsTests {

	private static final String APP = "allowed-origins=https://app.example.com";

	private static final String CREDENTIALS = "allow-credentials=true";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class));

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "origins", "everyOrigin", "patterns", "labels", "regexSyntax", "regexConstructs", "regexSizes",
			"methods", "requestHeaders", "responseHeaders", "maxAges", "paths", "policies", "placeholders",
			"examplesOfOthers" })
	void mistakeIsReportedWhereItIs(String sentence, String field, String reason, String... properties) {
		List<FieldError> errors = new ArrayList<>();
		start(properties, (failure) -> errors.addAll(fieldErrors(failure)));
		assertThat(errors).singleElement().satisfies((error) -> {
			assertThat(error.getField()).isEqualTo(field);
			assertThat(error.getDefaultMessage()).contains(reason).endsWith(".");
		});
	}

	@Test
	void corpusIsLarge() {
		List<String> configurations = Stream
			.of(origins(), everyOrigin(), patterns(), labels(), regexSyntax(), regexConstructs(), regexSizes(),
					methods(), requestHeaders(), responseHeaders(), maxAges(), paths(), policies(), placeholders(),
					examplesOfOthers())
			.flatMap((group) -> group)
			.map((row) -> String.join(" ", (String[]) row.get()[3]))
			.toList();
		assertThat(configurations).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(80);
	}

	static Stream<Arguments> origins() {
		return Stream.of(
				origin("a trailing slash", "https://a.example/", "no trailing slash. Write 'https://a.example'."),
				origin("a path", "https://a.example/shop", "An origin has no path. Write 'https://a.example'."),
				origin("a query", "https://a.example?x=1", "An origin has no query. Write 'https://a.example'."),
				origin("a fragment", "https://a.example#top", "An origin has no fragment. Write 'https://a.example'."),
				origin("a user", "https://me@a.example", "An origin has no user info. Write 'https://a.example'."),
				origin("a user and a password", "https://me:pass@a.example",
						"no user info. Write 'https://a.example'."),
				origin("an upper-case host", "https://A.example", "in lower case. Write 'https://a.example'."),
				origin("an upper-case scheme", "HTTPS://a.example", "in lower case. Write 'https://a.example'."),
				origin("an international host", "https://b\u00fccher.example",
						"in Punycode. Write 'https://xn--bcher-kva.example'."),
				origin("https's default port", "https://a.example:443",
						"Browsers leave the default port out. Write 'https://a.example'."),
				origin("http's default port", "http://a.example:80",
						"Browsers leave the default port out. Write 'http://a.example'."),
				origin("port 0", "https://a.example:0", "'0' is no port from 1 to 65535."),
				origin("a port too high", "https://a.example:65536", "'65536' is no port from 1 to 65535."),
				origin("a port with a leading zero", "https://a.example:08443", "'08443' is no port from 1 to 65535."),
				origin("an empty port", "https://a.example:", "'' is no port from 1 to 65535."),
				origin("a port of letters", "https://a.example:http", "'http' is no port from 1 to 65535."),
				origin("an empty entry", "", "An origin is not blank."), origin("a blank entry", "  ", "not blank."),
				origin("two in one entry", "https://a.example, https://b.example",
						"Write each origin as an entry of its own."),
				origin("two in one entry, apart by a space", "https://a.example https://b.example",
						"One entry is one origin."),
				origin("a space in front", " https://a.example", "no spaces around it. Write 'https://a.example'."),
				origin("a line feed behind", "https://a.example\n", "no spaces around it. Write 'https://a.example'."),
				origin("no scheme", "a.example", "begins with a scheme and '://'. Write 'https://a.example'."),
				origin("no scheme but a port", "localhost:3000", "Write 'https://localhost:3000'."),
				origin("no scheme but slashes", "//a.example", "begins with a scheme and '://'."),
				origin("one slash", "https:/a.example", "begins with a scheme and '://'."),
				origin("backslashes", "https:\\\\a.example", "begins with a scheme and '://'."),
				origin("a scheme that begins with a digit", "1http://a.example", "'1http' is no scheme."),
				origin("no host", "https://", "'' is no host"),
				origin("an empty label", "https://a..example", "'a..example' is no host"),
				origin("a trailing dot", "https://a.example.", "'a.example.' is no host"),
				origin("a label too long", "https://" + "a".repeat(64) + ".example", "is no host"),
				origin("a host too long", "https://" + "a.".repeat(126) + "example", "is no host"),
				origin("an encoded host", "https://a%2eexample", "'a%2eexample' is no host"),
				origin("an IPv4 address in short", "https://127.1", "'127.1' is no host"),
				origin("an IPv4 address in octal", "https://0177.0.0.1", "'0177.0.0.1' is no host"),
				origin("an IPv4 address in hexadecimal", "https://0x7f000001", "'0x7f000001' is no host"),
				origin("an IPv4 number too high", "https://10.0.0.256", "'10.0.0.256' is no host"),
				origin("an IPv6 address written out with leading zeros", "https://[2001:0db8:0:0:0:0:0:1]",
						"is no host"),
				origin("an IPv6 address without brackets", "https://2001:db8::1", "is no port from 1 to 65535."),
				origin("an IPv6 address with a zone", "https://[fe80::1%25eth0]", "is no host"),
				origin("an IPv6 address compressed twice", "https://[1::2::3]", "is no host"),
				origin("an opaque origin", "null", "'null' is what any sandboxed page sends, anybody's."),
				origin("a file", "file:///index.html", "Pages from files send 'null', not an origin."),
				origin("a wildcard host", "https://*.example.com", "Write it under 'allowed-origin-patterns'."),
				origin("a label in braces", "https://{[a-z]+}.example.com",
						"Write it under 'allowed-origin-patterns'."),
				origin("a port list", "https://a.example:[80,443]", "Write it under 'allowed-origin-patterns'."),
				row("the second of a list", "allowedOrigins[1]", "no trailing slash",
						"allowed-origins=https://a.example,https://b.example/"),
				row("a comma at the end of a list", "allowedOrigins[1]", "not blank",
						"allowed-origins=https://a.example,"));
	}

	private static Arguments origin(String sentence, String origin, String reason) {
		return row("origin: " + sentence, "allowedOrigins[0]", reason, "allowed-origins[0]=" + origin);
	}

	static Stream<Arguments> everyOrigin() {
		return Stream.of(
				row("every origin with credentials", "allowedOrigins[0]",
						"With 'allow-credentials' browsers reject '*'.", "allowed-origins=*", CREDENTIALS),
				row("every origin of a policy that inherits credentials", "policies[api].allowedOrigins[0]",
						"With 'allow-credentials' browsers reject '*'.", CREDENTIALS, "policies.api.allowed-origins=*"),
				row("every origin and another", "allowedOrigins[0]", "'*' admits every origin already.",
						"allowed-origins=*,https://a.example"),
				row("every origin behind another", "allowedOrigins[1]", "'*' admits every origin already.",
						"allowed-origins=https://a.example,*"),
				row("every origin and a pattern", "allowedOrigins[0]", "'*' admits every origin already.",
						"allowed-origins=*", "allowed-origin-patterns=https://*.example.com"),
				row("every origin and a regex", "allowedOrigins[0]", "'*' admits every origin already.",
						"allowed-origins=*", "allowed-origin-regexes=https://a\\.example"),
				row("every origin twice", "allowedOrigins[0]", "'*' admits every origin already.",
						"allowed-origins=*,*"));
	}

	static Stream<Arguments> patterns() {
		return Stream.of(pattern("every origin", "*", "begins with a scheme in lower case"),
				pattern("every origin of a scheme", "https://*", "A '*' may stand for labels only as '*.' in front"),
				pattern("no dot behind the wildcard", "https://*example.com",
						"A '*' may stand for labels only as '*.'"),
				pattern("a wildcard for a top-level domain", "https://example.*", "A '*' may stand for labels only"),
				pattern("a wildcard in the middle", "https://a.*.example.com", "A '*' may stand for labels only"),
				pattern("a wildcard within a label", "https://ex*le.com", "A '*' may stand for labels only"),
				pattern("two wildcards", "https://*.*.example.com", "A '*' may stand for labels only"),
				pattern("a wildcard for any number of labels", "https://**.example.com",
						"A '*' may stand for labels only"),
				pattern("a wildcard in the scheme", "http*://a.example.com", "begins with a scheme in lower case"),
				pattern("a wildcard for a port, without brackets", "https://a.example.com:*",
						"'*' is no port from 1 to 65535. Write a port, a list such as '[8080,8081]', or '[*]' for any."),
				pattern("no scheme", "*.example.com", "begins with a scheme in lower case"),
				pattern("an upper-case scheme", "HTTPS://*.example.com", "begins with a scheme in lower case"),
				pattern("an upper-case host", "https://*.Example.com", "'Example.com' is no host in lower-case ASCII."),
				pattern("an international host", "https://*.b\u00fccher.example", "is no host in lower-case ASCII."),
				pattern("a path", "https://*.example.com/shop", "'example.com/shop' is no host"),
				pattern("a trailing slash", "https://*.example.com/", "'example.com/' is no host"),
				pattern("a trailing dot", "https://*.example.com.", "'example.com.' is no host"),
				pattern("a user", "https://me@*.example.com", "A '*' may stand for labels only"),
				pattern("a space in front", " https://*.example.com", "begins with a scheme in lower case"),
				pattern("a space behind", "https://*.example.com ", "'example.com ' is no host"),
				pattern("an empty entry", "", "begins with a scheme in lower case"),
				pattern("an exact origin", "https://a.example.com", "Nothing varies in this pattern."),
				pattern("an exact origin with a port", "https://a.example.com:8443",
						"Write it under 'allowed-origins'."),
				pattern("an exact IPv6 origin", "https://[::1]", "Nothing varies in this pattern."),
				pattern("a wildcard in front of an IPv4 address", "https://*.0.0.1", "'0.0.1' is no host"),
				pattern("a wildcard in front of a whole IPv4 address", "https://*.10.0.0.1",
						"An IP address has no subdomains."),
				pattern("a wildcard in front of an IPv6 address", "https://*.[::1]",
						"An IP address has no subdomains."),
				pattern("the default port", "https://*.example.com:443",
						"Browsers leave the default port out. Remove ':443'."),
				pattern("port 0", "https://*.example.com:0", "'0' is no port from 1 to 65535."),
				pattern("an empty port", "https://*.example.com:", "'' is no port from 1 to 65535."),
				pattern("a port list with letters", "https://*.example.com:[8080,x]", "'[8080,x]' is no port"),
				pattern("an empty port list", "https://*.example.com:[]", "'[]' is no port"),
				pattern("a port list with a comma at its end", "https://*.example.com:[8080,]", "'[8080,]' is no port"),
				pattern("a port list that is not closed", "https://*.example.com:[8080", "'[8080' is no port"),
				pattern("a port range", "https://*.example.com:[8080-8090]", "'[8080-8090]' is no port"),
				pattern("a port too high in a list", "https://*.example.com:[8080,65536]",
						"'[8080,65536]' is no port"));
	}

	private static Arguments pattern(String sentence, String pattern, String reason) {
		return row("pattern: " + sentence, "allowedOriginPatterns[0]", reason, "allowed-origin-patterns[0]=" + pattern);
	}

	static Stream<Arguments> labels() {
		return Stream.of(
				pattern("braces that are not closed", "https://{[a-z]+.example.com",
						"A label in braces is followed by a dot"),
				pattern("braces without a domain", "https://{[a-z]+}", "A label in braces is followed by a dot"),
				pattern("braces without a dot behind", "https://{[a-z]+}example.com",
						"A label in braces is followed by a dot"),
				pattern("braces within a label", "https://a{[a-z]+}.example.com", "is no host in lower-case ASCII."),
				pattern("braces in the middle", "https://a.{[a-z]+}.example.com", "is no host in lower-case ASCII."),
				pattern("braces in front of an address", "https://{[a-z]+}.10.0.0.1",
						"An IP address has no subdomains."),
				pattern("braces and a wildcard", "https://{[a-z]+}.*.example.com", "A '*' may stand for labels only"),
				pattern("braces for a port", "https://a.example.com:{[0-9]+}", "is no port from 1 to 65535."),
				pattern("look-ahead in braces", "https://{(?!admin)[a-z]+}.example.com",
						"The label's regex is refused: '(?!' at index 0 is refused: look-ahead"),
				pattern("a syntax error in braces", "https://{[a-z}.example.com",
						"The label's regex is refused: '[' at index 0"),
				pattern("flags in braces", "https://{(?i)[a-z]+}.example.com", "flags are not supported"));
	}

	static Stream<Arguments> regexSyntax() {
		return Stream.of(regex("a group that is not closed", "https://(a|b\\.example", "'(' at index 8 is not closed."),
				regex("a group that is not opened", "https://a)\\.example",
						"')' at index 9 is refused: no group is open."),
				regex("a class that is not closed", "https://[a-z\\.example", "'[' at index 8 is not closed."),
				regex("an empty class", "https://[]\\.example", "a class is not empty"),
				regex("a range in the wrong order", "https://[z-a]\\.example",
						"'z-a' at index 9 is refused: this is no range"),
				regex("a range from a class", "https://[a-\\d]\\.example", "this is no range of characters"),
				regex("nothing to repeat", "*.example.com", "'*' at index 0 is refused: there is nothing to repeat."),
				regex("nothing to repeat in a group", "https://(+)\\.example", "there is nothing to repeat"),
				regex("a quantifier behind a quantifier", "https://a**\\.example", "a quantifier follows a quantifier"),
				regex("a quantifier without a number", "https://a{}\\.example", "it is no quantifier such as '{2}'"),
				regex("a quantifier without a minimum", "https://a{,3}\\.example", "it is no quantifier such as '{2}'"),
				regex("a quantifier that is not closed", "https://a{2\\.example", "it is no quantifier such as '{2}'"),
				regex("bounds in the wrong order", "https://a{3,2}\\.example", "the bounds are in the wrong order"),
				regex("a backslash at the end", "https://a\\.example\\", "nothing follows the backslash"),
				regex("a group name with a hyphen", "https://(?<a-b>c)\\.example", "is not of letters and digits"),
				regex("a group name twice", "https://(?<a>b)(?<a>c)\\.example", "another group has this name"),
				regex("an anchor in the middle", "https://a$\\.example", "an anchor stands only at an end"),
				regex("an anchor in a group", "(^https://a\\.example)", "an anchor stands only at an end"));
	}

	static Stream<Arguments> regexConstructs() {
		return Stream.of(regex("look-ahead", "https://(?=a).*\\.example", "'(?=' at index 8 is refused: look-ahead"),
				regex("negative look-ahead", "https://(?!a).*\\.example", "'(?!' at index 8 is refused: look-ahead"),
				regex("look-behind", "https://.*(?<=a)\\.example", "'(?<=' at index 10 is refused: look-behind"),
				regex("negative look-behind", "https://.*(?<!a)\\.example",
						"'(?<!' at index 10 is refused: look-behind"),
				regex("a back-reference", "https://(a|b)\\1\\.example", "a back-reference has no linear-time match"),
				regex("a back-reference by name", "https://(?<x>a|b)\\k<x>\\.example",
						"a back-reference has no linear-time"),
				regex("an atomic group", "https://(?>a|b)\\.example", "an atomic group has no linear-time match"),
				regex("a possessive quantifier", "https://a*+\\.example", "'*+' at index 9 is refused: a possessive"),
				regex("a possessive counted quantifier", "https://a{2}+\\.example", "a possessive quantifier"),
				regex("a flag", "(?i)https://a\\.example", "flags are not supported"),
				regex("a flag of a group", "https://(?i:a)\\.example", "flags are not supported"),
				regex("a class of Unicode", "https://\\p{L}+\\.example", "classes of Unicode are not supported"),
				regex("a class of POSIX", "https://[[:alpha:]]+\\.example", "a class inside a class is not supported"),
				regex("a class inside a class", "https://[a-c[x-z]]\\.example",
						"a class inside a class is not supported"),
				regex("an intersection of classes", "https://[a-z&&[^x]]\\.example",
						"intersections of classes are not"),
				regex("a word boundary", "https://\\ba\\.example", "boundaries are not supported"),
				regex("the end of the input", "https://a\\.example\\z", "boundaries are not supported"),
				regex("quoting", "https://\\Qa.example\\E", "quoting is not supported"),
				regex("a hexadecimal escape", "https://a\\x2eexample", "this escape is not supported"),
				regex("an escaped letter", "https://\\a\\.example", "this escape is not supported"),
				regex("a character that no origin has", "https://b\u00fccher\\.example", "it is not ASCII"));
	}

	static Stream<Arguments> regexSizes() {
		return Stream.of(
				regex("a repetition too often", "https://a{1001}\\.example", "it repeats more than 1000 times"),
				regex("repetitions of repetitions", "https://(a{100}){100}\\.example",
						"an automaton of over 1000 states"),
				regex("an expression too long", "https://" + "a".repeat(1_000), "longer than 1000 characters"),
				regex("groups too deep", "(".repeat(51) + "a" + ")".repeat(51), "a group inside 50 others"),
				regex("an exponential automaton", "https://(a|b)*a(a|b){30}\\.example",
						"an automaton of over 2000 states"));
	}

	private static Arguments regex(String sentence, String regex, String reason) {
		return row("regex: " + sentence, "allowedOriginRegexes[0]", reason, "allowed-origin-regexes[0]=" + regex);
	}

	static Stream<Arguments> methods() {
		return Stream.of(method("lower case", "patch", "Methods are case-sensitive. Write 'PATCH'."),
				method("mixed case", "Delete", "Methods are case-sensitive. Write 'DELETE'."),
				method("a safelisted one in lower case", "get", "Write 'GET'."),
				method("a tunnel", "CONNECT", "Browsers let no script send this method."),
				method("a trace", "TRACE", "Browsers let no script send this method."),
				method("a trace in lower case", "track", "Browsers let no script send this method."),
				method("two in one entry", "PUT DELETE", "This is no method"), method("empty", "", "This is no method"),
				method("a comma within an entry", "PUT,DELETE", "This is no method"),
				method("a space behind", "PUT ", "This is no method"),
				method("not ASCII", "P\u00dcT", "This is no method"),
				method("a line of its own", "PUT\r\nX: y", "This is no method"));
	}

	private static Arguments method(String sentence, String method, String reason) {
		return row("method: " + sentence, "allowedMethods[0]", reason, APP, "allowed-methods[0]=" + method);
	}

	static Stream<Arguments> requestHeaders() {
		return Stream.of(requestHeader("a cookie", "Cookie", "Browsers let no script set this header."),
				requestHeader("a cookie in lower case", "cookie", "Browsers let no script set this header."),
				requestHeader("an origin", "Origin", "Browsers let no script set this header."),
				requestHeader("a host", "Host", "Browsers let no script set this header."),
				requestHeader("a length", "Content-Length", "Browsers let no script set this header."),
				requestHeader("a referrer", "Referer", "Browsers let no script set this header."),
				requestHeader("fetch metadata", "Sec-Fetch-Site", "Browsers let no script set this header."),
				requestHeader("a proxy's", "Proxy-Authorization", "Browsers let no script set this header."),
				requestHeader("the server's allowance", "Access-Control-Allow-Origin", "a script sends neither."),
				requestHeader("the browser's question", "Access-Control-Request-Method", "a script sends neither."),
				requestHeader("a value too", "X-One: 1", "This is no header name"),
				requestHeader("two in one entry", "X-One X-Two", "This is no header name"),
				requestHeader("empty", "", "This is no header name"),
				requestHeader("not ASCII", "X-\u00dcber", "no header name"),
				requestHeader("in brackets", "[X-One]", "This is no header name"),
				requestHeader("a line of its own", "X-One\r\nSet-Cookie: a=b", "This is no header name"));
	}

	private static Arguments requestHeader(String sentence, String name, String reason) {
		return row("request header: " + sentence, "allowedHeaders[0]", reason, APP, "allowed-headers[0]=" + name);
	}

	static Stream<Arguments> responseHeaders() {
		return Stream.of(responseHeader("a cookie", "Set-Cookie", "Browsers let no script read this header."),
				responseHeader("a cookie of old, in lower case", "set-cookie2",
						"Browsers let no script read this header."),
				responseHeader("a value too", "X-One=1", "This is no header name"),
				responseHeader("empty", "", "This is no header name"),
				responseHeader("two in one entry", "X-One;X-Two", "This is no header name"),
				row("response header: all, with credentials", "exposedHeaders[0]",
						"With 'allow-credentials' browsers take '*' for", APP, CREDENTIALS, "exposed-headers=*"),
				row("response header: all beside another, with credentials", "exposedHeaders[1]",
						"With 'allow-credentials' browsers take '*' for", APP, CREDENTIALS, "exposed-headers=ETag,*"),
				row("response header: all by default, with credentials", "exposedHeaders[0]",
						"With 'allow-credentials' browsers take '*' for", "exposed-headers=*", "policies.api." + APP,
						"policies.api." + CREDENTIALS));
	}

	private static Arguments responseHeader(String sentence, String name, String reason) {
		return row("response header: " + sentence, "exposedHeaders[0]", reason, APP, "exposed-headers[0]=" + name);
	}

	static Stream<Arguments> maxAges() {
		return Stream.of(maxAge("negative", "-1", "cached for at most 24h"),
				maxAge("a second over a day", "86401", "at most 24h"),
				maxAge("two days", "48h", "Write '24h' or less; '0' disables caching."),
				maxAge("a year", "365d", "cached for at most 24h"), maxAge("a negative hour", "-1h", "at most 24h"),
				maxAge("half a second", "500ms", "Browsers count whole seconds."),
				maxAge("a nanosecond more than a second", "1000000001ns", "Browsers count whole seconds."),
				row("max-age: of a policy", "policies[api].maxAge", "cached for at most 24h", "policies.api." + APP,
						"policies.api.max-age=25h"),
				row("max-age: inherited", "maxAge", "cached for at most 24h", "max-age=26h", "policies.api." + APP));
	}

	private static Arguments maxAge(String sentence, String value, String reason) {
		return row("max-age: " + sentence, "maxAge", reason, APP, "max-age=" + value);
	}

	static Stream<Arguments> paths() {
		return Stream.of(path("no slash in front", "api/**", "A path begins with '/'. Write '/api/**'."),
				path("a pattern without a slash", "**", "Write '/**'."), path("empty", "", "A path begins with '/'."),
				path("a URL", "https://a.example/api", "A path begins with '/'."),
				path("a space in front", " /api", "A path begins with '/'."),
				path("a variable that is not closed", "/users/{id", "This is no path pattern"),
				path("a variable that is not opened", "/users/id}", "This is no path pattern"),
				path("a variable that begins with a digit", "/users/{1}", "This is no path pattern"),
				path("a variable twice", "/{id}/{id}", "This is no path pattern"),
				path("a variable whose expression is none", "/users/{id:[}", "This is no path pattern"),
				path("something behind the rest", "/files/{*rest}/a", "This is no path pattern"),
				path("a wildcard for any number of segments in the middle", "/a/**/b", "This is no path pattern"),
				row("path: none at all", "paths", "A policy without a path governs nothing.", APP, "paths="),
				row("path: inherited by two policies", "paths[0]", "A path begins with '/'.", "paths=api",
						"policies.one." + APP, "policies.two.allowed-origins=https://two.example.com"),
				row("path: of a policy", "policies[api].paths[1]", "A path begins with '/'.", "policies.api." + APP,
						"policies.api.paths=/api,api/v2"));
	}

	private static Arguments path(String sentence, String path, String reason) {
		return row("path: " + sentence, "paths[0]", reason, APP, "paths[0]=" + path);
	}

	static Stream<Arguments> policies() {
		return Stream.of(
				row("policy: no origin", "policies[api].allowedOrigins",
						"A policy that names no origin lets nobody in.", "policies.api.paths=/api/**"),
				row("policy: an empty list of origins", "allowedOrigins", "names no origin", "allowed-origins="),
				row("policy: an empty list in place of the inherited one", "policies[api].allowedOrigins",
						"names no origin", APP, "policies.api.allowed-origins="),
				row("policy: an empty list of patterns in place of the inherited origins",
						"policies[api].allowedOrigins", "names no origin", APP,
						"policies.api.allowed-origin-patterns="),
				row("policy: named default beside the default", "policies[default]",
						"are the policy 'default' already.", APP, "policies.default.allowed-origins=https://b.example"),
				row("policy: the origin of another on the same path", "policies[two].allowedOrigins[0]",
						"The policy 'one' has this entry for the path '/**' too.", "policies.one." + APP,
						"policies.two." + APP),
				row("policy: the origin of another on one of its paths", "policies[two].allowedOrigins[1]",
						"The policy 'one' has this entry for the path '/b' too.", "policies.one." + APP,
						"policies.one.paths=/a,/b",
						"policies.two.allowed-origins=https://b.example,https://app.example.com",
						"policies.two.paths=/b,/c"),
				row("policy: the origin of the default", "policies[api].allowedOrigins[0]",
						"The policy 'default' has this entry for the path '/**' too.", APP, "policies.api." + APP),
				row("policy: the default's origin, inherited on the same path", "policies[api]",
						"This policy has both the origins and the paths of the policy 'default'.", APP,
						"policies.api.max-age=1h"),
				row("policy: every origin in two", "policies[two].allowedOrigins[0]", "The policy 'one' has this entry",
						"policies.one.allowed-origins=*", "policies.two.allowed-origins=*"),
				row("policy: the pattern of another", "policies[two].allowedOriginPatterns[0]",
						"The policy 'one' has this entry", "policies.one.allowed-origin-patterns=https://*.example.com",
						"policies.two.allowed-origin-patterns=https://*.example.com"),
				row("policy: the regex of another", "policies[two].allowedOriginRegexes[0]",
						"The policy 'one' has this entry",
						"policies.one.allowed-origin-regexes=https://[a-z]\\.example\\.com",
						"policies.two.allowed-origin-regexes=https://[a-z]\\.example\\.com"));
	}

	static Stream<Arguments> placeholders() {
		String reason = "This placeholder was not resolved. Define the property that it names.";
		return Stream.of(row("placeholder: an origin", "allowedOrigins[0]", reason, "allowed-origins=${app.origin}"),
				row("placeholder: a part of an origin", "allowedOrigins[0]", reason,
						"allowed-origins=https://${app.tenant}.example.com"),
				row("placeholder: a port", "allowedOrigins[0]", reason, "allowed-origins=http://localhost:${app.port}"),
				row("placeholder: a pattern", "allowedOriginPatterns[0]", reason,
						"allowed-origin-patterns=https://*.${app.domain}"),
				row("placeholder: a regex", "allowedOriginRegexes[0]", reason,
						"allowed-origin-regexes=https://${app.tenant}\\.example\\.com"),
				row("placeholder: a method", "allowedMethods[0]", reason, APP, "allowed-methods=${app.method}"),
				row("placeholder: a request header", "allowedHeaders[0]", reason, APP, "allowed-headers=${app.header}"),
				row("placeholder: a response header", "exposedHeaders[0]", reason, APP,
						"exposed-headers=${app.header}"),
				row("placeholder: a path", "paths[0]", reason, APP, "paths=/${app.path}/**"),
				row("placeholder: an empty default", "allowedOrigins[0]", "An origin is not blank.",
						"allowed-origins[0]=${app.origin:}"));
	}

	/** What documentations show, and what would be unsafe or in vain. */
	static Stream<Arguments> examplesOfOthers() {
		return Stream.of(
				row("Spring's pattern for every origin, with credentials", "allowedOriginPatterns[0]",
						"begins with a scheme in lower case", "allowed-origin-patterns=*", CREDENTIALS),
				row("Cloud Gateway's widespread recipe", "policies[gateway].allowedOrigins[0]",
						"With 'allow-credentials' browsers reject '*'.", "policies.gateway.allowed-origins=*",
						"policies.gateway.allowed-headers=*", "policies.gateway.allowed-methods=*",
						"policies.gateway.allow-credentials=true"),
				row("Micronaut's default, every origin with credentials", "policies[all].allowedOrigins[0]",
						"With 'allow-credentials' browsers reject '*'.", "policies.all.allowed-origins=*",
						"policies.all.allow-credentials=true"),
				row("rs/cors, every origin with credentials", "allowedOrigins[0]",
						"With 'allow-credentials' browsers reject '*'.", "allowed-origins=*", "allowed-headers=*",
						CREDENTIALS),
				row("Quarkus's regex between slashes, in the list of origins", "allowedOrigins[0]",
						"This is a regular expression, not an origin.",
						"allowed-origins[0]=/https://.*\\.example\\.com/"),
				row("express's list of origins with a wildcard", "allowedOrigins[0]",
						"Write it under 'allowed-origin-patterns'.", "allowed-origins=https://*.example2.com"),
				row("express's opaque origin", "allowedOrigins[1]", "'null' is what any sandboxed page sends",
						"allowed-origins=https://example.com,null"),
				row("Django's origins of old, without a scheme", "allowedOrigins[0]", "Write 'https://example.com'.",
						"allowed-origins=example.com"),
				row("Django's headers of old", "allowedHeaders[1]", "Browsers let no script set this header.", APP,
						"allowed-headers=accept,accept-encoding"),
				row("Tomcat's headers", "allowedHeaders[2]", "Browsers let no script set this header.", APP,
						"allowed-headers=Content-Type,X-Requested-With,Origin"),
				row("Tomcat's headers of the protocol", "allowedHeaders[1]", "a script sends neither.", APP,
						"allowed-headers=accept,Access-Control-Request-Headers"),
				row("a gateway's methods with TRACE", "allowedMethods[1]", "Browsers let no script send this method.",
						APP, "allowed-methods=GET,TRACE"),
				row("a lifetime of a week", "maxAge", "cached for at most 24h", APP, "max-age=604800"));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			max-age: a word                       ~ max-age=abc                 ~ cors.max-age
			max-age: two units                    ~ max-age=1h30m               ~ cors.max-age
			max-age: a fraction                   ~ max-age=1.5                 ~ cors.max-age
			max-age: an unresolved placeholder    ~ max-age=${cache.lifetime}   ~ cors.max-age
			max-age: of a policy                  ~ policies.api.max-age=abc    ~ cors.policies.api.max-age
			allow-credentials: a word             ~ allow-credentials=maybe     ~ cors.allow-credentials
			allow-credentials: a number           ~ allow-credentials=2         ~ cors.allow-credentials
			allow-credentials: a placeholder      ~ allow-credentials=${secure} ~ cors.allow-credentials
			reject-disallowed: a word             ~ reject-disallowed=always    ~ cors.reject-disallowed
			filter-order: a word                  ~ filter-order=first          ~ cors.filter-order
			filter-order: too large               ~ filter-order=2147483648     ~ cors.filter-order
			policies: a text in place of a map    ~ policies=api                ~ cors.policies
			a policy: a text in place of its keys ~ policies.api=/api/**        ~ cors.policies.api
			""")
	void valueOfAnotherTypeFailsToBind(String sentence, String property, String name) {
		List<String> names = new ArrayList<>();
		start(new String[] { APP, property }, (failure) -> causes(failure, BindException.class)
			.forEach((cause) -> names.add(cause.getName().toString())));
		assertThat(names).contains(name);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~',
			textBlock = """
					a typo                           ~ allowed-orgins=https://b.example              ~ cors.allowed-orgins
					the singular                     ~ allowed-origin=https://b.example              ~ cors.allowed-origin
					a typo in a policy               ~ policies.api.allowed-method=PUT               ~ cors.policies.api.allowed-method
					a key of all policies in one     ~ policies.api.enabled=false                    ~ cors.policies.api.enabled
					a filter's key in a policy       ~ policies.api.reject-disallowed=true           ~ cors.policies.api.reject-disallowed
					Spring's name of a key           ~ mappings=/api/**                              ~ cors.mappings
					Quarkus's name of a key          ~ origins=https://b.example                     ~ cors.origins
					Micronaut's name of a key        ~ configurations.web.max-age=10                 ~ cors.configurations.web.max-age
					a policy without 'policies'      ~ api.allowed-origins=https://b.example         ~ cors.api.allowed-origins
					an indexed key that is no list   ~ allow-credentials[0]=true                     ~ cors.allow-credentials[0]
					a key below a value              ~ max-age.seconds=10                            ~ cors.max-age.seconds
					a gap in a list                  ~ allowed-methods[1]=PUT                        ~ cors.allowed-methods[1]
					""")
	void unknownKeyIsLeftUnbound(String sentence, String property, String name) {
		List<String> names = new ArrayList<>();
		start(new String[] { APP, property },
				(failure) -> causes(failure, UnboundConfigurationPropertiesException.class)
					.forEach((cause) -> names.addAll(names(cause.getUnboundProperties()))));
		assertThat(names).containsExactly(name);
	}

	private void start(String[] properties, Consumer<Throwable> failure) {
		Map<String, Object> source = new LinkedHashMap<>();
		for (String property : properties) {
			int separator = property.indexOf('=');
			source.put("cors." + property.substring(0, separator), property.substring(separator + 1));
		}
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("refused", source)))
			.run((context) -> {
				assertThat(context).hasFailed();
				failure.accept(context.getStartupFailure());
			});
	}

	private static List<FieldError> fieldErrors(Throwable failure) {
		return causes(failure, BindValidationException.class).stream()
			.flatMap((cause) -> cause.getValidationErrors().getAllErrors().stream())
			.map(FieldError.class::cast)
			.toList();
	}

	private static Set<String> names(Set<ConfigurationProperty> properties) {
		return properties.stream().map((property) -> property.getName().toString()).collect(Collectors.toSet());
	}

	private static <T extends Throwable> List<T> causes(Throwable failure, Class<T> type) {
		List<T> causes = new ArrayList<>();
		@Nullable Throwable cause = failure;
		while (cause != null) {
			if (type.isInstance(cause)) {
				causes.add(type.cast(cause));
			}
			cause = cause.getCause();
		}
		return causes;
	}

	private static Arguments row(String sentence, String field, String reason, String... properties) {
		return arguments(sentence, field, reason, properties);
	}

}
