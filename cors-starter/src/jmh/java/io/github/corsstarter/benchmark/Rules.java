package io.github.corsstarter.benchmark;

import java.util.List;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.web.PathPolicy;

import org.springframework.web.cors.CorsConfiguration;

/**
 * What is configured. The origin that is let in is the last of its list, and the policy
 * that governs the request the last in its order, where there is one. Everything else is
 * always the same: four methods, three request headers, two exposed headers, credentials.
 */
public enum Rules {

	/** One origin. */
	EXACT_1(Kind.EXACT, 1),

	/** Ten origins. */
	EXACT_10(Kind.EXACT, 10),

	/** A thousand origins. */
	EXACT_1000(Kind.EXACT, 1_000),

	/** A hundred thousand origins. */
	EXACT_100000(Kind.EXACT, 100_000),

	/** Ten patterns that begin with {@code *}. */
	WILDCARD_10(Kind.WILDCARD, 10),

	/** Ten thousand patterns that begin with {@code *}. */
	WILDCARD_10000(Kind.WILDCARD, 10_000),

	/** Ten patterns that begin with a label in braces. */
	LABEL_10(Kind.LABEL, 10),

	/** Ten thousand patterns that begin with a label in braces. */
	LABEL_10000(Kind.LABEL, 10_000),

	/** A regular expression over whole origins. */
	REGEX_1(Kind.REGEX, 1),

	/** Ten regular expressions over whole origins. */
	REGEX_10(Kind.REGEX, 10),

	/** One policy that governs some paths only. */
	PATHS_1(Kind.PATHS, 1),

	/** Ten such policies. */
	PATHS_10(Kind.PATHS, 10),

	/** A hundred such policies. */
	PATHS_100(Kind.PATHS, 100);

	static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT");

	static final List<String> HEADERS = List.of("Content-Type", "X-Trace", "X-CSRF-TOKEN");

	static final List<String> EXPOSED_HEADERS = List.of("ETag", "X-Total-Count");

	/** How long a preflight may be cached, in seconds. */
	static final long MAX_AGE = 1_800;

	private final Kind kind;

	private final int count;

	Rules(Kind kind, int count) {
		this.kind = kind;
		this.count = count;
	}

	/** The last of the origins that are let in. */
	String allowedOrigin() {
		return this.kind.origin.formatted(this.count - 1);
	}

	/** A path that the last policy governs. */
	String path() {
		return "/service-" + (this.count - 1) + "/orders/4711";
	}

	/** The rules as policies of the starter. */
	List<PathPolicy> policies() {
		if (this.kind == Kind.PATHS) {
			return IntStream.range(0, this.count).mapToObj(this::service).toList();
		}
		CorsPolicyBuilder builder = builder("all");
		switch (this.kind) {
			case EXACT -> builder.allowedOrigins(all(this.kind.rule));
			case REGEX -> builder.allowedOriginRegexes(all(this.kind.rule));
			default -> builder.allowedOriginPatterns(all(this.kind.rule));
		}
		return List.of(new PathPolicy(builder.build(), List.of(PathPolicy.ALL_PATHS)));
	}

	private PathPolicy service(int i) {
		CorsPolicy policy = builder("service-" + i).allowedOrigins(List.of(this.kind.origin.formatted(i))).build();
		return new PathPolicy(policy, List.of(this.kind.rule.formatted(i)));
	}

	private static CorsPolicyBuilder builder(String name) {
		return CorsPolicy.builder()
			.name(name)
			.allowedMethods(List.of("PUT"))
			.allowedHeaders(HEADERS)
			.exposedHeaders(EXPOSED_HEADERS)
			.allowCredentials(true);
	}

	/**
	 * The rules as Spring's, which has neither labels nor regular expressions: there the
	 * nearest glob stands in.
	 */
	CorsConfiguration configuration() {
		CorsConfiguration configuration = new CorsConfiguration();
		if (this.kind == Kind.EXACT) {
			configuration.setAllowedOrigins(all(this.kind.rule));
		}
		else {
			configuration.setAllowedOriginPatterns(all(Kind.WILDCARD.rule));
		}
		configuration.setAllowedMethods(METHODS);
		configuration.setAllowedHeaders(HEADERS);
		configuration.setExposedHeaders(EXPOSED_HEADERS);
		configuration.setAllowCredentials(true);
		configuration.setMaxAge(MAX_AGE);
		return configuration;
	}

	private List<String> all(String rule) {
		return IntStream.range(0, this.count).mapToObj(rule::formatted).toList();
	}

	/**
	 * What there is one or many of.
	 */
	private enum Kind {

		EXACT("https://tenant-%d.example.com", "https://tenant-%d.example.com"),

		WILDCARD("https://*.tenant-%d.example.com", "https://www.tenant-%d.example.com"),

		LABEL("https://{[a-z]+-[0-9]+}.tenant-%d.example.com", "https://pr-42.tenant-%d.example.com"),

		REGEX("https://[a-z]+-[0-9]+\\.tenant-%d\\.example\\.com(:[0-9]+)?", "https://pr-42.tenant-%d.example.com"),

		PATHS("/service-%d/**", "https://tenant-%d.example.com");

		private final String rule;

		private final String origin;

		Kind(String rule, String origin) {
			this.rule = rule;
			this.origin = origin;
		}

	}

}
