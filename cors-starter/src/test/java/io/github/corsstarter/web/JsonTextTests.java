package io.github.corsstarter.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * JSON as it is written, and as a library reads it.
 */
class JsonTextTests {

	private static final long SEED = 20261121;

	@Test
	void valuesAreWrittenAsJson() {
		Map<String, Object> value = new LinkedHashMap<>();
		value.put("text", "a");
		value.put("number", 200);
		value.put("claim", true);
		value.put("nothing", null);
		value.put("list", Arrays.asList("b", 1, null, List.of()));
		value.put("map", Map.of("c", Map.of()));
		assertThat(JsonText.of(value)).isEqualTo(
				"{\"text\":\"a\",\"number\":200,\"claim\":true,\"nothing\":null,\"list\":[\"b\",1,null,[]],\"map\":{\"c\":{}}}");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void hostileStringIsOneString(String description, String hostile) {
		String json = JsonText.of(Map.of(hostile, hostile));
		assertThat(json).matches("[ -~]+").doesNotContain("<", ">", "&");
		assertThat(JsonPath.<Map<String, Object>>read(json, "$")).containsExactly(Map.entry(hostile, hostile));
	}

	static Stream<Arguments> hostileStringIsOneString() {
		return Stream.of(arguments("nothing", ""), arguments("the end of the string", "\",\"admin\":\"true"),
				arguments("a backslash at the end", "\\"), arguments("a backslash and a quote", "\\\""),
				arguments("an escape that is none", "\\u0041"), arguments("a NUL", "a\0b"),
				arguments("lines", "a\r\nb\tc\u2028d\u2029e\u0085f"),
				arguments("a page", "<script>alert(1)&lt;</script>"), arguments("an emoji", "\ud83d\ude00"),
				arguments("half an emoji", "a\ud83d"), arguments("the other half", "\ude00a"),
				arguments("a delete", "\u007f"), arguments("a byte-order mark", "\ufeff"),
				arguments("the last character", "\uffff"));
	}

	@Test
	void anyStringIsOneString() {
		Random random = new Random(SEED);
		for (int i = 0; i < 10_000; i++) {
			String any = random.ints(random.nextInt(20), 0, (random.nextBoolean() ? 128 : Character.MAX_VALUE))
				.collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
				.toString();
			assertThat(JsonPath.<List<String>>read(JsonText.of(List.of(any)), "$")).as("seed %s", SEED)
				.containsExactly(any);
		}
	}

}
