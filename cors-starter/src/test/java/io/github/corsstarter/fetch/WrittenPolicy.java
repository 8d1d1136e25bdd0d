package io.github.corsstarter.fetch;

import java.time.Duration;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.Danger;
import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.internal.origin.PlainOrigins;
import io.github.corsstarter.web.path.PathPolicy;

/**
 * A policy as it is written in {@code application.yml}, and what a person takes it to
 * mean.
 *
 * @param name its name
 * @param path the path that it governs, with all below it
 * @param origins allowed-origins
 * @param patterns allowed-origin-patterns
 * @param regexes allowed-origin-regexes
 * @param methods allowed-methods
 * @param headers allowed-headers
 * @param exposed exposed-headers
 * @param credentials allow-credentials
 * @param maxAge max-age
 */
record WrittenPolicy(String name, String path, List<String> origins, List<String> patterns, List<String> regexes,
		List<String> methods, List<String> headers, List<String> exposed, boolean credentials, Duration maxAge) {

	/** The starter's compiled form of it. */
	PathPolicy compile() {
		CorsPolicy policy = CorsPolicy.builder()
			.name(this.name)
			.allowedOrigins(this.origins)
			.allowedOriginPatterns(this.patterns)
			.allowedOriginRegexes(this.regexes)
			.allowedMethods(this.methods)
			.allowedHeaders(this.headers)
			.exposedHeaders(this.exposed)
			.allowCredentials(this.credentials)
			.maxAge(this.maxAge)
			.dangerouslyTolerate(Danger.values())
			.build();
		return new PathPolicy(policy, List.of(this.path + "/**"));
	}

	boolean governs(String requested) {
		return requested.equals(this.path) || requested.startsWith(this.path + "/");
	}

	PlainOrigins plainOrigins() {
		return new PlainOrigins(this.origins, this.patterns, this.regexes);
	}

	OriginMatch match(String origin) {
		return plainOrigins().match(origin);
	}

	boolean allowsAnybody() {
		return this.origins.contains("*");
	}

	boolean allowsMethod(String method) {
		return List.of("GET", "HEAD", "POST").contains(method) || this.methods.contains(method)
				|| this.methods.contains("*");
	}

	/** Without credentials {@code *} does not cover Authorization, as in browsers. */
	boolean allowsHeader(String name) {
		boolean wildcard = this.headers.contains("*") && (this.credentials || !name.equalsIgnoreCase("Authorization"));
		return wildcard || this.headers.stream().anyMatch(name::equalsIgnoreCase);
	}

	boolean exposes(String name) {
		return this.exposed.contains("*") || this.exposed.stream().anyMatch(name::equalsIgnoreCase);
	}

}
