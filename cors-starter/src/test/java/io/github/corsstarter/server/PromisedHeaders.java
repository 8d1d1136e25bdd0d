package io.github.corsstarter.server;

import java.util.Locale;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the filters promise to an allowed origin on every response, whatever happens.
 */
final class PromisedHeaders {

	/** The origin that is allowed. */
	static final String APP = "https://app.example.com";

	/** The header of its requests. */
	static final String ORIGIN = "Origin: " + APP;

	/** The headers of the responses to it. */
	static final Set<String> ALLOWED = Set.of("access-control-allow-origin: " + APP,
			"access-control-allow-credentials: true", "access-control-expose-headers: ETag");

	private PromisedHeaders() {
	}

	/** The properties of an application that makes the promise. */
	static String[] properties(String... others) {
		String[] properties = { "cors.allowed-origins=" + APP, "cors.allowed-methods=PUT", "cors.exposed-headers=ETag",
				"cors.allow-credentials=true", "server.compression.enabled=true" };
		String[] all = new String[properties.length + others.length];
		System.arraycopy(properties, 0, all, 0, properties.length);
		System.arraycopy(others, 0, all, properties.length, others.length);
		return all;
	}

	/**
	 * See that a response keeps the promise, with each header once.
	 * @param answer the response
	 * @param statuses the status codes that it may have, separated by spaces
	 */
	static void assertPromised(Answer answer, String statuses) {
		assertThat(statuses.split(" ", -1)).contains("" + answer.status());
		assertThat(answer.corsHeaders()).isEqualTo(ALLOWED);
		assertThat(answer.vary()).containsOnlyOnce("origin")
			.doesNotHaveDuplicates()
			.noneMatch((name) -> name.startsWith("access-control-"));
		assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain("access-control-");
	}

}
