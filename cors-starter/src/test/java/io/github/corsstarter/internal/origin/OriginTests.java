package io.github.corsstarter.internal.origin;

import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PlainJava
class OriginTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~',
			textBlock = """
					https                  ~ https://app.example.com         ~ https            ~ app.example.com          ~ 443
					http                   ~ http://app.example.com          ~ http             ~ app.example.com          ~ 80
					a port                 ~ http://localhost:8081           ~ http             ~ localhost                ~ 8081
					the other's default    ~ https://app.example.com:80      ~ https            ~ app.example.com          ~ 80
					an IPv4 address        ~ http://127.0.0.1:3000           ~ http             ~ 127.0.0.1                ~ 3000
					an IPv6 address        ~ http://[::1]:3000               ~ http             ~ [::1]                    ~ 3000
					a long IPv6 address    ~ http://[2001:db8::ff00:42:8329] ~ http             ~ [2001:db8::ff00:42:8329] ~ 80
					Punycode               ~ https://xn--bcher-kva.example   ~ https            ~ xn--bcher-kva.example    ~ 443
					an underscore          ~ https://my_app.example.com      ~ https            ~ my_app.example.com       ~ 443
					digits that are a name ~ https://1.2.3.example           ~ https            ~ 1.2.3.example            ~ 443
					an app's web view      ~ capacitor://localhost           ~ capacitor        ~ localhost                ~ -1
					a browser extension    ~ chrome-extension://abcdefghij   ~ chrome-extension ~ abcdefghij               ~ -1
					the highest port       ~ http://a.example:65535          ~ http             ~ a.example                ~ 65535
					a whole IPv6 address   ~ http://[1:2:3:4:5:6:7:a]        ~ http             ~ [1:2:3:4:5:6:7:a]        ~ 80
					a zero in one          ~ http://[1:0:3:4:5:6:7:8]        ~ http             ~ [1:0:3:4:5:6:7:8]        ~ 80
					the last letter        ~ https://z.example               ~ https            ~ z.example                ~ 443
					nearly hexadecimal     ~ https://a.0xfg                  ~ https            ~ a.0xfg                   ~ 443
					a scheme of a letter   ~ a://b.example                   ~ a                ~ b.example                ~ -1
					a scheme of all kinds  ~ a+b-c.1://b.example             ~ a+b-c.1          ~ b.example                ~ -1
					as long as http        ~ abcd://b.example:80             ~ abcd             ~ b.example                ~ 80
					as long as https       ~ abcde://b.example:443           ~ abcde            ~ b.example                ~ 443
					begins as http         ~ httpx://b.example:80            ~ httpx            ~ b.example                ~ 80
					begins as https        ~ httpsx://b.example:443          ~ httpsx           ~ b.example                ~ 443
					a dot at the end       ~ https://a.example.              ~ https            ~ a.example.               ~ 443
					a dot before the port  ~ http://localhost.:3000          ~ http             ~ localhost.               ~ 3000
					a custom host          ~ app://.                         ~ app              ~ .                        ~ -1
					its dots               ~ app://.a..b.:1                  ~ app              ~ .a..b.                   ~ 1
					its case               ~ safari-web-extension://140BB5-Z ~ safari-web-extension ~ 140BB5-Z             ~ -1
					its numbers            ~ app://1.2                       ~ app              ~ 1.2                      ~ -1
					its letters            ~ app://a-zA_Z.Q                  ~ app              ~ a-zA_Z.Q                 ~ -1
					its address            ~ app://[::1]:8080                ~ app              ~ [::1]                    ~ 8080
					""")
	void originHasSchemeHostAndPort(String description, String serialized, String scheme, String host, int port) {
		Origin origin = Origin.parse(serialized);
		assertThat(origin.scheme()).isEqualTo(scheme);
		assertThat(origin.host()).isEqualTo(host);
		assertThat(origin.port()).isEqualTo(port);
		assertThat(origin).hasToString(serialized);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "*", "https", "https:", "https:/", "https://", "://a.example",
			"//a.example", "a.example", "1http://a.example", "ht tp://a.example", "HTTPS://a.example",
			"https://A.example", "https://a.example/", "https://a.example/path", "https://a.example?q",
			"https://a.example#f", "https://a.example:", "https://a.example:0", "https://a.example:080",
			"https://a.example:65536", "https://a.example:99999999999", "https://a.example:4294967376",
			"https://a.example:443", "http://a.example:80", "https://a.example:+8443", "https://a.example:8443:1",
			"https://a.example:x", "https://user@a.example", "https://user:pw@a.example", "https://a..example",
			"https://.a.example", "https://.", "https://a..", "https://a.example..", "https://a.example./",
			"https://a.example.:443", "https://a.example.:", "https://A.example.", "https://a~b.example",
			"https://127.0.0.1.", "https://a.1.", "https://0x7f.", "https://[::1].", "app://", "app://:1", "app:// a",
			"app://a b", "app://a%20b", "app://a/", "app://a*", "app://a@b", "app://a,b", "app://b\u00fccher",
			"app://a\n", "app://{a", "APP://a", "https://a example", " https://a.example", "https://a.example ",
			"https://a.example\t", "https://a.example\n", "https://a.example\u0000", "https://a%2eexample",
			"https://b\u00fccher.example", "https://a.example,https://b.example",
			"https://a.example, https://b.example", "https://a.example https://b.example", "https://a`.example",
			"https://a'.example", "https://a(.example", "https://a\\.example", "https://*.example", "https://1.2.3",
			"https://1.2.3.4.5", "https://1.2.3.256", "https://01.2.3.4", "https://127.1", "https://2130706433",
			"https://0x7f.0.0.0x1", "https://[::1", "https://::1", "https://[]", "https://[::1]a",
			"https://[::1].example", "https://[:1]", "https://[1:]", "https://[:::]", "https://[1::2::3]",
			"https://[1:2:3:4:5:6:7]", "https://[1:2:3:4:5:6:7:8:9]", "https://[12345::]", "https://[::FF]",
			"https://[::0001]", "https://[::g]", "https://[1:2:3:4:5:6:7::]", "https://[::127.0.0.1]",
			"https://[fe80::1%25eth0]", "file://", "file:///home", "data:,x", "blob:https://a.example" })
	void anythingElseIsNoOrigin(String text) {
		assertThat(Origin.tryParse(text)).isNull();
	}

	@Test
	void lengthsEndWhereDnsEndsThem() {
		String label = "a".repeat(63);
		String host = String.join(".", label, label, label, "a".repeat(61));
		assertThat(host).hasSize(253);
		assertThat(Origin.tryParse("https://" + host + ":8443")).isNotNull();
		assertThat(Origin.tryParse("a".repeat(64) + "://" + host + ":65535")).isNotNull();
		assertThat(Origin.tryParse("https://" + host + "a")).isNull();
		assertThat(Origin.tryParse("https://" + host + ".")).isNotNull();
		assertThat(Origin.tryParse("https://" + host + "a.")).isNull();
		assertThat(Origin.tryParse("https://" + label + "a.")).isNull();
		assertThat(Origin.tryParse("app://" + "A".repeat(253))).isNotNull();
		assertThat(Origin.tryParse("app://" + "A".repeat(254))).isNull();
		assertThat(Origin.tryParse("https://" + label + "a.example")).isNull();
		assertThat(Origin.tryParse("https://example." + label + "a")).isNull();
		assertThat(Origin.tryParse("a".repeat(64) + "://a.example")).isNotNull();
		assertThat(Origin.tryParse("a".repeat(65) + "://a.example")).isNull();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', quoteCharacter = '"',
			textBlock = """
					blank           ~ " "                                 ~ An origin cannot be blank. Remove the entry, or write an origin such as 'https://app.example.com'.
					null            ~ null                                ~ Any sandboxed page sends 'null', no matter whose it is. Serve the page from an origin of its own.
					a pattern       ~ https://*.example.com               ~ This is a pattern, not an origin. Write it under 'allowed-origin-patterns'.
					a list of ports ~ https://a.example:[80,443]          ~ This is a pattern, not an origin. Write it under 'allowed-origin-patterns'.
					a regex         ~ https://.*\\.example\\.com          ~ This is a regular expression, not an origin. Write it under 'allowed-origin-regexes'.
					a label regex   ~ https://{a+}.example.com            ~ This is a pattern, not an origin. Write it under 'allowed-origin-patterns'.
					a space around  ~ "https://a.example "                ~ An origin has no spaces around it. Write 'https://a.example'.
					any characters  ~ https://app.*                       ~ This is a regular expression, not an origin. Write it under 'allowed-origin-regexes'.
					an escaped dot  ~ https://app\\.example                ~ This is a regular expression, not an origin. Write it under 'allowed-origin-regexes'.
					a group         ~ https://(app)                       ~ This is a regular expression, not an origin. Write it under 'allowed-origin-regexes'.
					a list          ~ https://a.example,https://b.example ~ One entry is one origin. Write each origin as an entry of its own.
					several         ~ https://a.example https://b.example ~ One entry is one origin. Write each origin as an entry of its own.
					no scheme       ~ shop.example                        ~ An origin begins with a scheme and '://'. Write 'https://shop.example'.
					a slash         ~ https://shop.example/               ~ An origin has no trailing slash. Write 'https://shop.example'.
					a path          ~ https://shop.example/cart           ~ An origin has no path. Write 'https://shop.example'.
					a query         ~ https://shop.example?q=1            ~ An origin has no query. Write 'https://shop.example'.
					a fragment      ~ https://shop.example#top            ~ An origin has no fragment. Write 'https://shop.example'.
					a user          ~ https://me@shop.example             ~ An origin has no user info. Write 'https://shop.example'.
					upper case      ~ HTTPS://Shop.example:8443           ~ Browsers send origins in lower case. Write 'https://shop.example:8443'.
					a custom scheme ~ App://Shop.example                  ~ Browsers send origins in lower case. Write 'app://Shop.example'.
					a custom host   ~ app://Shop,example                  ~ One entry is one origin. Write each origin as an entry of its own.
					of odd letters  ~ app://Shop!                         ~ 'Shop!' is not a host that a browser can put into an origin. Write an origin such as 'https://app.example.com'.
					Unicode         ~ https://bücher.example              ~ Browsers send international host names in Punycode. Write 'https://xn--bcher-kva.example'.
					no letter       ~ https://a\u0080.example             ~ Browsers send international host names in Punycode. Write an origin such as 'https://app.example.com'.
					default port    ~ https://shop.example:443            ~ Browsers leave the default port out. Write 'https://shop.example'.
					port 0          ~ https://shop.example:0              ~ '0' is not a port from 1 to 65535. Write an origin such as 'https://app.example.com'.
					a high port     ~ https://shop.example:70000          ~ '70000' is not a port from 1 to 65535. Write an origin such as 'https://app.example.com'.
					a file          ~ file:///home/me                     ~ Pages from files send 'null', not an origin. Write an origin such as 'https://app.example.com'.
					an odd host     ~ https://a..example                  ~ 'a..example' is not a host that a browser can put into an origin. Write an origin such as 'https://app.example.com'.
					one with a port ~ https://a..example:8443             ~ 'a..example' is not a host that a browser can put into an origin. Write an origin such as 'https://app.example.com'.
					odd, with a port ~ 1st://a.example:8443               ~ '1st' is not a valid scheme. Write an origin such as 'https://app.example.com'.
					an odd scheme   ~ 1st://a.example                     ~ '1st' is not a valid scheme. Write an origin such as 'https://app.example.com'.
					""")
	void mistakeIsNamedAndCorrected(String description, String text, String message) {
		assertThatExceptionOfType(OriginSyntaxException.class).isThrownBy(() -> Origin.parse(text))
			.withMessage(message);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
			a slash                ~ https://a.example/     ~ https://a.example
			upper case and a space ~ " HTTPS://A.example"   ~ https://a.example
			the default port       ~ http://a.example:80    ~ http://a.example
			a custom host's case   ~ APP://A.example/       ~ app://A.example
			a dot at the end       ~ https://a.example./    ~ https://a.example.
			another port           ~ http://A.example:81    ~ http://a.example:81
			a host that has none   ~ https://a..example     ~
			no scheme              ~ a.example              ~
			""")
	void originIsCorrectedToWhatABrowserWouldSend(String description, String text, String corrected) {
		assertThat(Origin.corrected(text)).isEqualTo((corrected != null) ? Origin.parse(corrected) : null);
	}

	@Test
	void opaqueHostConsistsOfUnreservedCharacters() {
		for (char c = 0; c < 256; c++) {
			boolean unreserved = "-._~".indexOf(c) >= 0 || (c < 128 && Character.isLetterOrDigit(c));
			assertThat(Origin.tryParse("app://" + c + "x") != null).as("%d", (int) c).isEqualTo(unreserved);
		}
	}

	@Test
	void textLongerThanAnyOriginIsNotCorrected() {
		String text = "https://a.example/" + "a".repeat(Origin.MAX_LENGTH - 18);
		assertThat(text).hasSize(Origin.MAX_LENGTH);
		assertThat(Origin.corrected(text)).isNotNull();
		assertThat(Origin.corrected(text + "a")).isNull();
	}

	@Test
	void originIsTheSameAsOneWithTheSameSerialization() {
		Origin origin = Origin.parse("https://a.example");
		Origin other = Origin.parse("https://b.example");
		assertThat(origin).isEqualTo(Origin.parse("https://a.example"))
			.hasSameHashCodeAs(Origin.parse("https://a.example"))
			.isNotEqualTo(other)
			.isNotEqualTo("https://a.example");
		assertThat(origin.hashCode()).isNotEqualTo(other.hashCode());
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			all the same         ~ https://app.example.com      ~ https ~ app.example.com      ~ 443  ~ true
			a host in upper case ~ https://app.example.com      ~ https ~ APP.example.com      ~ 443  ~ true
			another scheme       ~ https://app.example.com      ~ http  ~ app.example.com      ~ 443  ~ false
			another host         ~ https://app.example.com      ~ https ~ app.example.org      ~ 443  ~ false
			a longer host        ~ https://app.example.com      ~ https ~ app.example.com.evil ~ 443  ~ false
			a shorter host       ~ https://app.example.com      ~ https ~ app.example          ~ 443  ~ false
			a shorter scheme     ~ https://app.example.com:80   ~ http  ~ app.example.com      ~ 80   ~ false
			a scheme as long     ~ ionic://app.example.com:8443 ~ https ~ app.example.com      ~ 8443 ~ false
			another port         ~ https://app.example.com:8443 ~ https ~ app.example.com      ~ 443  ~ false
			an IPv6 address      ~ http://[::1]:8080            ~ http  ~ [::1]                ~ 8080 ~ true
			""")
	void originIsComparedWithTheRequestedUrl(String description, String origin, String scheme, String host, int port,
			boolean same) {
		assertThat(Origin.parse(origin).isOf(scheme, host, port)).isEqualTo(same);
	}

}
