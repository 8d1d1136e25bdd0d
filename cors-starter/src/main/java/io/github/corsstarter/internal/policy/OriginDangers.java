package io.github.corsstarter.internal.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.Danger;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.origin.OriginPattern;
import io.github.corsstarter.internal.origin.UnusedOrigins;
import io.github.corsstarter.internal.reach.OriginReach;

/**
 * Finds what is wrong with configured origins that are spelled correctly: they allow
 * nobody, or, with credentials, too many. Without credentials there is no such thing as
 * too many: {@code *} allows them all.
 */
final class OriginDangers {

	private final boolean credentials;

	private final Set<Danger> tolerated;

	private final String key;

	/**
	 * Create a check.
	 * @param credentials whether the policy allows credentials
	 * @param tolerated the dangers that must not be refused
	 * @param key the name of the key under which they are tolerated
	 */
	OriginDangers(boolean credentials, Set<Danger> tolerated, String key) {
		this.credentials = credentials;
		this.tolerated = tolerated;
		this.key = key.contains("'") ? key : "'" + key + "'";
	}

	List<String> of(Origin origin) {
		String unused = UnusedOrigins.mistake(origin);
		if (unused != null) {
			return List.of(unused);
		}
		return (refuses(Danger.INSECURE_ORIGINS) && origin.isInsecure()) ? List.of(insecure(origin.toString()))
				: List.of();
	}

	List<String> of(OriginPattern pattern) {
		Origin exact = pattern.exact();
		if (exact != null) {
			return of(exact);
		}
		if (pattern.isEmpty()) {
			return List.of("No origin can match this: labels consist of up to 63 of 'a-z', '0-9', '-' and '_', and a "
					+ "host has at most 253 characters. Write a pattern such as 'https://{[a-z]+}.example.com'.");
		}
		List<String> dangers = new ArrayList<>();
		if (refuses(Danger.INSECURE_ORIGINS) && pattern.isInsecure()) {
			dangers.add(insecure(pattern.toString()));
		}
		if (this.credentials && !OriginReach.staysInOneDomain(pattern)) {
			addDomains(OriginReach.of(pattern), dangers);
		}
		return dangers;
	}

	List<String> of(OriginReach reach) {
		if (reach.isEmpty()) {
			return List.of("No origin can match this. "
					+ "Write an expression that matches the whole of one, such as 'https://[a-z]+\\.example\\.com'.");
		}
		List<String> dangers = new ArrayList<>();
		String insecure = refuses(Danger.INSECURE_ORIGINS) ? reach.insecureExample() : null;
		if (insecure != null) {
			dangers.add(
					"This also allows '%s', and over http anybody on the network can read and change what such a page sends. Write 'https://' alone, or %s."
						.formatted(insecure, tolerate(Danger.INSECURE_ORIGINS)));
		}
		if (this.credentials) {
			addDomains(reach, dangers);
		}
		return dangers;
	}

	private void addDomains(OriginReach reach, List<String> dangers) {
		if (!refuses(Danger.PUBLIC_SUFFIXES) && !refuses(Danger.UNBOUNDED_ORIGINS)) {
			return;
		}
		OriginReach.Domains domains = reach.domains();
		if (domains.openSuffix() != null && refuses(Danger.PUBLIC_SUFFIXES)) {
			dangers.add(publicSuffix(domains.openSuffix()));
		}
		if (domains.unboundedExample() != null && refuses(Danger.UNBOUNDED_ORIGINS)) {
			dangers.add(unbounded(reach, domains.unboundedExample()));
		}
	}

	/**
	 * What would be refused if credentials were allowed, because it allows strangers.
	 * @param reach what is allowed
	 * @return a warning for each danger that is not tolerated
	 */
	List<String> strangers(OriginReach reach) {
		String example = this.tolerated.contains(Danger.UNBOUNDED_ORIGINS) ? null : reach.domains().unboundedExample();
		return (example != null) ? List.of(unbounded(reach, example)) : List.of();
	}

	private String unbounded(OriginReach reach, String example) {
		return "This also allows '%s'. %s, or %s.".formatted(example, instead(reach),
				tolerate(Danger.UNBOUNDED_ORIGINS));
	}

	private boolean refuses(Danger danger) {
		return this.credentials && !this.tolerated.contains(danger);
	}

	private String insecure(String rule) {
		return "Over http anybody on the network can read and change what such a page sends. Write '%s', or %s."
			.formatted(rule.replaceFirst("^http:", "https:"), tolerate(Danger.INSECURE_ORIGINS));
	}

	private String publicSuffix(OriginReach.OpenSuffix open) {
		return "Anybody can register a name under '%s', and this allows '%s'. Write a domain of your own, or %s."
			.formatted(open.suffix(), open.example(), tolerate(Danger.PUBLIC_SUFFIXES));
	}

	private static String instead(OriginReach reach) {
		if (reach.lacksEscapes()) {
			return "Write '\\.' for each dot";
		}
		String pattern = reach.suggestedPattern();
		return (pattern != null) ? "Use the pattern '" + pattern + "'" : "List the origins";
	}

	private String tolerate(Danger danger) {
		return "add '" + danger.key() + "' to " + this.key;
	}

}
