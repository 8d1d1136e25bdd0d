package io.github.corsstarter.explain;

import io.github.corsstarter.OriginMatch;
import io.github.corsstarter.internal.origin.NearMiss;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.policy.CompiledPolicy;
import io.github.corsstarter.internal.policy.PolicyKeys;
import io.github.corsstarter.internal.policy.PolicySource;
import org.jspecify.annotations.Nullable;

/**
 * Says why a policy allows an origin or does not, and which rule the origin nearly
 * matches.
 */
final class OriginSentence {

	private final CompiledPolicy policy;

	private final String origin;

	private final String subject;

	OriginSentence(CompiledPolicy policy, String origin) {
		this.policy = policy;
		this.origin = origin;
		this.subject = "Origin " + Sentences.strangers(origin);
	}

	/** Why an origin is allowed. */
	String allowed(OriginMatch match) {
		PolicySource source = this.policy.source();
		return switch (match) {
			case EXACT -> this.subject + " is in " + exactKey() + ".";
			case PATTERN -> this.subject + matches(source.origins().allowingPattern(this.origin),
					source.nameOf(PolicyKeys.ALLOWED_ORIGIN_PATTERNS));
			case REGEX -> this.subject + matches(source.origins().allowingRegex(this.origin),
					source.nameOf(PolicyKeys.ALLOWED_ORIGIN_REGEXES));
			default -> this.subject + " is covered by the '*' of " + exactKey() + ".";
		};
	}

	private static String matches(@Nullable String rule, String key) {
		return " matches " + ((rule != null) ? Sentences.quoted(rule) + " of " : "") + key + ".";
	}

	/** Why an origin is not allowed. */
	String denied(OriginMatch match) {
		if (match == OriginMatch.MALFORMED) {
			return malformed();
		}
		Origin parsed = Origin.tryParse(this.origin);
		if (parsed == null) {
			return "Origin 'null' cannot be listed: sandboxed frames, pages from files or 'data:' URLs and some "
					+ "redirects send it. Serve the page from an origin of its own.";
		}
		NearMiss nearest = this.policy.source().origins().nearest(parsed);
		return this.subject + " is not in " + exactKey() + ((nearest != null) ? ": " + nearest.description() : "")
				+ ".";
	}

	private String malformed() {
		Origin meant = Origin.corrected(this.origin);
		if (meant == null) {
			return this.subject
					+ " is not a valid origin: a browser sends a scheme, '://', a host and possibly a port, in lower-case "
					+ "ASCII, and one only.";
		}
		OriginMatch match = this.policy.match(meant.toString());
		return this.subject + " is not how a browser sends it: " + Sentences.quoted(meant.toString())
				+ (match.allows() ? " would be allowed." : " would be, but it is not in " + exactKey() + " either.");
	}

	private String exactKey() {
		return this.policy.source().nameOf(PolicyKeys.ALLOWED_ORIGINS);
	}

}
