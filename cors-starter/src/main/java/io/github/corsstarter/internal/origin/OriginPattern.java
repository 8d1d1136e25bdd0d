package io.github.corsstarter.internal.origin;

import io.github.corsstarter.internal.regex.LinearRegex;
import io.github.corsstarter.internal.regex.RegexSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of origins whose base domain is literal, so no spelling of it can allow
 * another domain: {@code https://*.example.com}, {@code https://{[a-z]+}.example.com},
 * {@code http://localhost:[*]}; or an exact origin, in which nothing varies. Immutable.
 */
public final class OriginPattern {

	/** Number of labels in front of the base domain if the origin has another one. */
	static final int OTHER_DOMAIN = -1;

	private static final String SUBDOMAINS = "*.";

	private final String text;

	private final String scheme;

	private final HostRule hosts;

	private final String baseDomain;

	private final PortRule ports;

	private OriginPattern(String text, String scheme, HostRule hosts, String baseDomain, PortRule ports) {
		this.text = text;
		this.scheme = scheme;
		this.hosts = hosts;
		this.baseDomain = baseDomain;
		this.ports = ports;
	}

	/**
	 * Parse a pattern from the configuration.
	 * @param text {@code scheme://host[:port]}, where the host may begin with {@code *.}
	 * or with one label's regular expression in braces, and the port may be {@code [*]}
	 * or a list in brackets
	 * @return the pattern
	 * @throws OriginSyntaxException if it is not one; the message says why and what to
	 * write instead
	 */
	public static OriginPattern parse(String text) {
		if (!PatternDiagnosis.isPattern(text) && !PatternDiagnosis.isRegex(text)) {
			return of(Origin.parse(text));
		}
		int schemeEnd = text.indexOf(Origin.SCHEME_END);
		if (!Origin.isScheme(text, schemeEnd)) {
			throw refused(text, "A pattern begins with a scheme in lower case and '://'.",
					"Write a pattern such as 'https://*.example.com'.");
		}
		int start = schemeEnd + Origin.SCHEME_END.length();
		HostRule hosts = new HostRule.Literal();
		if (text.startsWith(SUBDOMAINS, start)) {
			hosts = new HostRule.Subdomains();
			start += SUBDOMAINS.length();
		}
		else if (text.startsWith("{", start)) {
			// The base domain is literal: the last brace is the one that ends the label.
			int end = text.lastIndexOf("}.");
			hosts = label(text, start + 1, end);
			start = end + 2;
		}
		int hostEnd = Origin.hostEnd(text, start);
		String baseDomain = text.substring(start, hostEnd);
		checkBaseDomain(text, baseDomain, hosts);
		PortRule ports = (hostEnd == text.length()) ? new PortRule.Listed(Origin.defaultPort(text, schemeEnd))
				: ports(text, text.substring(hostEnd + 1), Origin.defaultPort(text, schemeEnd));
		return new OriginPattern(text, text.substring(0, schemeEnd), hosts, baseDomain, ports);
	}

	/** An exact origin is a pattern in which nothing varies. */
	private static OriginPattern of(Origin origin) {
		return new OriginPattern(origin.toString(), origin.scheme(), new HostRule.Literal(), origin.host(),
				new PortRule.Listed(origin.port()));
	}

	private static OriginSyntaxException refused(String text, String why, String example) {
		return new OriginSyntaxException(PatternDiagnosis.ofPattern(text, why, example));
	}

	private static HostRule label(String text, int start, int end) {
		if (end < start) {
			throw new OriginSyntaxException("A label in braces is followed by a dot and the base domain. "
					+ "Write a pattern such as 'https://{[a-z]+}.example.com'.");
		}
		try {
			return new HostRule.Label(LinearRegex.compile(text.substring(start, end)));
		}
		catch (RegexSyntaxException ex) {
			throw new OriginSyntaxException("The label's regex is refused: " + ex.getMessage());
		}
	}

	private static void checkBaseDomain(String text, String host, HostRule hosts) {
		if (host.contains("*")) {
			throw refused(text, "A '*' may stand for labels only as '*.' in front of the host, and for ports as '[*]'.",
					"Write a pattern such as 'https://*.example.com:[*]'.");
		}
		if (!HostSyntax.isHost(host)) {
			throw refused(text, "'%s' is not a valid host in lower-case ASCII.".formatted(host),
					"Write a pattern such as 'https://*.example.com'.");
		}
		if (HostSyntax.isAddress(host) && !(hosts instanceof HostRule.Literal)) {
			throw new OriginSyntaxException("An IP address has no subdomains. Write the address alone.");
		}
	}

	private static PortRule ports(String pattern, String text, int defaultPort) {
		if (text.equals("[*]")) {
			return new PortRule.Any();
		}
		boolean list = text.startsWith("[") && text.endsWith("]");
		String[] ports = list ? text.substring(1, text.length() - 1).split(",", -1) : new String[] { text };
		int[] numbers = new int[ports.length];
		for (int i = 0; i < ports.length; i++) {
			String port = ports[i].strip();
			if (!Origin.isPort(port, 0)) {
				throw refused(pattern, "'%s' is not a port from 1 to 65535.".formatted(text),
						"Write a port, a list such as '[8080,8081]', or '[*]' for any.");
			}
			numbers[i] = Integer.parseInt(port);
		}
		if (!list && numbers[0] == defaultPort) {
			throw new OriginSyntaxException("Browsers leave the default port out. Remove ':" + text + "'.");
		}
		return new PortRule.Listed(numbers);
	}

	/**
	 * Whether this pattern allows an origin whose host is known to end with the base
	 * domain.
	 */
	boolean allows(Origin origin, int baseStart) {
		return origin.hasScheme(this.scheme) && this.ports.allows(origin.port())
				&& this.hosts.allows(origin, baseStart);
	}

	/**
	 * Whether this pattern allows the origin. For explanations, as it also has to find
	 * the base domain.
	 */
	boolean allows(Origin origin) {
		return origin.hasScheme(this.scheme) && this.ports.allows(origin.port()) && allowsHost(origin);
	}

	/** Whether this pattern allows the origin's host, whatever its scheme and port. */
	boolean allowsHost(Origin origin) {
		int baseStart = baseStart(origin);
		return baseStart >= 0 && this.hosts.allows(origin, baseStart);
	}

	/** Whether this pattern allows the origin's port, or its absence. */
	boolean allowsPort(Origin origin) {
		boolean written = origin.hostEnd() < origin.toString().length();
		return this.ports.allows(written ? origin.port() : Origin.defaultPort(this.scheme, this.scheme.length()));
	}

	/**
	 * How many labels the origin's host has in front of the base domain.
	 * @param origin the origin
	 * @return the number, or {@value #OTHER_DOMAIN} if it has another base domain
	 */
	int labelsBeforeBase(Origin origin) {
		int baseStart = baseStart(origin);
		return (baseStart < 0) ? OTHER_DOMAIN
				: (int) origin.toString()
					.substring(origin.hostStart(), baseStart)
					.chars()
					.filter((c) -> c == '.')
					.count();
	}

	/**
	 * Where the base domain begins in the origin's serialization, or a negative number.
	 */
	private int baseStart(Origin origin) {
		String serialized = origin.toString();
		int start = origin.hostEnd() - this.baseDomain.length();
		// A base domain has no slash, so it is not found in front of the host.
		boolean ofBase = serialized.startsWith(this.baseDomain, start)
				&& (start == origin.hostStart() || serialized.charAt(start - 1) == '.');
		return ofBase ? start : -1;
	}

	/** Whether this pattern allows one host alone. */
	boolean isOneHost() {
		return this.hosts instanceof HostRule.Literal;
	}

	/** Whether this pattern requires one label that a regular expression matches. */
	boolean hasLabel() {
		return this.hosts instanceof HostRule.Label;
	}

	/**
	 * Whether this pattern allows every origin that another pattern allows. A yes is
	 * certain; a no is not if a label's regular expression has to be compared with
	 * anything but itself or a single host.
	 * @param other the other pattern
	 * @return {@code true} if this pattern makes the other one redundant
	 */
	boolean covers(OriginPattern other) {
		return this.scheme.equals(other.scheme) && this.ports.covers(other.ports) && coversHosts(other);
	}

	private boolean coversHosts(OriginPattern other) {
		int start = other.baseDomain.length() - this.baseDomain.length();
		boolean within = other.baseDomain.endsWith(this.baseDomain)
				&& (start == 0 || other.baseDomain.charAt(start - 1) == '.');
		if (!within) {
			return false;
		}
		if (other.hosts instanceof HostRule.Literal) {
			Origin host = Origin.parse(other.scheme + Origin.SCHEME_END + other.baseDomain);
			return this.hosts.allows(host, host.hostStart() + start);
		}
		return this.hosts instanceof HostRule.Subdomains || (start == 0 && this.hosts.equals(other.hosts));
	}

	/**
	 * Whether an origin over http is allowed that is not on the user's own machine.
	 * @return {@code true} if so
	 */
	public boolean isInsecure() {
		return Origin.parse(this.scheme + Origin.SCHEME_END + this.baseDomain).isInsecure();
	}

	/**
	 * Whether nothing is allowed because no label matches, or because every host would be
	 * too long.
	 * @return {@code true} if so
	 */
	public boolean isEmpty() {
		int room = HostSyntax.MAX_LENGTH - this.baseDomain.length() - 1;
		if (this.hosts instanceof HostRule.Label label) {
			return room < 1 || !label.regex()
				.matchesWordOf(HostSyntax.NAME_CHARACTERS, Math.min(room, HostSyntax.MAX_LABEL_LENGTH));
		}
		return this.hosts instanceof HostRule.Subdomains && room < 1;
	}

	/**
	 * The only origin that is allowed.
	 * @return the origin, or {@code null} if something varies
	 */
	public @Nullable Origin exact() {
		return (this.hosts instanceof HostRule.Literal) ? Origin.tryParse(this.text) : null;
	}

	/**
	 * A regular expression that means about the same.
	 * @return the expression, without ports
	 */
	public String expression() {
		return this.scheme + Origin.SCHEME_END + this.hosts.expression() + this.baseDomain.replace(".", "\\.");
	}

	/**
	 * The scheme.
	 * @return the scheme, in lower case
	 */
	public String scheme() {
		return this.scheme;
	}

	/**
	 * What stands in front of the base domain.
	 * @return the rule for it
	 */
	public HostRule hosts() {
		return this.hosts;
	}

	/**
	 * The host, or the part of it after what varies.
	 * @return the literal base domain
	 */
	public String baseDomain() {
		return this.baseDomain;
	}

	/**
	 * The pattern as it was configured.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
