package io.github.corsstarter.internal.reach;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.RandomCases;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.origin.OriginPattern;
import io.github.corsstarter.internal.origin.OriginSyntaxException;
import io.github.corsstarter.internal.regex.LinearRegex;
import io.github.corsstarter.internal.regex.RegexSyntaxException;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PlainJava
class OriginReachTests {

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~',
			textBlock = """
					a label that varies          ~ https://[a-z]+\\.example\\.co\\.uk                   ~ example.co.uk
					any labels, any port         ~ https?://([a-z0-9-]+\\.)*example\\.com(:\\d+)?       ~ example.com
					any characters before a dot  ~ https://.*\\.example\\.com                           ~ example.com
					any scheme                   ~ .*\\.example\\.com                                   ~ example.com
					everything but a dot         ~ https://[^.]+\\.example\\.com:8443                   ~ example.com
					two domains                  ~ https://(www|api)\\.example\\.(com|org)              ~ example.com example.org
					some below a public suffix   ~ https://(a|b)\\.github\\.io                          ~ a.github.io b.github.io
					below an exception           ~ https://[a-z]+\\.www\\.ck                            ~ www.ck
					some hosts of one domain     ~ https://(www|api)\\.amazonaws\\.com                ~ amazonaws.com
					suffixes that it cannot be   ~ https://[a-z]+\\.amazonaws\\.com                  ~ amazonaws.com
					a public suffix itself       ~ https://github\\.io                                  ~ github.io
					the machine itself           ~ https?://([a-z]+\\.)*localhost(:\\d+)?               ~ localhost
					loopback addresses           ~ http://(127\\.[0-9.]+|\\[::1\\])(:\\d+)?             ~ localhost
					addresses in writing         ~ https://8\\.8\\.(8\\.8|4\\.4)                        ~ 8.8.8.8 8.8.4.4
					an address of version 6      ~ https://\\[2001:db8::1\\](:\\d+)?                    ~ [2001:db8::1]
					an application's scheme      ~ (capacitor|ionic)://localhost                        ~ localhost
					an application's host        ~ app://\\.                                             ~ .
					an extension                 ~ safari-web-extension://(140BB581|140BB582)           ~ 140BB581 140BB582
					below an application's host  ~ app://.*\\.example\\.com                            ~ example.com
					a dot at the end             ~ https://(.*\\.)?example\\.com\\.?                    ~ example.com
					only with a dot at the end   ~ https://www\\.example\\.com\\.(:\\d+)?               ~ example.com
					the machine with a dot       ~ http://localhost\\.?(:\\d+)?                         ~ localhost
					a single label               ~ https://intranet                                     ~ intranet
					a state explosion backwards  ~ https://(a|b)*a(a|b){7}\\.example\\.com              ~ example.com
					""")
	void boundedSetOfDomainsIsListed(String description, String expression, String domains) {
		OriginReach reached = reach(expression);
		assertThat(reached.domains().openSuffix()).isNull();
		assertThat(reached.domains().unboundedExample()).isNull();
		assertThat(names(reached)).containsExactlyInAnyOrder(domains.split(" "));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~',
			textBlock = """
					a dot that was not escaped      ~ https://.*.example.com                   ~ https://evilexample.com
					a dot before the domain missing ~ https://.*example\\.com                  ~ https://evilexample.com
					a class with a dot              ~ https://[a-z.]*example\\.com             ~ https://evilexample.com
					dots of a literal host          ~ https://app.example.com                  ~ https://app-example.com
					no end                          ~ https://example\\.com.*                  ~ https://example.com.evil.example
					a word somewhere                ~ https://.*example.*                      ~ https://example.evil.example
					any host                        ~ https://.*                               ~ https://evil.example
					anything                        ~ .*                                       ~ https://evil.example
					any top-level domain            ~ https://example\\.[a-z]+                 ~ https://example.xyz
					one application's previews      ~ https://app-[a-z0-9]+-team\\.vercel\\.app ~ https://app-evil-team.vercel.app
					single labels                   ~ https://[a-z]+                           ~ https://evil
					all extensions of a browser     ~ safari-web-extension://[A-Z0-9-]+        ~ safari-web-extension://1
					all hosts of an application     ~ app://.*                                 ~ app://.evil.example
					addresses of the Internet       ~ https://8\\.8\\.\\d+\\.\\d+          ~ https://8.8.1.1
					any scheme and any host         ~ .*://.*example\\.com                        ~ evil://evilexample.com
					all below what was meant        ~ https://app-[a-z]+\\.compute\\.amazonaws\\.com ~ https://app-evil.compute.amazonaws.com
					a bracket in a literal          ~ https://.*(\\(example\\.com)?                ~ https://evil.example
					""")
	void unboundedSetOfDomainsIsShownByAnExample(String description, String expression, String example) {
		OriginReach reached = reach(expression);
		assertThat(reached.domains().unboundedExample()).isEqualTo(example);
		assertThat(LinearRegex.compile(expression).matches(example)).isTrue();
		assertThat(names(reached)).isEmpty();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~', textBlock = """
			a dot behind an optional label  ~ https://(app.)?shop\\.com                 ~ https://app-shop.com
			a dot behind a label            ~ https://www.shop\\.net                    ~ https://www-shop.net
			a dot in front of the domain    ~ https://app.example\\.com                 ~ https://app-example.com
			a dot in front of a suffix      ~ https://my-org.vercel\\.app               ~ https://my-org-vercel.app
			a dot behind alternatives       ~ https://(dev|stage).example\\.co\\.uk     ~ https://dev-example.co.uk
			one letter                      ~ https://[a-z]\\.com                       ~ https://x.com
			a digit in the domain           ~ https://shop-[0-9]\\.com                  ~ https://shop-1.com
			a letter in the suffix          ~ https://shop\\.co[mn]                     ~ https://shop.com
			two digits in each of two       ~ https://x[0-9]{2}\\.(com|org)             ~ https://x00.com
			one digit of an address         ~ https://8\\.8\\.8\\.\\d                  ~ https://8.8.8.1
			a letter of a single label      ~ https://host[ab]                          ~ https://hosta
			a dot of the suffix             ~ https://example\\.co.uk                   ~ https://example.co-uk
			a dot that is the host          ~ app://.                                   ~ app://-
			a letter of an opaque host      ~ app://[Aa]pp                              ~ app://App
			a dot at the end or a letter    ~ https://example\\.com.?                    ~ https://example.comx
			a digit of an IPv6 address      ~ https://\\[2001:db8::[2-5]\\]              ~ https://[2001:db8::2]
			one of two is written out       ~ https://(a|[bc])\\.example[12]?\\.com      ~ https://a.example1.com
			""")
	void domainThatIsNotWrittenOutIsShownByAnExample(String description, String expression, String example) {
		assertThat(reach(expression).domains().unboundedExample()).isEqualTo(example);
		assertThat(LinearRegex.compile(expression).matches(example)).isTrue();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~', textBlock = """
			alternatives                 ~ https://(example|example2)\\.(com|org)
			an optional letter           ~ https://examples?\\.com
			a class of one character     ~ https://example[.]com
			a class with one that counts ~ https://[eE]xample\\.com
			letters in a subdomain       ~ https://app[0-9]?\\.example\\.com
			a dot in a subdomain         ~ https://(.+\\.)?example\\.com
			any end that is a port       ~ https://example\\.com(:.*)?
			any scheme                   ~ \\w+://example\\.com
			repeated letters             ~ https://a{2,4}\\.com
			a private network            ~ http://192\\.168\\.\\d+\\.\\d+(:\\d+)?
			another private network      ~ http://(10\\.\\d+|172\\.2[0-9])\\.\\d+\\.\\d+
			""")
	void domainThatIsWrittenOutNeedsNoExample(String description, String expression) {
		assertThat(reach(expression).domains().unboundedExample()).isNull();
		assertThat(reach(expression).domains().openSuffix()).isNull();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~',
			textBlock = """
					a suffix of two labels  ~ https://[a-z]+\\.co\\.uk                 ~ co.uk                 ~ https://evil.co.uk
					somebody's hosting      ~ https://[a-z]+\\.github\\.io             ~ github.io             ~ https://evil.github.io
					a top-level domain      ~ https://.*\\.com                         ~ com                   ~ https://evil.com
					finite but huge         ~ https://[a-z]{3}\\.com                   ~ com                   ~ https://xyz.com
					below a wildcard        ~ https://[a-z]+\\.compute\\.amazonaws\\.com ~ compute.amazonaws.com ~ https://evil.compute.amazonaws.com
					below some of a domain  ~ https://.*\\.amazonaws\\.com              ~ s3.amazonaws.com      ~ https://evil.s3.amazonaws.com
					the shortest of two     ~ https://[a-z]+\\.(com|github\\.io)        ~ com                   ~ https://evil.com
					the shortest is last    ~ https://[a-z]+\\.(vercel\\.app|co\\.uk)    ~ co.uk                 ~ https://evil.co.uk
					the first as long       ~ https://[a-z]+\\.(co\\.jp|co\\.uk)         ~ co.jp                 ~ https://evil.co.jp
					a class behind a class  ~ https://[a-z][a-z0-9-]*\\.github\\.io     ~ github.io             ~ https://evil.github.io
					two that vary           ~ https://[a-z]+-team[0-9]*\\.vercel\\.app  ~ vercel.app            ~ https://evil-team.vercel.app
					one of several          ~ https://([a-z]+\\.example|.*)\\.org      ~ org                   ~ https://evil.org
					""")
	void arbitraryDomainsBelowPublicSuffixAreShownByAnExample(String description, String expression, String suffix,
			String example) {
		OriginReach reached = reach(expression);
		assertThat(reached.domains().openSuffix()).isEqualTo(new OriginReach.OpenSuffix(suffix, example));
		assertThat(LinearRegex.compile(expression).matches(example)).isTrue();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '~', nullValues = "-", textBlock = """
			an optional s              ~ https?://app\\.example\\.com           ~ http://app.example.com
			any scheme                 ~ .*://app\\.example\\.com               ~ http://app.example.com
			an address                 ~ http://10\\.0\\.0\\.1                  ~ http://10.0.0.1
			https only                 ~ https://app\\.example\\.com            ~ -
			the machine itself         ~ https?://localhost(:\\d+)?             ~ -
			below the machine itself   ~ http://[a-z]+\\.localhost(:\\d+)?      ~ -
			loopback addresses         ~ http://(127\\.0\\.0\\.\\d+|\\[::1\\])  ~ -
			beside the machine itself  ~ http://.*localhost                     ~ http://evillocalhost
			another scheme             ~ capacitor://localhost                  ~ -
			""")
	void pageOverHttpIsInsecureUnlessOnTheMachineItself(String description, String expression, String example) {
		assertThat(reach(expression).insecureExample()).isEqualTo(example);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "https://", "https://example\\.com/", "https://example\\.com/.*", "HTTPS://.*",
			"https://Example\\.com", "example\\.com", "https://example\\.com:443", "http://a:80", "https://a:0.*",
			"https://a:(6553[6-9]|[0-9]{6,})", "https://example\\.com\\.\\.", "https://1\\.2\\.3\\.4\\.", "https://\\.",
			"app://", "https://[0-9]+", "https://a\\.0x[0-9]", "https://1\\.2\\.3\\.256", "https://user@example\\.com",
			"null", "\\*", "https://a\\.\\.b" })
	void expressionThatNoOriginMatchesReachesNobody(String expression) {
		assertThat(reach(expression).isEmpty()).isTrue();
	}

	@ParameterizedTest(name = "{0} -> {1}")
	@CsvSource(delimiter = '~', nullValues = "-", textBlock = """
			https://.*.example.com                         ~ https://*.example.com
			https?://([a-z0-9-]+\\.)*example\\.com(:\\d+)? ~ https://*.example.com:[*]
			https://.*example\\.com:8443                   ~ https://*.example.com:8443
			.*example.com                                  ~ https://*.example.com
			http://.*\\.example\\.com                      ~ http://*.example.com
			[a-z]+://.*\\.example\\.com                    ~ https://*.example.com
			https://.*\\.Example\\.com                     ~ -
			https://.*\\.example\\.com/.*                  ~ -
			https://.*\\.example\\.com:0                   ~ -
			https://example\\.com.*                        ~ -
			https://.*                                     ~ -
			https://.*\\.github\\.io                       ~ -
			https://.*\\.amazonaws\\.com                   ~ -
			https://app-[a-z]+-team\\.vercel\\.app         ~ -
			""")
	void patternIsSuggestedWhereOneIsMeant(String expression, String pattern) {
		assertThat(reach(expression).suggestedPattern()).isEqualTo(pattern);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', nullValues = "-", textBlock = """
			https://*.example.com                   ~ example.com             ~ -
			https://{[a-z]+}.example.com:[*]        ~ example.com             ~ -
			https://{a|b}.vercel.app                ~ a.vercel.app b.vercel.app ~ -
			http://localhost:[*]                    ~ localhost               ~ -
			http://[::1]:[*]                        ~ localhost               ~ -
			https://*.vercel.app                    ~ -                       ~ https://evil.vercel.app
			https://{[a-z]+}.vercel.app             ~ -                       ~ https://evil.vercel.app
			https://{(app|web)-[a-z]+}.vercel.app   ~ -                       ~ https://app-evil.vercel.app
			https://{.*}.com                        ~ -                       ~ https://evil.com
			https://*.example.com.                  ~ example.com             ~ -
			https://*.vercel.app.                   ~ -                       ~ https://evil.vercel.app.
			app://*.example.com                     ~ example.com             ~ -
			""")
	void patternReachesWhatItsExpressionWould(String pattern, String domains, String example) {
		OriginReach reached = OriginReach.of(OriginPattern.parse(pattern));
		assertThat(names(reached)).containsExactlyInAnyOrder((domains != null) ? domains.split(" ") : new String[0]);
		assertThat((reached.domains().openSuffix() != null) ? reached.domains().openSuffix().example() : null)
			.isEqualTo(example);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\\.b", "[A-Z]+", "\\.", "", "[a-z]{64}", "é?" })
	void labelThatNoHostHasIsEmpty(String label) {
		try {
			assertThat(OriginPattern.parse("https://{" + label + "}.example.com").isEmpty()).isTrue();
		}
		catch (OriginSyntaxException ex) {
			assertThat(ex).hasMessageContaining("is refused");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://.{0,250}", "https://(a.{300}|b.{300}).com" })
	void expressionThatIsTooLargeIsRefused(String expression) {
		assertThatExceptionOfType(RegexSyntaxException.class).isThrownBy(() -> reach(expression).domains())
			.withMessage("The expression is too large to be analysed. Write patterns instead.");
	}

	@Test
	void languageOfOriginsIsWhatIsParsedAsOne() {
		long seed = 20261121;
		Random random = new Random(seed);
		String[] parts = { "http", "https", "a+b", "://", ":", "//", "a", "B", "0", "1", "9", "255", "256", "0x", "f",
				".", ".", ":", "::", "[", "]", "[::1]", "1.2.3.4", "80", "443", "65535", "65536", "-", "_", "/", "a.b",
				"1:2:3:4:5:6:7:8", "2001:db8::" };
		int origins = 0;
		for (int i = 0; i < RandomCases.times(100_000); i++) {
			StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "" : parts[random.nextInt(3)] + "://");
			for (int length = 1 + random.nextInt(6); length > 0; length--) {
				text.append(parts[random.nextInt(parts.length)]);
			}
			boolean parsed = Origin.tryParse(text.toString()) != null;
			boolean name = OriginLanguages.NAMES.contains(text.toString());
			boolean address = OriginLanguages.ADDRESSES.contains(text.toString());
			boolean opaque = OriginLanguages.OPAQUE.contains(text.toString());
			assertThat(name || address || opaque).as("seed %d, number %d: %s", seed, i, text).isEqualTo(parsed);
			origins += parsed ? 1 : 0;
		}
		assertThat(origins).isGreaterThan(RandomCases.times(5_000));
	}

	/**
	 * Compared with a list of all hosts of up to six tokens, which these do not exceed.
	 */
	@Test
	void randomExpressionsReachExactlyTheDomainsOfTheOriginsThatTheyMatch() {
		long seed = 20261121;
		Random random = new Random(seed);
		Set<String> hosts = hosts();
		int bounded = 0;
		for (int i = 0; i < RandomCases.times(1_000); i++) {
			String expression = "https?://" + hostExpression(random) + "(:\\d+)?";
			String description = "seed %d, number %d: %s".formatted(seed, i, expression);
			Set<String> expected = expectedDomains(LinearRegex.compile(expression), hosts);
			OriginReach reach = reach(expression);
			assertThat(reach.isEmpty()).as(description).isEqualTo(expected.isEmpty());
			OriginReach reached = reach;
			assertThat(reached.domains().openSuffix()).as(description).isNull();
			assertThat(reached.domains().unboundedExample()).as(description).isNull();
			assertThat(names(reached)).as(description).containsExactlyInAnyOrderElementsOf(expected);
			bounded += expected.isEmpty() ? 0 : 1;
		}
		assertThat(bounded).isGreaterThan(RandomCases.times(500));
	}

	/** Repetitions exceed any list: those of its hosts that match must be reached. */
	@Test
	void randomExpressionsWithRepetitionsReachAtLeastTheDomainsOfTheOriginsThatTheyMatch() {
		long seed = 1121;
		Random random = new Random(seed);
		Set<String> hosts = hosts();
		int unbounded = 0;
		for (int i = 0; i < RandomCases.times(1_000); i++) {
			String expression = "https?://(" + hostExpression(random) + ")+" + hostExpression(random);
			String description = "seed %d, number %d: %s".formatted(seed, i, expression);
			LinearRegex regex = LinearRegex.compile(expression);
			OriginReach reached = OriginReach.of(regex);
			if (reached.domains().unboundedExample() != null) {
				assertThat(regex.matches(reached.domains().unboundedExample())).as(description).isTrue();
				unbounded++;
			}
			else if (reached.domains().openSuffix() == null) {
				assertThat(names(reached)).as(description).containsAll(expectedDomains(regex, hosts));
			}
		}
		assertThat(unbounded).isBetween(RandomCases.times(100), RandomCases.times(900));
	}

	private static Set<String> expectedDomains(LinearRegex regex, Set<String> hosts) {
		Set<String> expected = new TreeSet<>();
		for (String host : hosts) {
			Origin origin = Origin.tryParse("https://" + host);
			if (origin != null && regex.matches(origin.toString())) {
				expected.add(ReachedDomains.domainOf(origin));
			}
		}
		return expected;
	}

	private static final List<String> TOKENS = List.of("a", ".", "uk", "co");

	private static Set<String> hosts() {
		Set<String> all = new HashSet<>();
		Set<String> last = Set.of("");
		for (int length = 1; length <= 6; length++) {
			Set<String> longer = new HashSet<>();
			for (String host : last) {
				TOKENS.forEach((token) -> longer.add(host + token));
			}
			all.addAll(longer);
			last = longer;
		}
		return all;
	}

	/** Of at most six tokens. */
	private static String hostExpression(Random random) {
		StringBuilder result = new StringBuilder();
		int left = 6;
		while (left > 0 && (left > 3 || random.nextBoolean())) {
			switch (random.nextInt((left > 1) ? 6 : 2)) {
				case 0 -> result.append('(').append(token(random)).append(")?");
				case 1 -> result.append('(').append(token(random)).append('|').append(token(random)).append(')');
				case 2 -> {
					result.append('(').append(token(random)).append(token(random)).append('|');
					result.append(token(random)).append(')');
					left--;
				}
				default -> result.append(token(random));
			}
			left--;
		}
		return result.toString();
	}

	private static String token(Random random) {
		return TOKENS.get(random.nextInt(TOKENS.size())).replace(".", "\\.");
	}

	private static OriginReach reach(String expression) {
		return OriginReach.of(LinearRegex.compile(expression));
	}

	private static Set<String> names(OriginReach reach) {
		ReachedDomains reached = reach.reachedDomains();
		return reached.isUnbounded() ? Set.of() : reached.domains();
	}

}
