package io.github.corsstarter.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.springframework.web.cors.CorsConfiguration;

/**
 * What is configured. The origin that is allowed is the last of its list, and the policy
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
	PATHS_100(Kind.PATHS, 100),

	/** Ten policies that govern the same paths, with an origin each. */
	TENANTS_10(Kind.TENANTS, 10),

	/** Ten thousand such policies. */
	TENANTS_10000(Kind.TENANTS, 10_000);

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

	/** How many there are of what there may be many of. */
	int count() {
		return this.count;
	}

	/** The last of the origins that are allowed. */
	String allowedOrigin() {
		return this.kind.origin.formatted(this.count - 1);
	}

	/** A path that the last policy governs. */
	String path() {
		return "/service-" + (this.count - 1) + "/orders/4711";
	}

	/** The rules as properties of the starter. */
	Map<String, Object> properties() {
		Map<String, Object> properties = new HashMap<>();
		properties.put("cors.allowed-methods", List.of("PUT"));
		properties.put("cors.allowed-headers", HEADERS);
		properties.put("cors.exposed-headers", EXPOSED_HEADERS);
		properties.put("cors.allow-credentials", true);
		if (this.kind != Kind.PATHS && this.kind != Kind.TENANTS) {
			properties.put("cors." + this.kind.key, all(this.kind.rule));
			return properties;
		}
		for (int i = 0; i < this.count; i++) {
			properties.put("cors.policies.service-" + i + ".allowed-origins", this.kind.origin.formatted(i));
			properties.put("cors.policies.service-" + i + ".paths", this.kind.rule.formatted(i));
		}
		return properties;
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

		EXACT("allowed-origins", "https://tenant-%d.example.com", "https://tenant-%d.example.com"),

		WILDCARD("allowed-origin-patterns", "https://*.tenant-%d.example.com", "https://www.tenant-%d.example.com"),

		LABEL("allowed-origin-patterns", "https://{[a-z]+-[0-9]+}.tenant-%d.example.com",
				"https://pr-42.tenant-%d.example.com"),

		REGEX("allowed-origin-regexes", "https://[a-z]+-[0-9]+\\.tenant-%d\\.example\\.com(:[0-9]+)?",
				"https://pr-42.tenant-%d.example.com"),

		PATHS("paths", "/service-%d/**", "https://tenant-%d.example.com"),

		TENANTS("paths", "/**", "https://tenant-%d.example.com");

		/** Where the rules stand. */
		private final String key;

		private final String rule;

		private final String origin;

		Kind(String key, String rule, String origin) {
			this.key = key;
			this.rule = rule;
			this.origin = origin;
		}

	}

}
