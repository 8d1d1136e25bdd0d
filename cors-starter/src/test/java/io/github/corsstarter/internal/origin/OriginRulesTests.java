package io.github.corsstarter.internal.origin;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.internal.regex.LinearRegex;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which rule allows an origin, as explanations name it.
 */
@PlainJava
class OriginRulesTests {

	private final OriginRules rules = new OriginRules(List.of(),
			Stream
				.of("http://*.a.example:[*]", "https://*.a.example:8443", "https://*.b.example", "https://*.a.example",
						"https://*.x.a.example")
				.map(OriginPattern::parse)
				.toList(),
			Stream.of("https://c", "https://[a-c]", "https://.*").map(LinearRegex::compile).toList());

	@Test
	void firstPatternThatAllowsTheOriginIsNamed() {
		assertThat(this.rules.allowingPattern("https://w.x.a.example")).isEqualTo("https://*.a.example");
		assertThat(this.rules.allowingPattern("https://w.x.a.example:8443")).isEqualTo("https://*.a.example:8443");
		assertThat(this.rules.allowingPattern("https://a.example")).isNull();
		assertThat(this.rules.allowingPattern("null")).isNull();
	}

	@Test
	void firstRegexThatAllowsTheOriginIsNamed() {
		assertThat(this.rules.allowingRegex("https://b")).isEqualTo("https://[a-c]");
		assertThat(this.rules.allowingRegex("http://b")).isNull();
	}

}
