package io.github.corsstarter.internal.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.Danger;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.origin.OriginPattern;
import io.github.corsstarter.internal.reach.OriginReach;

/**
 * Finds what is wrong with configured origins that are spelled correctly: they allow
 * nobody, or, with credentials, too many. Without credentials there is no such thing as
 * too many: {@code *} allows them all.
 */
final class OriginDangers {

	private final boolean credentials;

	private final Set<Danger> tolerated;

	OriginDangers(boolean credentials, Set<Danger> tolerated) {
		this.credentials = credentials;
		this.tolerated = tolerated;
	}

	List<String> of(Origin origin) {
		return (refuses(Danger.INSECURE_ORIGINS) && origin.isInsecure()) ? List.of(insecure(origin.toString()))
				: List.of();
	}

	List<String> of(OriginPattern pattern) {
		if (pattern.isEmpty()) {
			return List.of("No origin can match this: labels consist of 'a-z', '0-9', '-' and '_'. "
					+ "Write a pattern such as 'https://{[a-z]+}.example.com'.");
		}
		List<String> dangers = new ArrayList<>();
		if (refuses(Danger.INSECURE_ORIGINS) && pattern.isInsecure()) {
			dangers.add(insecure(pattern.toString()));
		}
		if (refuses(Danger.PUBLIC_SUFFIXES) && !OriginReach.staysInOneDomain(pattern)) {
			OriginReach.Domains domains = OriginReach.of(pattern).domains();
			if (domains.openSuffix() != null) {
				dangers.add(publicSuffix(domains.openSuffix()));
			}
			else if (domains.unboundedExample() != null) {
				dangers.add("Anybody can register a name such as that of '%s'. List the origins, or %s."
					.formatted(domains.unboundedExample(), tolerate(Danger.PUBLIC_SUFFIXES)));
			}
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
		if (refuses(Danger.PUBLIC_SUFFIXES) || refuses(Danger.UNBOUNDED_ORIGINS)) {
			addDomains(reach, dangers);
		}
		return dangers;
	}

	private void addDomains(OriginReach reach, List<String> dangers) {
		OriginReach.Domains domains = reach.domains();
		if (domains.openSuffix() != null && refuses(Danger.PUBLIC_SUFFIXES)) {
			dangers.add(publicSuffix(domains.openSuffix()));
		}
		if (domains.unboundedExample() != null && refuses(Danger.UNBOUNDED_ORIGINS)) {
			dangers.add("This also allows '%s'. %s, or %s.".formatted(domains.unboundedExample(), instead(reach),
					tolerate(Danger.UNBOUNDED_ORIGINS)));
		}
	}

	private boolean refuses(Danger danger) {
		return this.credentials && !this.tolerated.contains(danger);
	}

	private static String insecure(String rule) {
		return "Over http anybody on the network can read and change what such a page sends. Write '%s', or %s."
			.formatted(rule.replaceFirst("^http:", "https:"), tolerate(Danger.INSECURE_ORIGINS));
	}

	private static String publicSuffix(OriginReach.OpenSuffix open) {
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

	private static String tolerate(Danger danger) {
		return "tolerate '" + danger.key() + "'";
	}

}
