package io.github.corsstarter.benchmark;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Configurations of many lines, most of them wrong.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum ManyLines {

	/** Exact origins. */
	ORIGINS("exact origins", 100_000, 2, "allowed-origins", (i) -> "https://tenant-" + i + ".example.com"),

	/** Patterns with credentials. */
	PATTERNS("patterns", 10_000, 2, "allowed-origin-patterns", (i) -> "https://*.tenant-" + i + ".example.com"),

	/** Patterns of which one covers all others. */
	COVERED("patterns that one covers", 30_000, 2, "allowed-origin-patterns",
			(i) -> "https://*." + ((i == 0) ? "" : "tenant-" + i + ".") + "example.com"),

	/** Policies with paths of their own. */
	POLICIES("policies", 10_000, 2, (i) -> policy(i, "/tenant-" + i + "/**", i)),

	/** Policies with the same paths. */
	TENANTS("policies of one path", 10_000, 2, (i) -> policy(i, "/api/**", i)),

	/** Origins with a slash at the end. */
	MALFORMED("malformed origins", 20_000, 3, "allowed-origins", (i) -> "https://tenant-" + i + ".example.com/"),

	/** Methods that are none. */
	METHODS("wrong methods", 20_000, 3, "allowed-methods", (i) -> "put " + i),

	/** Paths without a slash. */
	PATHS("wrong paths", 20_000, 3, "paths", (i) -> "tenant-" + i + "/**"),

	/** Entries of a list with a misspelled key. */
	UNKNOWN_LIST("entries of an unknown list", 20_000, 3, "allowed-orgins",
			(i) -> "https://tenant-" + i + ".example.com"),

	/** Keys that do not exist. */
	UNKNOWN_KEYS("unknown keys", 20_000, 3, (i) -> "  key-" + i + ": x\n", "cors:\n"),

	/** Policies two of which have the same origin. */
	CLASHES("policies that clash", 20_000, 3, (i) -> policy(i, "/api/**", i / 2)),

	/** Policies that name no origin. */
	WITHOUT_ORIGINS("policies without an origin", 20_000, 3,
			(i) -> "    tenant-" + i + ":\n      paths: /tenant-" + i + "/**\n"),

	/** Policies with a value that is no duration. */
	MISTYPED("values of the wrong type", 20_000, 3,
			(i) -> policy(i, "/tenant-" + i + "/**", i) + "      max-age: soon\n");

	private final String title;

	private final int count;

	private final int goal;

	private final IntFunction<String> line;

	private final String beginning;

	ManyLines(String title, int count, int goal, String key, IntFunction<String> entry) {
		this(title, count, goal, (i) -> "    - '" + entry.apply(i) + "'\n",
				"cors:\n  allow-credentials: true\n  " + key + ":\n");
	}

	ManyLines(String title, int count, int goal, IntFunction<String> policy) {
		this(title, count, goal, policy, "cors:\n  allowed-methods: PUT\n  policies:\n");
	}

	ManyLines(String title, int count, int goal, IntFunction<String> line, String beginning) {
		this.title = title;
		this.count = count;
		this.goal = goal;
		this.line = line;
		this.beginning = beginning;
	}

	private static String policy(int number, String path, int origin) {
		return """
				    tenant-%d:
				      paths: %s
				      allowed-origins: https://tenant-%d.example.com
				      allow-credentials: true
				""".formatted(number, path, origin);
	}

	String title() {
		return this.title;
	}

	int count() {
		return this.count;
	}

	/** Most seconds that it should take beyond Spring Boot's own work. */
	int goal() {
		return this.goal;
	}

	String yaml() {
		return IntStream.range(0, this.count).mapToObj(this.line).collect(Collectors.joining("", this.beginning, ""));
	}

}
