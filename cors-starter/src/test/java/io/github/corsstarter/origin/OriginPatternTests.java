package io.github.corsstarter.origin;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OriginPatternTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', quoteCharacter = '"',
			textBlock = """
					no scheme                ~ *.example.com               ~ A pattern begins with a scheme in lower case and '://'. Write a pattern such as 'https://*.example.com'.
					a wildcard scheme        ~ *://example.com             ~ A pattern begins with a scheme in lower case and '://'. Write a pattern such as 'https://*.example.com'.
					upper-case scheme        ~ HTTPS://*.example.com       ~ A pattern begins with a scheme in lower case and '://'. Write a pattern such as 'https://*.example.com'.
					the wildcard alone       ~ *                           ~ A pattern begins with a scheme in lower case and '://'. Write a pattern such as 'https://*.example.com'.
					any host                 ~ https://*                   ~ A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					no dot behind it         ~ https://*example.com        ~ A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					in the middle            ~ https://a.*.example.com     ~ A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					at the end               ~ https://example.*           ~ A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					twice                    ~ https://*.*.example.com     ~ A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'. Write a pattern such as 'https://*.example.com:[*]'.
					nothing behind it        ~ https://*.                  ~ '' is no host in lower-case ASCII. Write a pattern such as 'https://*.example.com'.
					a path                   ~ https://*.example.com/      ~ 'example.com/' is no host in lower-case ASCII. Write a pattern such as 'https://*.example.com'.
					upper case               ~ https://*.Example.com       ~ 'Example.com' is no host in lower-case ASCII. Write a pattern such as 'https://*.example.com'.
					below an address         ~ https://*.127.0.0.1         ~ An IP address has no subdomains. Write the address alone.
					below an IPv6 address    ~ https://*.[::1]             ~ An IP address has no subdomains. Write the address alone.
					a bare port wildcard     ~ https://example.com:*       ~ '*' is no port from 1 to 65535. Write a port, a list such as '[8080,8081]', or '[*]' for any.
					a list with a word       ~ https://example.com:[80,x]  ~ '[80,x]' is no port from 1 to 65535. Write a port, a list such as '[8080,8081]', or '[*]' for any.
					an empty list            ~ https://example.com:[]      ~ '[]' is no port from 1 to 65535. Write a port, a list such as '[8080,8081]', or '[*]' for any.
					the default port         ~ https://*.example.com:443   ~ Browsers leave the default port out. Remove ':443'.
					nothing that varies      ~ https://example.com         ~ Nothing varies in this pattern. Write it under 'allowed-origins'.
					a port that is no list   ~ https://example.com:8443    ~ Nothing varies in this pattern. Write it under 'allowed-origins'.
					an address               ~ http://[::1]                ~ Nothing varies in this pattern. Write it under 'allowed-origins'.
					a label and nothing else ~ https://{[a-z]+}            ~ A label in braces is followed by a dot and the base domain. Write a pattern such as 'https://{[a-z]+}.example.com'.
					an open brace            ~ https://{[a-z]+.example.com ~ A label in braces is followed by a dot and the base domain. Write a pattern such as 'https://{[a-z]+}.example.com'.
					a brace in the middle    ~ https://a.{b}.example.com   ~ 'a.{b}.example.com' is no host in lower-case ASCII. Write a pattern such as 'https://*.example.com'.
					a regex that is none     ~ https://{[a-z}.example.com  ~ The label's regex is refused: '[' at index 0 is not closed. Close it with ']', or escape it as '\\['.
					""")
	void anythingElseIsRefusedWithAnAlternative(String description, String text, String message) {
		assertThatExceptionOfType(OriginSyntaxException.class).isThrownBy(() -> OriginPattern.parse(text))
			.withMessage(message);
	}

}
