package io.github.corsstarter.internal.reach;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.internal.regex.Language;
import io.github.corsstarter.internal.regex.SuffixReader;
import org.jspecify.annotations.Nullable;

/**
 * The registrable domains of the origins of a language, found by reading their hosts
 * label by label from the end. A host that has none, such as an address, counts as
 * itself; every name of the machine itself counts as {@code localhost}.
 */
final class ReachedDomains {

	/** More domains than anybody would list. */
	static final int MAX_DOMAINS = 100;

	private final PublicSuffixList list = PublicSuffixList.get();

	private final Set<String> domains = new TreeSet<>();

	private @Nullable String openSuffix;

	private boolean unbounded;

	ReachedDomains(Language origins) {
		Language hosts = origins.without(OriginLanguages.PORT).and(OriginLanguages.PORTLESS);
		Language addresses = hosts.and(OriginLanguages.ADDRESSES);
		if (!addresses.and(OriginLanguages.LOOPBACK).isEmpty()) {
			this.domains.add(PublicSuffixList.LOCALHOST);
		}
		// No address has a slash, so each segment is a whole address.
		Set<String> others = addresses.minus(OriginLanguages.LOOPBACK)
			.suffixesBehind(OriginLanguages.SCHEME)
			.segments('/', MAX_DOMAINS);
		if (others != null) {
			this.domains.addAll(others);
		}
		this.unbounded = others == null;
		walk(hosts.and(OriginLanguages.NAMES).suffixesBehind(OriginLanguages.SCHEME), "", null);
	}

	/**
	 * Find the domains of all hosts that end with a suffix.
	 * @param reader positioned in front of the suffix
	 * @param suffix the last labels, none at first
	 * @param domain the registrable domain of the suffix, or {@code null} if it has none
	 */
	private void walk(SuffixReader reader, String suffix, @Nullable String domain) {
		if (reader.isWord()) {
			this.domains.add((domain != null) ? domain : suffix);
		}
		SuffixReader rest = suffix.isEmpty() ? reader : reader.read(".");
		if (rest == null) {
			return;
		}
		Set<String> below = this.list.labelsBelow(suffix);
		if (domain != null && below.isEmpty()) {
			this.domains.add(domain);
			return;
		}
		Set<String> labels = rest.segments('.', MAX_DOMAINS);
		if (labels != null) {
			labels.forEach((label) -> walkLabel(rest, label, suffix));
		}
		else if (domain == null || below.contains(PublicSuffixList.WILDCARD)) {
			// Each of the labels makes another domain.
			addOpen(rest, suffix);
		}
		else {
			// Most of the labels belong to the domain, but some begin suffixes of their
			// own.
			this.domains.add(domain);
			below.forEach((label) -> walkLabel(rest, label, suffix));
		}
	}

	private void walkLabel(SuffixReader rest, String label, String suffix) {
		SuffixReader reader = rest.read(label);
		if (reader == null) {
			return;
		}
		String host = suffix.isEmpty() ? label : label + "." + suffix;
		if (host.equals(PublicSuffixList.LOCALHOST)) {
			this.domains.add(host);
		}
		else {
			walk(reader, host, this.list.registrableDomain(host));
		}
		this.unbounded |= this.domains.size() > MAX_DOMAINS;
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

	/** The domains, or some of them if there are too many. */
	Set<String> domains() {
		return this.domains;
	}

	/**
	 * The shortest public suffix below which unrelated domains are reached.
	 */
	@Nullable String openSuffix() {
		return this.openSuffix;
	}

	/** Whether there are too many domains, not counting those below open suffixes. */
	boolean isUnbounded() {
		return this.unbounded;
	}

	static String domainOf(Origin origin) {
		return Objects.requireNonNullElse(PublicSuffixList.get().registrableDomain(origin.host()), origin.host());
	}

}
