package io.github.corsstarter.internal.reach;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.corsstarter.internal.origin.HostSyntax;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.regex.Language;
import io.github.corsstarter.internal.regex.SuffixReader;
import org.jspecify.annotations.Nullable;

/**
 * The registrable domains of the origins of a language, found by reading their hosts
 * label by label from the end, and which of them an expression writes out. A host that
 * has none, such as a public address or an opaque one, counts as itself; every name of
 * the machine itself counts as {@code localhost}, and addresses of private networks
 * belong to nobody.
 */
final class ReachedDomains {

	/** The longest expression has no room to write out more labels. */
	static final int MAX_LABELS = 500;

	private final PublicSuffixList list = PublicSuffixList.get();

	private final Set<String> domains = new TreeSet<>();

	private final Set<String> unwritten = new TreeSet<>();

	private @Nullable String openSuffix;

	private boolean unbounded;

	/**
	 * Find domains.
	 * @param origins the origins
	 * @param written what the expression writes out of some characters, with
	 * {@link OriginLanguages#HOLE} for each of them that varies
	 */
	ReachedDomains(Language origins, Function<String, Language> written) {
		Language hosts = origins.without(OriginLanguages.PORT).and(OriginLanguages.PORTLESS);
		SuffixReader writtenHosts = hosts(written.apply(OriginLanguages.CHARACTERS));
		addAddresses(hosts.and(OriginLanguages.ADDRESSES), writtenHosts);
		Language names = hosts.and(OriginLanguages.NAMES).without(OriginLanguages.DOT).and(OriginLanguages.DOTLESS);
		walk(names.suffixesBehind(OriginLanguages.SCHEME), writtenHosts, new Place("", null, true));
		Language opaque = hosts.and(OriginLanguages.OPAQUE);
		if (!opaque.isEmpty()) {
			SuffixReader writtenOpaque = hosts(written.apply(OriginLanguages.OPAQUE_CHARACTERS));
			addWhole(opaque.minus(OriginLanguages.DOTLESS), writtenOpaque);
			walk(opaque.and(OriginLanguages.DOTLESS).suffixesBehind(OriginLanguages.SCHEME), writtenOpaque,
					new Place("", null, true));
		}
	}

	/** A dot at the end of a host makes no other domain of it. */
	private static SuffixReader hosts(Language written) {
		return written.without(OriginLanguages.PORT_WITH_HOLES)
			.without(OriginLanguages.DOT)
			.suffixesBehind(OriginLanguages.SCHEME_WITH_HOLES);
	}

	private void addAddresses(Language addresses, SuffixReader written) {
		if (!addresses.and(OriginLanguages.LOOPBACK).isEmpty()) {
			this.domains.add(PublicSuffixList.LOCALHOST);
		}
		addWhole(addresses.minus(OriginLanguages.LOOPBACK).minus(OriginLanguages.PRIVATE), written);
	}

	/** Hosts that have no registrable domain: each is one of its own. */
	private void addWhole(Language origins, SuffixReader written) {
		// No host has a slash, so each segment is a whole host.
		Set<String> hosts = origins.suffixesBehind(OriginLanguages.SCHEME).segments('/', MAX_LABELS);
		if (hosts == null) {
			this.unbounded = true;
			return;
		}
		hosts.forEach((host) -> add(host, written.read(host) != null));
	}

	/**
	 * Find the domains of all hosts that end with the labels of a place.
	 * @param reader positioned in front of these labels
	 * @param written the same for what is written out, or {@code null} if these labels
	 * are not
	 * @param place the labels
	 */
	private void walk(SuffixReader reader, @Nullable SuffixReader written, Place place) {
		if (reader.isWord()) {
			add(place.domainOrHost(), place.literal());
		}
		SuffixReader rest = place.isRoot() ? reader : reader.read(".");
		if (rest == null) {
			return;
		}
		Set<String> below = this.list.labelsBelow(place.host());
		if (place.domain() != null && below.isEmpty()) {
			add(place.domain(), place.literal());
			return;
		}
		SuffixReader writtenRest = (written == null || place.isRoot()) ? written : written.read(".");
		Set<String> labels = rest.segments('.', MAX_LABELS);
		if (labels != null) {
			labels.forEach((label) -> walkLabel(rest, writtenRest, label, place));
		}
		else if (place.domain() == null || below.contains(PublicSuffixList.WILDCARD)) {
			// Each of the labels makes another domain.
			addOpen(rest, place.host());
		}
		else {
			// Most of the labels belong to the domain, but some begin suffixes of their
			// own.
			add(place.domain(), place.literal());
			below.forEach((label) -> walkLabel(rest, writtenRest, label, place));
		}
	}

	private void walkLabel(SuffixReader rest, @Nullable SuffixReader writtenRest, String label, Place parent) {
		SuffixReader reader = rest.read(label);
		if (reader == null) {
			return;
		}
		SuffixReader written = (writtenRest != null) ? writtenRest.read(label) : null;
		String host = parent.isRoot() ? label : label + "." + parent.host();
		if (host.equals(PublicSuffixList.LOCALHOST)) {
			this.domains.add(host);
			return;
		}
		String domain = this.list.registrableDomain(host);
		boolean ofParent = domain != null && domain.equals(parent.domain());
		walk(reader, written, new Place(host, domain, ofParent ? parent.literal() : written != null));
	}

	private void add(String domain, boolean literal) {
		this.domains.add(domain);
		if (!literal) {
			this.unwritten.add(domain);
		}
	}

	private void addOpen(SuffixReader rest, String suffix) {
		if (!suffix.isEmpty() && rest.segmentsVary('.')) {
			boolean shorter = this.openSuffix == null || suffix.length() < this.openSuffix.length();
			this.openSuffix = shorter ? suffix : this.openSuffix;
		}
		else {
			this.unbounded = true;
		}
	}

	/** The domains, or some of them if the set is unbounded. */
	Set<String> domains() {
		return this.domains;
	}

	/** Those of the domains that the expression does not write out. */
	Set<String> unwritten() {
		return this.unwritten;
	}

	/**
	 * The shortest public suffix below which unrelated domains are reached.
	 */
	@Nullable String openSuffix() {
		return this.openSuffix;
	}

	/**
	 * Whether there are more domains than an expression could write out, not counting
	 * those below open suffixes.
	 */
	boolean isUnbounded() {
		return this.unbounded;
	}

	static String domainOf(Origin origin) {
		String host = origin.host();
		String domain = PublicSuffixList.get().registrableDomain(host);
		if (domain != null) {
			return domain;
		}
		return HostSyntax.isHost(host) ? HostSyntax.withoutTrailingDot(host) : host;
	}

	/**
	 * The last labels of hosts.
	 *
	 * @param host the labels, none at the root
	 * @param domain their registrable domain, or {@code null} if they have none
	 * @param literal whether the expression writes out the domain, or the labels if they
	 * have none
	 */
	private record Place(String host, @Nullable String domain, boolean literal) {

		boolean isRoot() {
			return this.host.isEmpty();
		}

		String domainOrHost() {
			return (this.domain != null) ? this.domain : this.host;
		}

	}

}
