package io.github.corsstarter.internal.reach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.internal.origin.HostSyntax;
import org.jspecify.annotations.Nullable;

/**
 * The domains under which anybody can register a name: {@code com}, {@code co.uk},
 * {@code github.io}. Immutable and safe for concurrent use; read once, when it is first
 * needed. A look-up is linear in the length of the host.
 *
 * @see <a href="https://github.com/publicsuffix/list/wiki/Format">Format and algorithm of
 * the list</a>
 */
final class PublicSuffixList {

	/** Stands for any single label, only at the beginning of a rule. */
	static final String WILDCARD = "*";

	/** The host that is the machine itself, like all hosts below it. */
	static final String LOCALHOST = "localhost";

	private static final String RESOURCE = "effective_tld_names.dat";

	private static final String COMMENT = "//";

	private static final String EXCEPTION = "!";

	private final Node root = new Node();

	private PublicSuffixList() {
	}

	/**
	 * A list of rules.
	 * @param lines the lines of a file as the project publishes it
	 * @return the list
	 */
	static PublicSuffixList of(Stream<String> lines) {
		PublicSuffixList list = new PublicSuffixList();
		lines.map(String::strip).filter((line) -> !line.isEmpty() && !line.startsWith(COMMENT)).forEach(list::add);
		return list;
	}

	/**
	 * The list that comes with this library.
	 * @return the list
	 */
	public static PublicSuffixList get() {
		return Holder.LIST;
	}

	private void add(String line) {
		boolean exception = line.startsWith(EXCEPTION);
		String rule = exception ? line.substring(EXCEPTION.length()) : line;
		// Without USE_STD3_ASCII_RULES this keeps an asterisk as it is.
		String name = IDN.toASCII(rule, IDN.ALLOW_UNASSIGNED);
		Node node = this.root;
		int end = name.length();
		while (end >= 0) {
			int start = name.lastIndexOf('.', end - 1) + 1;
			node = node.children.computeIfAbsent(name.substring(start, end), (label) -> new Node());
			end = start - 1;
		}
		if (exception) {
			node.isException = true;
		}
		else {
			node.isRule = true;
		}
	}

	/**
	 * The part of the host that was registered: its public suffix and one more label.
	 * @param host a host as it stands in an origin
	 * @return the registrable domain, without a dot at its end, or {@code null} if it has
	 * none: an IP address, {@code localhost} and what is below it, a single label, a
	 * public suffix
	 */
	public @Nullable String registrableDomain(String host) {
		String name = HostSyntax.withoutTrailingDot(host);
		if (!isPublic(name)) {
			return null;
		}
		int suffixStart = suffixStart(name);
		return (suffixStart == 0) ? null : name.substring(name.lastIndexOf('.', suffixStart - 2) + 1);
	}

	/**
	 * Whether all hosts below a host belong to one registrable domain, or to none.
	 */
	boolean isOneDomain(String host) {
		String name = HostSyntax.withoutTrailingDot(host);
		return !isPublic(name) || (registrableDomain(name) != null && labelsBelow(name).isEmpty());
	}

	/**
	 * Whether the host has a registrable domain under a top-level domain that exists or
	 * is reserved for examples.
	 */
	boolean isKnown(String host) {
		String name = HostSyntax.withoutTrailingDot(host);
		String topLevel = name.substring(name.lastIndexOf('.') + 1);
		return registrableDomain(host) != null
				&& (this.root.children.containsKey(topLevel) || topLevel.equals("example"));
	}

	/**
	 * The labels in front of the domain for which the list has rules of their own, so
	 * that hosts below them belong to other registrable domains.
	 * @param domain the domain
	 * @return the labels, {@value #WILDCARD} among them for any; empty if there are none
	 */
	Set<String> labelsBelow(String domain) {
		Node node = this.root;
		int end = domain.length();
		while (node != null && end >= 0) {
			int start = domain.lastIndexOf('.', end - 1) + 1;
			node = node.children.get(domain.substring(start, end));
			end = start - 1;
		}
		return (node != null) ? node.children.keySet() : Set.of();
	}

	private static boolean isPublic(String host) {
		return !HostSyntax.isAddress(host) && !host.equals(LOCALHOST) && !host.endsWith("." + LOCALHOST);
	}

	/** Where the public suffix begins: the longest rule wins, but exceptions beat all. */
	private int suffixStart(String host) {
		Node node = this.root;
		int end = host.length();
		int suffixStart = host.lastIndexOf('.') + 1;
		while (node != null && end >= 0) {
			int start = host.lastIndexOf('.', end - 1) + 1;
			Node child = node.children.get(host.substring(start, end));
			if (child != null && child.isException) {
				return end + 1;
			}
			if (node.children.containsKey(WILDCARD) || (child != null && child.isRule)) {
				suffixStart = start;
			}
			node = child;
			end = start - 1;
		}
		return suffixStart;
	}

	private static final class Node {

		private final Map<String, Node> children = new HashMap<>(2);

		private boolean isRule;

		private boolean isException;

	}

	private static final class Holder {

		private static final PublicSuffixList LIST = read();

		private static PublicSuffixList read() {
			try (InputStream resource = PublicSuffixList.class.getResourceAsStream(RESOURCE)) {
				Objects.requireNonNull(resource, "the public suffix list is missing from the jar");
				return of(new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8)).lines());
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The public suffix list cannot be read", ex);
			}
		}

	}

}
