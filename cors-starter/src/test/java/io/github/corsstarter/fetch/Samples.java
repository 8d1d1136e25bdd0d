package io.github.corsstarter.fetch;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import static io.github.corsstarter.RandomCases.any;
import static io.github.corsstarter.RandomCases.some;

/**
 * What pages, scripts and operators write, with what browsers make of it: not computed,
 * but looked up in the standard by hand.
 */
final class Samples {

	static final String API = "https://api.example.com";

	static final String OTHER = "https://other.example";

	/** Origins of pages, that of a server among them. */
	static final List<String> PAGES = List.of(API, "https://app.example.com", "https://a.example.com",
			"https://a.b.example.com", "https://example.com", "https://evilexample.com", "https://app.example.com:8443",
			"http://app.example.com", "http://localhost", "http://localhost:5173", "capacitor://localhost",
			"https://pr-42.preview.example.com", "https://a.pr-42.preview.example.com",
			"https://pr-x.preview.example.com", "http://[::1]:3000", "http://127.0.0.1:8080",
			"https://xn--bcher-kva.example", "null");

	/** What no browser sends as an origin. */
	static final List<String> MALFORMED_ORIGINS = List.of("", " ", "*", "https://APP.example.com",
			"HTTPS://app.example.com", "https://app.example.com/", "https://app.example.com:443",
			"https://app.example.com, https://app.example.com", "https://app.example.com https://a.example.com",
			"https://app.example.com:0", "https://app.example.com:65536", "https://user@app.example.com",
			"https://app..example.com", "https://.example.com", "app.example.com", "//app.example.com", "NULL",
			"https://b\u00fccher.example", "https://a`.example.com", "null, null");

	private static final List<String> PATTERNS = List.of("https://*.example.com",
			"https://{pr-[0-9]+}.preview.example.com", "https://{.*}.example.com", "http://localhost:[*]",
			"https://*.example.com:[443,8443]", "https://app.example.com:[*]", "http://[::1]:[3000,3001]",
			"capacitor://localhost:[*]");

	private static final List<String> REGEXES = List.of("https://(app|a)\\.example\\.com(:[0-9]+)?",
			"^https?://[a-z]+\\.example\\.com$", "https://.*", ".*localhost.*");

	/** What a script may write for a method, and what the browser sends. */
	static final Map<String, String> METHODS = methods();

	/** In an order that is the same in every run. */
	private static final List<String> SCRIPT_METHODS = METHODS.keySet().stream().sorted().toList();

	/** Methods that no script may send, and texts that are not methods. */
	static final List<String> REFUSED_METHODS = List.of("TRACE", "connect", "Track", "P UT", "");

	private static final List<String> ALLOWED_METHODS = List.of("PUT", "DELETE", "PATCH", "OPTIONS", "QUERY", "X-MERGE",
			"GET", "*");

	private static final List<String> ALLOWED_HEADERS = List.of("Content-Type", "X-Trace", "x-trace", "Authorization",
			"authorization", "Accept", "accept-language", "Content-Language", "Range", "X-Requested-With", "*");

	private static final List<String> EXPOSED_HEADERS = List.of("ETag", "X-Total-Count", "x-other", "X-Other");

	private static final String LONGEST_SAFELISTED_VALUE = "a".repeat(128);

	/** Request headers that need no permission. */
	private static final List<Header> SAFELISTED_HEADERS = List.of(new Header("Accept", "application/json"),
			new Header("Accept", LONGEST_SAFELISTED_VALUE), new Header("Accept-Language", "de-DE, en;q=0.5, *"),
			new Header("Content-Language", "de"), new Header("Content-Type", "text/plain"),
			new Header("content-type", "Text/Plain;charset=UTF-8"),
			new Header("CONTENT-TYPE", "application/x-www-form-urlencoded"),
			new Header("Content-Type", "multipart/form-data; boundary=x"), new Header("Range", "bytes=0-99"),
			new Header("range", "bytes=5-"));

	/** Request headers that need permission. */
	private static final List<Header> UNSAFE_HEADERS = List.of(new Header("Accept", LONGEST_SAFELISTED_VALUE + "a"),
			new Header("Accept", "text/html;q=\"1\""), new Header("Accept-Language", "de_DE"),
			new Header("Content-Language", "de(AT)"), new Header("Content-Type", "application/json"),
			new Header("Content-Type", "text/plain, text/html"), new Header("Content-Type", "text/plain;a=("),
			new Header("Range", "bytes=-5"), new Header("Range", "bytes=9-0"), new Header("Range", "items=0-1"),
			new Header("X-Trace", "1"), new Header("x-trace", "2"), new Header("X-TRACE", "3"),
			new Header("Authorization", "Bearer x"), new Header("authorization", "Basic eDp5"),
			new Header("X-Requested-With", "XMLHttpRequest"), new Header("*", "1"));

	/** Request headers that a browser drops. */
	private static final List<Header> FORBIDDEN_HEADERS = List.of(new Header("Cookie", "a=b"),
			new Header("Origin", "https://app.example.com"), new Header("Sec-Fetch-Mode", "no-cors"),
			new Header("proxy-x", "1"), new Header("Access-Control-Request-Method", "GET"),
			new Header("Host", "evil.example"));

	private static final List<Header> HEADERS = Stream.of(SAFELISTED_HEADERS, UNSAFE_HEADERS, FORBIDDEN_HEADERS)
		.flatMap(List::stream)
		.toList();

	private Samples() {
	}

	private static Map<String, String> methods() {
		Map<String, String> methods = new HashMap<>(Map.of("get", "GET", "head", "HEAD", "PoSt", "POST", "put", "PUT",
				"Delete", "DELETE", "options", "OPTIONS"));
		for (String asWritten : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "patch", "QUERY",
				"query", "X-MERGE", "*")) {
			methods.put(asWritten, asWritten);
		}
		return methods;
	}

	static boolean isForbidden(Header header) {
		return FORBIDDEN_HEADERS.contains(header);
	}

	static boolean isSafelisted(Header header) {
		return SAFELISTED_HEADERS.contains(header);
	}

	static WrittenPolicy policy(RandomGenerator random, String name) {
		boolean credentials = random.nextBoolean();
		boolean anybody = !credentials && random.nextInt(3) == 0;
		List<String> origins = anybody ? List.of("*")
				: some(random, 4, PAGES).stream().filter((origin) -> !origin.equals("null")).toList();
		List<String> patterns = anybody ? List.of() : some(random, 2, PATTERNS);
		boolean nobody = origins.isEmpty() && patterns.isEmpty();
		List<String> regexes = anybody ? List.of()
				: nobody ? List.of(any(random, REGEXES)) : some(random, random.nextInt(2), REGEXES);
		List<String> exposed = (!credentials && random.nextInt(4) == 0) ? List.of("*")
				: some(random, 3, EXPOSED_HEADERS);
		return new WrittenPolicy(name, any(random, "", "", "/a", "/a/b", "/c"), origins, patterns, regexes,
				some(random, 3, ALLOWED_METHODS), some(random, 4, ALLOWED_HEADERS), exposed, credentials,
				Duration.ofSeconds(any(random, 0, 1, 600, 86_400)));
	}

	static Call call(RandomGenerator random, List<Url> urls) {
		String method = random.nextBoolean() ? "GET" : any(random, SCRIPT_METHODS);
		HeaderList headers = new HeaderList(some(random, 3, HEADERS));
		if (random.nextInt(20) == 0) {
			// None of them needs permission alone, but together they are too long.
			for (int i = random.nextInt(8, 10); i > 0; i--) {
				headers = headers.with("Accept", LONGEST_SAFELISTED_VALUE);
			}
		}
		return new Call((random.nextInt(30) == 0) ? any(random, REFUSED_METHODS) : method, any(random, urls), headers,
				any(random, Credentials.values()));
	}

	static Url url(RandomGenerator random) {
		String path = any(random, "", "/a", "/a/b", "/c", "/d");
		String behaviour = "/" + any(random, Behaviour.ALL);
		if (random.nextInt(5) == 0) {
			behaviour = Behaviour.redirect(any(random, 301, 302, 303, 307, 308), url(random));
		}
		return new Url(any(random, API, API, API, OTHER), path + behaviour);
	}

}
