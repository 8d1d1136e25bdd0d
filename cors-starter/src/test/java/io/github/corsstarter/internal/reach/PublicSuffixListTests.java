package io.github.corsstarter.internal.reach;

import java.util.stream.Stream;

import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@PlainJava
class PublicSuffixListTests {

	private final PublicSuffixList list = PublicSuffixList.get();

	@ParameterizedTest
	@ValueSource(strings = { "com", "co.uk", "github.io", "vercel.app", "herokuapp.com", "any.ck", "unknown-tld",
			"eu-west-1.compute.amazonaws.com", "xn--p1ai", "xn--55qx5d.cn" })
	void anybodyCanRegisterUnderPublicSuffix(String host) {
		assertThat(this.list.registrableDomain(host)).isNull();
		assertThat(this.list.registrableDomain("a." + host)).isEqualTo("a." + host);
		assertThat(this.list.registrableDomain("b.a." + host)).isEqualTo("a." + host);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a registered domain                    | example.com              | example.com
			a host below it                        | a.b.example.com          | example.com
			a domain under two labels              | www.example.co.uk        | example.co.uk
			an exception of a wildcard             | www.ck                   | www.ck
			below an exception                     | a.www.ck                 | www.ck
			a wildcard's own domain                | kawasaki.jp              | kawasaki.jp
			an exception of three labels           | a.city.kawasaki.jp       | city.kawasaki.jp
			a domain with suffixes far below it    | compute.amazonaws.com    | amazonaws.com
			a top-level domain nobody knows        | a.example.unknown-tld    | example.unknown-tld
			another script, in Punycode            | a.xn--85x722f.xn--55qx5d.cn | xn--85x722f.xn--55qx5d.cn
			""")
	void registrableDomainIsSuffixAndOneLabel(String description, String host, String domain) {
		assertThat(this.list.registrableDomain(host)).isEqualTo(domain);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "a.localhost", "127.0.0.1", "192.168.0.1", "[::1]", "[2001:db8::1]" })
	void hostThatNobodyRegisteredHasNoDomain(String host) {
		assertThat(this.list.registrableDomain(host)).isNull();
	}

	/**
	 * The file has all of these, but some bugs would not show with what it holds today.
	 */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			a rule                                 | b.a.com      | a.com
			of two rules the longer                | c.b.a.com.x  | b.a.com.x
			a wildcard                             | c.b.ck       | c.b.ck
			a wildcard's own domain                | b.ck         | -
			an exception, however short            | c.b.w.ck     | w.ck
			white space around a rule              | b.a.net      | a.net
			a rule in another script               | b.a.xn--p1ai | a.xn--p1ai
			a top-level domain that no rule has    | b.a.org      | a.org
			what a comment says                    | b.no.example | no.example
			""")
	void listIsReadLineByLine(String description, String host, String domain) {
		PublicSuffixList list = PublicSuffixList
			.of(Stream.of("// no.example", "", "com", "a.com.x", "com.x", "*.ck", "!w.ck", "  net  ", "рф"));
		assertThat(list.registrableDomain(host)).isEqualTo(domain);
	}

	@Test
	void commentIsNoRule() {
		PublicSuffixList list = PublicSuffixList.of(Stream.of("// a.example.com", "com", "*.ck", "!w.ck"));
		assertThat(list.labelsBelow("example.com")).isEmpty();
		assertThat(list.labelsBelow("ck")).containsExactlyInAnyOrder("*", "w");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a registered domain                    | example.com          | true
			a host below it                        | a.example.com        | true
			the machine itself                     | localhost            | true
			an address                             | 127.0.0.1            | true
			a public suffix without others below   | vercel.app           | false
			a domain with public suffixes below it | amazonaws.com        | false
			a top-level domain                     | com                  | false
			""")
	void hostsBelowAHostAreOfOneDomainUnlessSuffixesAreBelowIt(String description, String host, boolean one) {
		assertThat(this.list.isOneDomain(host)).isEqualTo(one);
	}

	@Test
	void domainThatIsNotWholeIsKnownByTheLabelsBelowIt() {
		assertThat(this.list.labelsBelow("example.com")).isEmpty();
		assertThat(this.list.labelsBelow("compute.amazonaws.com")).containsExactly("*");
		assertThat(this.list.labelsBelow("uk")).contains("co", "ac", "sch");
		assertThat(this.list.labelsBelow("sch.uk")).containsExactly("*");
	}

}
