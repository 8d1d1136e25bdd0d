package io.github.corsstarter;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What an attacker sends to get around a list of origins, for each kind of rule.
 * {@code HOST} stands for the hosts that the rules do allow, one after the other, so that
 * each attempt comes as close to success as possible.
 */
public final class HostileOrigins {

	private static final String HOST = "HOST";

	/** Characters from reports of bypasses, and all others on a keyboard. */
	private static final String SPECIAL_CHARACTERS = ",;!'()*&+=~$|{}\"^%`<>[]#?@\\/ :";

	private static final List<String> HOSTS = List.of("app.example.com", "a.tenants.example.com",
			"pr-42.preview.example.com", "web.shop.example.com");

	/** A policy for each kind of rule, by whose name it is called. */
	public static final List<CorsPolicy> POLICIES = List.of(
			policy("exact").allowedOrigins("https://app.example.com", "https://127.0.0.1:8443", "https://[::1]:8443")
				.build(),
			policy("wildcard").allowedOriginPatterns("https://*.tenants.example.com").build(),
			policy("label").allowedOriginPatterns("https://{[a-z]+-[0-9]+}.preview.example.com").build(),
			policy("regex").allowedOriginRegexes("^https://[a-z]+\\.shop\\.example\\.com(?::8443)?$").build());

	private HostileOrigins() {
	}

	private static CorsPolicyBuilder policy(String name) {
		return CorsPolicy.builder().name(name).allowedMethods("*").allowedHeaders("*").allowCredentials(true);
	}

	/**
	 * All attempts.
	 * @return what each is, and its template
	 */
	public static Stream<Arguments> all() {
		return Stream
			.of(otherHosts(), unescapedDots(), specialCharactersBeforeASuffix(), specialCharactersInFront(),
					encodings(), userInfos(), ports(), cases(), dots(), severalOrigins(), addresses(), lookAlikes(),
					opaqueOrigins(), schemes(), restsOfUrls(), whiteSpaceAndControls(), overlong(), brokenUnicode())
			.flatMap((group) -> group);
	}

	/**
	 * The origins that the policies are for.
	 * @return the name of the only policy that allows it, and the origin
	 */
	public static Stream<Arguments> meant() {
		return Stream.of(arguments("exact", "https://app.example.com"), arguments("exact", "https://127.0.0.1:8443"),
				arguments("exact", "https://[::1]:8443"), arguments("wildcard", "https://a.tenants.example.com"),
				arguments("wildcard", "https://a.b.tenants.example.com"),
				arguments("wildcard", "https://a_b.tenants.example.com"),
				arguments("wildcard", "https://xn--bcher-kva.tenants.example.com"),
				arguments("wildcard", "https://" + "a".repeat(63) + ".tenants.example.com"),
				arguments("label", "https://pr-42.preview.example.com"),
				arguments("label", "https://a-0.preview.example.com"),
				arguments("regex", "https://web.shop.example.com"),
				arguments("regex", "https://web.shop.example.com:8443"));
	}

	private static Stream<Arguments> otherHosts() {
		return Stream.of(arguments("somebody else", "https://evil.example"),
				arguments("a domain behind the host", "https://HOST.evil.example"),
				arguments("a top-level domain behind the host", "https://HOST.co"),
				arguments("letters behind the host", "https://HOSTevil"),
				arguments("letters and a domain behind the host", "https://HOSTevil.example"),
				arguments("a hyphen and a domain behind the host", "https://HOST-evil.example"),
				arguments("an underscore and a domain behind the host", "https://HOST_evil.example"),
				arguments("an underscore, a dot and a domain behind the host", "https://HOST_.evil.example"),
				arguments("a hyphen, a dot and a domain behind the host", "https://HOST-.evil.example"),
				arguments("a digit behind the host", "https://HOST1"),
				arguments("the host twice", "https://HOSTHOST.evil.example"),
				arguments("the host twice, with somebody between", "https://HOST.evil.example.HOST.evil.example"),
				arguments("the host less its last letter", "https://app.example.co"),
				arguments("the host less its first letter", "https://pp.example.com"),
				arguments("the registrable domain", "https://example.com"),
				arguments("a sister", "https://admin.example.com"),
				arguments("a sister's child", "https://a.b.example.com"),
				arguments("a child of an exact host", "https://evil.app.example.com"),
				arguments("the base domain of a wildcard", "https://tenants.example.com"),
				arguments("letters in front of a wildcard's base domain", "https://eviltenants.example.com"),
				arguments("a hyphen in front of a wildcard's base domain", "https://evil-tenants.example.com"),
				arguments("the base domain of a label", "https://preview.example.com"),
				arguments("letters in front of a label's base domain", "https://pr-42preview.example.com"),
				arguments("a label in front of a label", "https://evil.pr-42.preview.example.com"),
				arguments("a label behind a label", "https://pr-42.evil.preview.example.com"),
				arguments("a label that begins right", "https://pr-42-evil.preview.example.com"),
				arguments("a label that ends right", "https://1pr-42.preview.example.com"),
				arguments("a label in two", "https://pr-.42.preview.example.com"),
				arguments("the base domain of a regex", "https://shop.example.com"),
				arguments("two labels where a regex has one", "https://evil.web.shop.example.com"),
				arguments("a digit where a regex has letters", "https://web1.shop.example.com"),
				arguments("letters in front of a regex's base domain", "https://webshop.example.com"),
				arguments("the host as somebody's label", "https://HOST.web.app.example"),
				arguments("the host with its dots as hyphens", "https://app-example-com.evil.example"),
				arguments("the labels in reverse", "https://com.example.app"),
				arguments("a host without a domain", "https://app"), arguments("a top-level domain", "https://com"),
				arguments("another top-level domain", "https://app.example.org"),
				arguments("a longer top-level domain", "https://app.example.community"),
				arguments("a country behind the domain", "https://app.example.com.tr"));
	}

	/** Each dot of each rule, read as "any character". */
	private static Stream<Arguments> unescapedDots() {
		return Stream.of(arguments("exact, first dot", "https://appxexample.com"),
				arguments("exact, first dot as a hyphen", "https://app-example.com"),
				arguments("exact, last dot", "https://app.examplexcom"),
				arguments("exact, last dot as a domain of its own", "https://app.examplexcom.evil.example"),
				arguments("wildcard, dot behind the wildcard", "https://axtenants.example.com"),
				arguments("wildcard, first dot", "https://a.tenantsxexample.com"),
				arguments("wildcard, last dot", "https://a.tenants.examplexcom"),
				arguments("label, dot behind the label", "https://pr-42xpreview.example.com"),
				arguments("label, first dot", "https://pr-42.previewxexample.com"),
				arguments("label, last dot", "https://pr-42.preview.examplexcom"),
				arguments("regex, first dot", "https://webxshop.example.com"),
				arguments("regex, second dot", "https://web.shopxexample.com"),
				arguments("regex, last dot", "https://web.shop.examplexcom"),
				arguments("regex, dot as a digit", "https://web.shop1example.com"),
				arguments("regex, dot as a hyphen", "https://web.shop-example.com"));
	}

	/**
	 * Browsers have accepted some of these in a host, and parsers have stopped there.
	 */
	private static Stream<Arguments> specialCharactersBeforeASuffix() {
		return SPECIAL_CHARACTERS.chars()
			.mapToObj((c) -> arguments("'" + (char) c + "' ends the host for some",
					"https://HOST" + (char) c + ".evil.example"));
	}

	private static Stream<Arguments> specialCharactersInFront() {
		return SPECIAL_CHARACTERS.chars()
			.mapToObj((c) -> arguments("'" + (char) c + "' begins the host for some",
					"https://evil.example" + (char) c + HOST));
	}

	private static Stream<Arguments> encodings() {
		return Stream.of(arguments("a dot", "https://app%2eexample.com"),
				arguments("a letter", "https://%61pp.example.com"),
				arguments("a slash before the host", "https://evil.example%2fHOST"),
				arguments("a slash behind the host", "https://HOST%2f.evil.example"),
				arguments("an at sign", "https://evil.example%40HOST"),
				arguments("a number sign", "https://evil.example%23HOST"),
				arguments("a question mark", "https://evil.example%3fHOST"),
				arguments("a NUL behind the host", "https://HOST%00.evil.example"),
				arguments("a NUL at the end", "https://HOST%00"), arguments("a CR and LF", "https://HOST%0d%0aX: y"),
				arguments("a space", "https://HOST%20.evil.example"),
				arguments("a backspace", "https://HOST%08.evil.example"),
				arguments("a delete", "https://HOST%7f.evil.example"),
				arguments("twice", "https://HOST%252eevil.example"),
				arguments("the scheme's end", "https%3a%2f%2fHOST"),
				arguments("as an IIS would", "https://HOST%u002eevil.example"),
				arguments("overlong UTF-8", "https://app%c0%aeexample.com"),
				arguments("as HTML", "https://app&#46;example.com"),
				arguments("as JavaScript", "https://app\\x2eexample.com"),
				arguments("as Java", "https://app\\u002eexample.com"));
	}

	private static Stream<Arguments> userInfos() {
		return Stream.of(arguments("the host as a user", "https://HOST@evil.example"),
				arguments("the host as a user with a password", "https://HOST:443@evil.example"),
				arguments("a user at the host", "https://evil@HOST"),
				arguments("a user and a password at the host", "https://evil:pass@HOST"),
				arguments("an empty user at the host", "https://@HOST"),
				arguments("an empty user and password at the host", "https://:@HOST"),
				arguments("two users", "https://HOST@HOST@evil.example"));
	}

	private static Stream<Arguments> ports() {
		return Stream.of(arguments("the default", "https://HOST:443"), arguments("http's default", "https://HOST:80"),
				arguments("another", "https://HOST:444"), arguments("0", "https://HOST:0"),
				arguments("one too high", "https://HOST:65536"), arguments("443 beyond 16 bits", "https://HOST:65979"),
				arguments("443 beyond 32 bits", "https://HOST:4294967739"),
				arguments("443 beyond 64 bits", "https://HOST:18446744073709552059"),
				arguments("a leading zero", "https://HOST:0443"), arguments("leading zeros", "https://HOST:0000000443"),
				arguments("a leading zero before one that is allowed", "https://web.shop.example.com:08443"),
				arguments("a digit behind one that is allowed", "https://web.shop.example.com:84430"),
				arguments("one that is allowed elsewhere", "https://app.example.com:8443"),
				arguments("empty", "https://HOST:"), arguments("two", "https://HOST:443:443"),
				arguments("two colons", "https://HOST::8443"), arguments("a plus", "https://HOST:+443"),
				arguments("negative", "https://HOST:-443"), arguments("letters", "https://HOST:https"),
				arguments("a wildcard", "https://HOST:*"), arguments("a wildcard in brackets", "https://HOST:[*]"),
				arguments("hexadecimal", "https://HOST:0x1bb"), arguments("a fraction", "https://HOST:443.0"),
				arguments("Arabic digits", "https://HOST:\u0664\u0664\u0663"),
				arguments("full-width digits", "https://HOST:\uff14\uff14\uff13"),
				arguments("a domain behind it", "https://HOST:443.evil.example"),
				arguments("a domain behind one that is allowed", "https://web.shop.example.com:8443.evil.example"),
				arguments("somebody behind it", "https://HOST:443@evil.example:443"));
	}

	private static Stream<Arguments> cases() {
		return Stream.of(arguments("the scheme in upper case", "HTTPS://HOST"),
				arguments("one letter of the scheme", "Https://HOST"),
				arguments("the host in upper case", "https://APP.EXAMPLE.COM"),
				arguments("one letter of the host", "https://App.example.com"),
				arguments("the top-level domain", "https://a.tenants.example.COM"),
				arguments("a label's letter", "https://Pr-42.preview.example.com"),
				arguments("a regex's letter", "https://Web.shop.example.com"),
				arguments("a dotless i and its upper case", "https://\u0130.tenants.example.com"),
				arguments("a Kelvin sign", "https://\u212a.tenants.example.com"),
				arguments("a long s", "http\u017f://HOST"));
	}

	private static Stream<Arguments> dots() {
		return Stream.of(arguments("one behind the host", "https://HOST."),
				arguments("one behind the host and a port", "https://HOST.:8443"),
				arguments("two behind the host", "https://HOST.."), arguments("one before the host", "https://.HOST"),
				arguments("two before the host", "https://..HOST"), arguments("two within", "https://app..example.com"),
				arguments("nothing before a wildcard's dot", "https://.tenants.example.com"),
				arguments("nothing before a label's dot", "https://.preview.example.com"),
				arguments("nothing before a regex's dot", "https://.shop.example.com"),
				arguments("an empty label below a wildcard", "https://a..tenants.example.com"),
				arguments("an ideographic full stop", "https://app\u3002example.com"),
				arguments("a full-width full stop", "https://app\uff0eexample.com"),
				arguments("a half-width ideographic full stop", "https://app\uff61example.com"),
				arguments("a one-dot leader", "https://app\u2024example.com"), arguments("only dots", "https://..."),
				arguments("one dot", "https://."));
	}

	private static Stream<Arguments> severalOrigins() {
		return Stream.of(arguments("two lines, the good one first", "https://HOST, https://evil.example"),
				arguments("two lines, the good one last", "https://evil.example, https://HOST"),
				arguments("two lines, both good", "https://HOST, https://HOST"),
				arguments("two lines, one null", "https://HOST, null"),
				arguments("two lines, one empty", "https://HOST, "),
				arguments("two lines, the first empty", ", https://HOST"),
				arguments("a comma", "https://evil.example,https://HOST"),
				arguments("a space, as RFC 6454 has it", "https://HOST https://evil.example"),
				arguments("a space, the good one last", "https://evil.example https://HOST"),
				arguments("a semicolon", "https://HOST;https://evil.example"),
				arguments("nothing", "https://HOSThttps://evil.example"),
				arguments("a bar", "https://HOST|https://HOST"));
	}

	/**
	 * Spellings of {@code 127.0.0.1} and {@code [::1]}, which are allowed on port 8443.
	 */
	private static Stream<Arguments> addresses() {
		return Stream.of(arguments("decimal", "https://2130706433:8443"), arguments("octal", "https://0177.0.0.1:8443"),
				arguments("octal as one number", "https://017700000001:8443"),
				arguments("hexadecimal", "https://0x7f.0x0.0x0.0x1:8443"),
				arguments("hexadecimal as one number", "https://0x7f000001:8443"),
				arguments("hexadecimal in part", "https://0x7f.1:8443"), arguments("two numbers", "https://127.1:8443"),
				arguments("three numbers", "https://127.0.1:8443"),
				arguments("five numbers", "https://127.0.0.0.1:8443"),
				arguments("leading zeros", "https://127.000.000.001:8443"),
				arguments("a number too high", "https://127.0.0.257:8443"),
				arguments("a number beyond 32 bits", "https://4425673729:8443"),
				arguments("a dot at the end", "https://127.0.0.1.:8443"),
				arguments("a domain behind it", "https://127.0.0.1.evil.example:8443"),
				arguments("letters behind it", "https://127.0.0.1a:8443"),
				arguments("a neighbour", "https://127.0.0.11:8443"),
				arguments("another of the loopback addresses", "https://127.0.0.2:8443"),
				arguments("without its port", "https://127.0.0.1"), arguments("any address", "https://0.0.0.0:8443"),
				arguments("its name", "https://localhost:8443"),
				arguments("in circles", "https://\u2460\u2461\u2466.0.0.1:8443"),
				arguments("in brackets", "https://[127.0.0.1]:8443"),
				arguments("mapped", "https://[::ffff:127.0.0.1]:8443"),
				arguments("mapped, hexadecimal", "https://[::ffff:7f00:1]:8443"),
				arguments("compatible", "https://[::127.0.0.1]:8443"),
				arguments("written out", "https://[0:0:0:0:0:0:0:1]:8443"),
				arguments("with leading zeros", "https://[::0001]:8443"),
				arguments("compressed elsewhere", "https://[0::1]:8443"),
				arguments("compressed twice", "https://[::0::1]:8443"),
				arguments("with a zone", "https://[::1%25lo]:8443"),
				arguments("with a zone, not encoded", "https://[::1%lo]:8443"),
				arguments("without its brackets", "https://::1:8443"),
				arguments("without a bracket", "https://[::1:8443"),
				arguments("without the other", "https://::1]:8443"),
				arguments("with two brackets", "https://[[::1]]:8443"),
				arguments("with a domain behind it", "https://[::1].evil.example:8443"),
				arguments("with a port of letters", "https://[::1]:8443.evil.example"),
				arguments("without a colon", "https://[::1]8443"), arguments("of nobody", "https://[::]:8443"),
				arguments("empty", "https://[]:8443"), arguments("of the future", "https://[v1.::1]:8443"));
	}

	private static Stream<Arguments> lookAlikes() {
		return Stream.of(arguments("a Cyrillic a", "https://\u0430pp.example.com"),
				arguments("a Cyrillic a in Punycode", "https://xn--pp-7ka.example.com"),
				arguments("a Cyrillic e", "https://app.\u0435xample.com"),
				arguments("a Cyrillic e in Punycode", "https://app.xn--xample-2of.com"),
				arguments("a Cyrillic e below a wildcard's label", "https://a.tenants.xn--xample-2of.com"),
				arguments("the domain in Punycode", "https://app.xn--example-.com"),
				arguments("the letter l for i", "https://app.exampie.com"),
				arguments("the digit 1 for l", "https://app.examp1e.com"),
				arguments("rn for m", "https://app.exarnple.com"),
				arguments("full-width letters", "https://\uff41pp.example.com"),
				arguments("mathematical letters", "https://\ud835\udc1app.example.com"),
				arguments("a sharp s", "https://\u00df.tenants.example.com"),
				arguments("an accent", "https://\u00e1.tenants.example.com"),
				arguments("a combining accent", "https://a\u0301.tenants.example.com"),
				arguments("a soft hyphen", "https://a\u00adpp.example.com"),
				arguments("a zero-width space", "https://app\u200b.example.com"),
				arguments("a zero-width joiner", "https://app\u200d.example.com"),
				arguments("a word joiner behind the host", "https://HOST\u2060.evil.example"),
				arguments("right to left", "https://\u202eHOST"),
				arguments("a full-width slash", "https://evil.example\uff0fHOST"),
				arguments("a fraction slash", "https://evil.example\u2044HOST"),
				arguments("a full-width colon", "https\uff1a//HOST"),
				arguments("a full-width at", "https://evil.example\uff20HOST"),
				arguments("an account-of sign that becomes a slash", "https://evil.example\u2100HOST"),
				arguments("a middle dot", "https://app\u00b7example.com"),
				arguments("a byte-order mark in front", "\ufeffhttps://HOST"));
	}

	private static Stream<Arguments> opaqueOrigins() {
		return Stream.of(arguments("a sandboxed frame", "null"), arguments("upper case", "NULL"),
				arguments("one upper-case letter", "Null"), arguments("a space behind", "null "),
				arguments("a space in front", " null"), arguments("twice", "null, null"),
				arguments("twice in one", "nullnull"), arguments("as a host", "https://null"),
				arguments("as a scheme", "null://HOST"), arguments("as a scheme without a host", "null:"),
				arguments("in quotes", "\"null\""), arguments("undefined", "undefined"), arguments("nil", "nil"),
				arguments("none", "none"), arguments("zero", "0"), arguments("empty", ""), arguments("a star", "*"),
				arguments("true", "true"));
	}

	private static Stream<Arguments> schemes() {
		return Stream.of(arguments("http", "http://HOST"), arguments("http on https's port", "http://HOST:443"),
				arguments("none", "HOST"), arguments("none, relative", "//HOST"), arguments("empty", "://HOST"),
				arguments("one letter more", "httpss://HOST"), arguments("one letter in front", "xhttps://HOST"),
				arguments("web sockets", "wss://HOST"), arguments("FTP", "ftp://HOST"), arguments("files", "file://"),
				arguments("a file", "file:///etc/passwd"), arguments("a file's host", "file://HOST"),
				arguments("data", "data:text/html,https://HOST"), arguments("data as if it had a host", "data://HOST"),
				arguments("blob", "blob:https://HOST"), arguments("blob of a page", "blob:https://HOST/0a1b2c"),
				arguments("a file system", "filesystem:https://HOST/temporary"),
				arguments("a script", "javascript:https://HOST"),
				arguments("a script as if it had a host", "javascript://HOST"),
				arguments("source", "view-source:https://HOST"), arguments("an archive", "jar:https://HOST!/"),
				arguments("about", "about:blank"), arguments("about as if it had a host", "about://HOST"),
				arguments("an extension", "chrome-extension://HOST"), arguments("an application", "capacitor://HOST"),
				arguments("nested", "https://https://HOST"), arguments("nested without slashes", "https:https://HOST"),
				arguments("a scheme as a host", "https://https:HOST"), arguments("one slash", "https:/HOST"),
				arguments("no slash", "https:HOST"), arguments("three slashes", "https:///HOST"),
				arguments("backslashes", "https:\\\\HOST"), arguments("a slash and a backslash", "https:/\\HOST"),
				arguments("no host", "https://"), arguments("no host but a port", "https://:8443"),
				arguments("no colon", "https//HOST"), arguments("two colons", "https:://HOST"),
				arguments("a URN", "urn:https://HOST"), arguments("a space", "https ://HOST"));
	}

	private static Stream<Arguments> restsOfUrls() {
		return Stream.of(arguments("a trailing slash", "https://HOST/"),
				arguments("two trailing slashes", "https://HOST//"), arguments("a path", "https://HOST/path"),
				arguments("a path of dots", "https://HOST/../evil.example"),
				arguments("the origin as a path", "https://evil.example/https://HOST"),
				arguments("a wildcard's base domain as a path", "https://evil.example/.tenants.example.com"),
				arguments("a query", "https://HOST?"),
				arguments("the origin as a query", "https://evil.example?https://HOST"),
				arguments("the host as a query", "https://evil.example/?HOST"),
				arguments("a fragment", "https://HOST#"),
				arguments("the host as a fragment", "https://evil.example/#HOST"),
				arguments("a wildcard's base domain as a fragment", "https://evil.example#.tenants.example.com"),
				arguments("a backslash behind the host", "https://HOST\\"),
				arguments("a backslash and an at sign", "https://evil.example\\@HOST"),
				arguments("a backslash, an at sign and somebody", "https://HOST\\@evil.example"),
				arguments("a fragment and an at sign", "https://evil.example#@HOST"),
				arguments("a query and an at sign", "https://evil.example?@HOST"),
				arguments("a path parameter", "https://HOST;jsessionid=1"),
				arguments("a referrer", "https://HOST/page.html?q=1#top"));
	}

	private static Stream<Arguments> whiteSpaceAndControls() {
		return Stream.of(arguments("a space in front", " https://HOST"), arguments("a space behind", "https://HOST "),
				arguments("a tab in front", "\thttps://HOST"), arguments("a tab behind", "https://HOST\t"),
				arguments("a tab within", "https://app.\texample.com"), arguments("a CR behind", "https://HOST\r"),
				arguments("an LF behind, where '$' would match", "https://HOST\n"),
				arguments("an LF in front, where '^' would match", "\nhttps://HOST"),
				arguments("a line of its own", "https://evil.example\nhttps://HOST"),
				arguments("a line of its own in front", "https://HOST\nhttps://evil.example"),
				arguments("a header of its own", "https://HOST\r\nSet-Cookie: a=b"),
				arguments("a folded line", "https://HOST\r\n .evil.example"),
				arguments("a NUL behind", "https://HOST\0"),
				arguments("a NUL before a suffix", "https://HOST\0.evil.example"),
				arguments("a NUL in front", "\0https://HOST"), arguments("a vertical tab", "https://HOST\u000b"),
				arguments("a form feed", "https://HOST\f"), arguments("a backspace", "https://HOST\b.evil.example"),
				arguments("a delete", "https://HOST\u007f"), arguments("an escape", "https://HOST\u001b[2J"),
				arguments("a next-line character", "https://HOST\u0085"),
				arguments("a line separator", "https://HOST\u2028https://evil.example"),
				arguments("a no-break space", "https://HOST\u00a0"), arguments("in quotes", "\"https://HOST\""),
				arguments("in angle brackets", "<https://HOST>"), arguments("only spaces", "   "));
	}

	private static Stream<Arguments> overlong() {
		return Stream.of(arguments("a label", "https://" + "a".repeat(64) + ".tenants.example.com"),
				arguments("a label behind another", "https://a." + "b".repeat(64) + ".tenants.example.com"),
				arguments("a label of a regex", "https://" + "a".repeat(64) + ".shop.example.com"),
				arguments("a label that a rule describes", "https://" + "a".repeat(62) + "-0.preview.example.com"),
				arguments("a host", "https://" + "a.".repeat(118) + "tenants.example.com"),
				arguments("a host of many labels", "https://" + "a.".repeat(2_000) + "tenants.example.com"),
				arguments("the whole", "https://" + "a".repeat(400) + ".tenants.example.com"),
				arguments("the whole by far", "https://" + "a".repeat(100_000) + ".tenants.example.com"),
				arguments("a scheme", "h".repeat(65) + "://HOST"),
				arguments("a port", "https://HOST:" + "4".repeat(1_000)), arguments("many dots", ".".repeat(8_000)),
				arguments("many schemes", "https://".repeat(1_000)),
				arguments("many hosts", "https://HOST,".repeat(1_000)));
	}

	private static Stream<Arguments> brokenUnicode() {
		return Stream.of(arguments("a high surrogate behind", "https://HOST\ud83d"),
				arguments("a low surrogate behind", "https://HOST\ude00"),
				arguments("surrogates in the wrong order", "https://\ude00\ud83d.tenants.example.com"),
				arguments("an emoji", "https://\ud83d\ude00.tenants.example.com"),
				arguments("what a reader says at an end", "https://HOST\uffff"),
				arguments("a replacement character", "https://app\ufffdexample.com"),
				arguments("a dot plus 256", "https://app\u012eexample.com"),
				arguments("a letter plus 256", "https://\u0161pp.example.com"),
				arguments("a letter plus 65,280", "https://a\uff50p.example.com"),
				arguments("a byte that is no UTF-8", "https://HOST\u00ff"));
	}

	/**
	 * What an attempt sends.
	 * @param template the template
	 * @return the origins
	 */
	public static List<String> origins(String template) {
		return template.contains(HOST) ? HOSTS.stream().map((host) -> template.replace(HOST, host)).toList()
				: List.of(template);
	}

}
