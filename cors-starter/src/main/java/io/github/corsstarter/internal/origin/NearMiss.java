package io.github.corsstarter.internal.origin;

import java.util.function.Predicate;

import io.github.corsstarter.internal.regex.LinearRegex;
import org.jspecify.annotations.Nullable;

/**
 * An origin that a rule nearly allows, and how it differs.
 *
 * @param difference how the origin and the rule differ
 * @param rule the rule as it was written
 */
public record NearMiss(Difference difference, String rule) {

	private static final String WWW = "www.";

	/**
	 * The difference as the second half of a sentence about the origin.
	 * @return {@code it differs from the allowed 'https://app.example.com' in its port},
	 * for example
	 */
	public String description() {
		return this.difference.description.formatted(this.rule);
	}

	static @Nullable NearMiss of(Origin origin, Origin rule) {
		Difference difference = null;
		if (origin.host().equals(rule.host())) {
			difference = difference(origin.scheme().equals(rule.scheme()), writtenPort(origin) == writtenPort(rule));
		}
		else if (origin.scheme().equals(rule.scheme()) && origin.port() == rule.port()) {
			difference = difference(origin.host(), rule.host());
		}
		return (difference != null) ? new NearMiss(difference, rule.toString()) : null;
	}

	static @Nullable NearMiss of(Origin origin, OriginPattern rule) {
		Origin exact = rule.exact();
		if (exact != null) {
			return of(origin, exact);
		}
		boolean sameScheme = origin.hasScheme(rule.scheme());
		boolean samePort = rule.allowsPort(origin);
		Difference difference = null;
		if (sameScheme && samePort) {
			difference = hostDifference(origin, rule);
		}
		else if (rule.allowsHost(origin)) {
			difference = difference(sameScheme, samePort);
		}
		return (difference != null) ? new NearMiss(difference, rule.toString()) : null;
	}

	static @Nullable NearMiss of(Origin origin, LinearRegex rule) {
		String host = origin.host();
		String port = origin.toString().substring(origin.hostEnd());
		String otherScheme = origin.hasScheme("https") ? "http" : "https";
		Predicate<String> matches = rule::matches;
		Difference difference = null;
		if (matches.test(otherScheme + Origin.SCHEME_END + host + port)) {
			difference = Difference.SCHEME;
		}
		else if (matches.test(origin.scheme() + Origin.SCHEME_END + host)) {
			difference = Difference.PORT;
		}
		else if (matches.test(otherScheme + Origin.SCHEME_END + host)) {
			difference = Difference.SCHEME_AND_PORT;
		}
		else if (matches.test(origin.scheme() + Origin.SCHEME_END + WWW + host + port)) {
			difference = Difference.WITHOUT_WWW;
		}
		else if (host.startsWith(WWW)
				&& matches.test(origin.scheme() + Origin.SCHEME_END + host.substring(WWW.length()) + port)) {
			difference = Difference.WITH_WWW;
		}
		return (difference != null) ? new NearMiss(difference, rule.toString()) : null;
	}

	/**
	 * The difference of two origins with the same host, which differ in scheme, port or
	 * both.
	 */
	private static Difference difference(boolean sameScheme, boolean samePort) {
		if (sameScheme) {
			return Difference.PORT;
		}
		return samePort ? Difference.SCHEME : Difference.SCHEME_AND_PORT;
	}

	/** The difference of two origins with the same scheme and port, but another host. */
	private static @Nullable Difference difference(String host, String rule) {
		if (host.equals(WWW + rule)) {
			return Difference.WITH_WWW;
		}
		if (rule.equals(WWW + host)) {
			return Difference.WITHOUT_WWW;
		}
		if (host.endsWith("." + rule)) {
			return Difference.BELOW_EXACT;
		}
		if (isLocal(host) && isLocal(rule)) {
			return Difference.LOCAL_NAME;
		}
		return isOneEditAway(host, rule) ? Difference.ONE_CHARACTER : null;
	}

	/** The difference of an origin and a pattern with the same scheme and port. */
	private static @Nullable Difference hostDifference(Origin origin, OriginPattern rule) {
		int labels = rule.labelsBeforeBase(origin);
		return switch (labels) {
			case OriginPattern.OTHER_DOMAIN ->
				(isLocal(origin.host()) && rule.isOneHost() && isLocal(rule.baseDomain())) ? Difference.LOCAL_NAME
						: null;
			case 0 -> Difference.BARE_DOMAIN;
			case 1 -> rule.hasLabel() ? Difference.LABEL : Difference.BELOW_PATTERN;
			default -> rule.hasLabel() ? Difference.TOO_DEEP : Difference.BELOW_PATTERN;
		};
	}

	private static boolean isLocal(String host) {
		return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
	}

	/** The port as it is written: the default ports of two schemes count as the same. */
	private static int writtenPort(Origin origin) {
		return (origin.hostEnd() == origin.toString().length()) ? Origin.NO_PORT : origin.port();
	}

	/** Whether one character was added, removed or replaced, or two were swapped. */
	private static boolean isOneEditAway(String one, String other) {
		if (one.length() < other.length()) {
			return isOneEditAway(other, one);
		}
		int start = 0;
		while (start < other.length() && one.charAt(start) == other.charAt(start)) {
			start++;
		}
		String rest = one.substring(start);
		String otherRest = other.substring(start);
		if (rest.length() == otherRest.length() + 1) {
			return rest.startsWith(otherRest, 1);
		}
		return rest.length() == otherRest.length()
				&& (rest.substring(1).equals(otherRest.substring(1)) || isTransposition(rest, otherRest));
	}

	/** Whether the first two characters are swapped; both texts have at least two. */
	private static boolean isTransposition(String one, String other) {
		return one.charAt(0) == other.charAt(1) && one.charAt(1) == other.charAt(0)
				&& one.startsWith(other.substring(2), 2);
	}

	/**
	 * How an origin and a rule differ; what people overlook more easily comes first.
	 */
	public enum Difference {

		/** Only in the scheme. */
		SCHEME("it differs from the allowed '%s' in its scheme"),

		/** Only in the port. */
		PORT("it differs from the allowed '%s' in its port"),

		/** Only in {@code www.}, which the origin has. */
		WITH_WWW("it differs from the allowed '%s' in its 'www.'"),

		/** Only in {@code www.}, which the origin lacks. */
		WITHOUT_WWW("it lacks the 'www.' of the allowed '%s'"),

		/** Both are the machine itself, by different names. */
		LOCAL_NAME("it is another name for the machine of the allowed '%s', and a browser compares names"),

		/** The pattern requires something in front of the domain. */
		BARE_DOMAIN("the pattern '%s' allows what is below that domain, not the domain itself"),

		/** The pattern requires exactly one label in front of the domain. */
		TOO_DEEP("the pattern '%s' allows one label in front of that domain, not several"),

		/** The pattern requires another label in front of the domain. */
		LABEL("its first label does not match the braces of the pattern '%s'"),

		/** In both scheme and port. */
		SCHEME_AND_PORT("it differs from the allowed '%s' in its scheme and port"),

		/** The origin is a subdomain of the allowed one. */
		BELOW_EXACT("it is below the allowed '%s', which allows that host alone"),

		/** The origin is a subdomain of the host of a pattern whose ports vary. */
		BELOW_PATTERN("it is below the host of the pattern '%s', which allows that host alone"),

		/** In what may be a typo. */
		ONE_CHARACTER("it differs from the allowed '%s' by one character");

		private final String description;

		Difference(String description) {
			this.description = description;
		}

	}

}
