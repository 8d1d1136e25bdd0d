package io.github.corsstarter.internal.origin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.OriginMatch;

/**
 * What configured origins mean, read naively from their text: it splits strings, and
 * leaves regular expressions to Java. Slow, and obviously correct; shares nothing with
 * the starter but the names of the answers.
 */
public final class PlainOrigins {

	/** Scheme, host and port; the host is checked further below. */
	private static final Pattern ORIGIN = Pattern.compile(
			"(?<scheme>[a-z][a-z0-9+.-]{0,63})://(?<host>[A-Za-z0-9._~-]+|\\[[0-9a-f:]+])(:(?<port>[1-9][0-9]{0,4}))?");

	private static final Pattern PATTERN = Pattern
		.compile("(?<scheme>[^:]+)://(?<labels>\\*\\.|\\{(?<regex>.*)}\\.)?(?<base>\\[[^]]*]|[^:]*)(:(?<ports>.+))?");

	private static final String IPV4_NUMBER = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

	private final List<String> exact;

	private final List<PlainPattern> patterns;

	private final List<Pattern> regexes;

	/**
	 * Take configured origins.
	 * @param exact origins, or the single {@code *}
	 * @param patterns patterns of origins
	 * @param regexes expressions that match whole origins
	 */
	public PlainOrigins(List<String> exact, List<String> patterns, List<String> regexes) {
		this.exact = exact;
		this.patterns = patterns.stream().map(PlainPattern::of).toList();
		this.regexes = regexes.stream().map(Pattern::compile).toList();
	}

	/**
	 * How an origin is allowed.
	 * @param origin the origin as it was sent
	 * @return the strongest match
	 */
	public OriginMatch match(String origin) {
		if (this.exact.contains("*")) {
			return OriginMatch.ANY;
		}
		Matcher parts = ORIGIN.matcher(origin);
		if (parts.matches() && isHost(parts.group("scheme"), parts.group("host"))
				&& isPort(parts.group("scheme"), parts.group("port"))) {
			return matchParts(origin, parts);
		}
		return origin.equals("null") ? OriginMatch.NONE : OriginMatch.MALFORMED;
	}

	private OriginMatch matchParts(String origin, Matcher parts) {
		if (this.exact.contains(origin)) {
			return OriginMatch.EXACT;
		}
		if (this.patterns.stream().anyMatch((pattern) -> pattern.allows(parts))) {
			return OriginMatch.PATTERN;
		}
		if (this.regexes.stream().anyMatch((regex) -> regex.matcher(origin).matches())) {
			return OriginMatch.REGEX;
		}
		return OriginMatch.NONE;
	}

	private static boolean isHost(String scheme, String host) {
		if (host.startsWith("[")) {
			return isIpv6(host.substring(1, host.length() - 1));
		}
		if (!scheme.matches("https?")) {
			return host.length() <= 253;
		}
		boolean lower = host.matches("[a-z0-9._-]+");
		boolean dot = host.endsWith(".") && !host.matches("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.");
		return lower && isName(dot ? host.substring(0, host.length() - 1) : host);
	}

	private static boolean isName(String host) {
		String[] labels = host.split("\\.", -1);
		String last = labels[labels.length - 1];
		boolean lengths = host.length() <= 253
				&& Arrays.stream(labels).allMatch((label) -> label.length() >= 1 && label.length() <= 63);
		boolean number = last.matches("[0-9]+|0x[0-9a-f]*");
		return lengths && (!number || host.matches(IPV4_NUMBER + "(\\." + IPV4_NUMBER + "){3}"));
	}

	private static boolean isIpv6(String address) {
		String[] halves = address.split("::", -1);
		List<String> pieces = new ArrayList<>();
		for (String half : halves) {
			if (!half.isEmpty()) {
				pieces.addAll(List.of(half.split(":", -1)));
			}
		}
		boolean complete = (halves.length == 1) ? pieces.size() == 8 : halves.length == 2 && pieces.size() <= 6;
		return complete && pieces.stream().allMatch((piece) -> piece.matches("0|[1-9a-f][0-9a-f]{0,3}"));
	}

	private static boolean isPort(String scheme, String port) {
		return port == null || (Integer.parseInt(port) <= 65535 && !port.equals(defaultPort(scheme)));
	}

	private static String defaultPort(String scheme) {
		return switch (scheme) {
			case "https" -> "443";
			case "http" -> "80";
			default -> "none";
		};
	}

	/**
	 * A pattern.
	 *
	 * @param scheme its scheme
	 * @param subdomains whether it begins with a star
	 * @param label the regular expression of its first label, or {@code null}
	 * @param base what follows
	 * @param ports its ports as they are written, or {@code null}
	 */
	private record PlainPattern(String scheme, boolean subdomains, Pattern label, String base, String ports) {

		static PlainPattern of(String text) {
			Matcher parts = PATTERN.matcher(text);
			if (!parts.matches()) {
				throw new IllegalArgumentException(text);
			}
			String regex = parts.group("regex");
			return new PlainPattern(parts.group("scheme"), "*.".equals(parts.group("labels")),
					(regex != null) ? Pattern.compile(regex) : null, parts.group("base"), parts.group("ports"));
		}

		boolean allows(Matcher origin) {
			return this.scheme.equals(origin.group("scheme")) && allowsHost(origin.group("host"))
					&& allowsPort(origin.group("port"));
		}

		private boolean allowsHost(String host) {
			if (!this.subdomains && this.label == null) {
				return host.equals(this.base);
			}
			if (!host.endsWith("." + this.base)) {
				return false;
			}
			String labels = host.substring(0, host.length() - this.base.length() - 1);
			return this.subdomains || (!labels.contains(".") && this.label.matcher(labels).matches());
		}

		private boolean allowsPort(String port) {
			if (this.ports == null) {
				return port == null;
			}
			if (this.ports.equals("[*]")) {
				return true;
			}
			String[] listed = this.ports.replaceAll("[\\[\\] ]", "").split(",");
			return List.of(listed).contains((port != null) ? port : defaultPort(this.scheme));
		}

	}

}
