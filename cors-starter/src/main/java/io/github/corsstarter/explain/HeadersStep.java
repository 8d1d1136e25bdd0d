package io.github.corsstarter.explain;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.explain.Explanation.Check;
import io.github.corsstarter.explain.Explanation.Step;
import io.github.corsstarter.internal.policy.CompiledPolicy;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.internal.protocol.CorsHeaders;
import io.github.corsstarter.internal.protocol.HttpTokens;
import org.jspecify.annotations.Nullable;

/**
 * Says which of the headers that a preflight asks for are allowed. Each name is checked
 * by the same rule that the whole list was checked by.
 */
final class HeadersStep {

	/** Most names to check one by one; no script sets this many. */
	private static final int MAX_NAMES = 100;

	private final CompiledPolicy policy;

	private final String key;

	HeadersStep(CompiledPolicy policy) {
		this.policy = policy;
		this.key = policy.source().nameOf(PolicyKeys.ALLOWED_HEADERS);
	}

	/**
	 * The step of a preflight.
	 * @param requested the value of {@code Access-Control-Request-Headers}, or
	 * {@code null} if the preflight asks for none
	 * @return how it went
	 */
	Step of(@Nullable String requested) {
		List<String> names = (requested != null) ? names(requested) : List.of();
		if (allows(requested)) {
			return Step.passed(Check.HEADERS,
					names.isEmpty() ? "The request asks for no extra headers." : allowed(names));
		}
		List<String> refused = names.stream().filter((name) -> !allows(name)).toList();
		return Step.failed(Check.HEADERS, refused.isEmpty()
				? "Access-Control-Request-Headers is not a list that a browser would send, so nothing allows it."
				: refused(refused));
	}

	private String allowed(List<String> names) {
		boolean any = this.policy.settings().allowedHeaders().contains(CorsHeaders.WILDCARD);
		return subject(names) + (any ? " covered by the '*' of " : " in ") + this.key + ".";
	}

	private String refused(List<String> refused) {
		List<String> malformed = refused.stream().filter((name) -> !HttpTokens.isToken(name)).toList();
		if (!malformed.isEmpty()) {
			return subject(malformed) + ((malformed.size() == 1) ? " not a valid header name, so nothing allows it."
					: " not valid header names, so nothing allows them.");
		}
		boolean any = this.policy.settings().allowedHeaders().contains(CorsHeaders.WILDCARD);
		return subject(refused) + (any ? " not covered by the '*' of " + this.key + ": list it beside the '*'."
				: " not in " + this.key + ".");
	}

	private static String subject(List<String> names) {
		return (names.size() == 1) ? "Header " + Sentences.strangers(names) + " is"
				: "Headers " + Sentences.strangers(names) + " are";
	}

	private boolean allows(@Nullable String requested) {
		return this.policy.rules().headers().allows(requested, this.policy.allowsCredentials());
	}

	private static List<String> names(String requested) {
		return Stream.of(requested.split(",", MAX_NAMES + 1))
			.limit(MAX_NAMES)
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.toList();
	}

}
