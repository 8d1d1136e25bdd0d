package io.github.corsstarter.internal.origin;

import java.util.function.Predicate;

import io.github.corsstarter.internal.regex.LinearRegex;
import org.jspecify.annotations.Nullable;

/**
 * That an origin is nearly what a rule allows.
 *
 * @param difference what the two differ in
 * @param rule the rule as it was written
 */
public record NearMiss(Difference difference, String rule) {

	private static final String WWW = "www.";

	/**
	 * In one sentence's second half, about the origin.
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

	/** Of two with the same host, which differ in one of the two at least. */
	private static Difference difference(boolean sameScheme, boolean samePort) {
		if (sameScheme) {
			return Difference.PORT;
		}
		return samePort ? Difference.SCHEME : Difference.SCHEME_AND_PORT;
	}

	/** Of two with the same scheme and port, but not the same host. */
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
		return isOneEditAway(host, rule) ? Difference.ONE_CHARACTER : null;
	}

	/** Of two with the same scheme and port. */
	private static @Nullable Difference hostDifference(Origin origin, OriginPattern rule) {
		int labels = rule.labelsBeforeBase(origin);
		return switch (labels) {
			case OriginPattern.OTHER_DOMAIN -> null;
			case 0 -> Difference.BARE_DOMAIN;
			case 1 -> rule.hasLabel() ? Difference.LABEL : Difference.BELOW_PATTERN;
			default -> rule.hasLabel() ? Difference.TOO_DEEP : Difference.BELOW_PATTERN;
		};
	}

	/** The port as far as it is written: the default ones of two schemes are one. */
	private static int writtenPort(Origin origin) {
		return (origin.hostEnd() == origin.toString().length()) ? Origin.NO_PORT : origin.port();
	}

	/** Whether one character is more, less or another, or two have changed places. */
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

	/** Whether the first two have changed places; both have two at least. */
	private static boolean isTransposition(String one, String other) {
		return one.charAt(0) == other.charAt(1) && one.charAt(1) == other.charAt(0)
				&& one.startsWith(other.substring(2), 2);
	}

	/**
	 * What an origin and a rule differ in, those first that are more likely what somebody
	 * overlooked.
	 */
	public enum Difference {

		/** In nothing but the scheme. */
		SCHEME("it differs from the allowed '%s' in its scheme"),

		/** In nothing but the port. */
		PORT("it differs from the allowed '%s' in its port"),

		/** In nothing but {@code www.}, which the origin has. */
		WITH_WWW("it differs from the allowed '%s' in its 'www.'"),

		/** In nothing but {@code www.}, which the origin has not. */
		WITHOUT_WWW("it lacks the 'www.' of the allowed '%s'"),

		/** In that the pattern wants something in front. */
		BARE_DOMAIN("the pattern '%s' allows what is below that domain, not the domain itself"),

		/** In that the pattern wants one label in front. */
		TOO_DEEP("the pattern '%s' allows one label in front of that domain, not several"),

		/** In that the pattern wants another label in front. */
		LABEL("its first label does not match the braces of the pattern '%s'"),

		/** In scheme and port. */
		SCHEME_AND_PORT("it differs from the allowed '%s' in its scheme and port"),

		/** In that it is below the one that is allowed. */
		BELOW_EXACT("it is below the allowed '%s', which allows that host alone"),

		/** In that it is below the host of a pattern of ports. */
		BELOW_PATTERN("it is below the host of the pattern '%s', which allows that host alone"),

		/** In what may be a typing error. */
		ONE_CHARACTER("it differs from the allowed '%s' by one character");

		private final String description;

		Difference(String description) {
			this.description = description;
		}

	}

}
