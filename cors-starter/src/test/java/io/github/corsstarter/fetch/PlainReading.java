package io.github.corsstarter.fetch;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.OriginMatch;

/**
 * Whether a script may read a response, in the judgement of a person who has read what
 * the servers' operators wrote, and knows nothing about headers, preflights and caches.
 */
final class PlainReading {

	/** Longest values of all safelisted headers together, in characters. */
	private static final int MAX_SAFELISTED = 1024;

	private static final Pattern REDIRECT = Pattern.compile(".*?/redirects/(\\d+)/(\\w+)/([^/]+)(/.*)");

	/** By the server's origin. */
	private final Map<String, List<WrittenPolicy>> policies;

	PlainReading(Map<String, List<WrittenPolicy>> policies) {
		this.policies = policies;
	}

	/**
	 * What the script of a page may read.
	 * @param page the page's origin
	 * @param call what the script asks for
	 * @return the names of the response headers that it may read with the rest, or
	 * {@code null} if it may read nothing
	 */
	Predicate<String> read(String page, Call call) {
		Call sent = sent(call);
		if (sent == null) {
			return null;
		}
		String origin = page;
		WrittenPolicy policy = null;
		boolean left = false;
		while (true) {
			left |= !sent.url().origin().equals(page);
			if (left) {
				policy = governing(sent.url(), origin);
				if (policy == null || !allows(policy, origin, sent)) {
					return null;
				}
			}
			Matcher redirect = REDIRECT.matcher(sent.url().path());
			if (!redirect.matches()) {
				return readable(policy);
			}
			Url target = Url.of(redirect.group(2) + "://" + redirect.group(3) + redirect.group(4));
			if (left && !target.origin().equals(sent.url().origin()) && !sent.url().origin().equals(page)) {
				origin = "null";
			}
			sent = redirected(sent, Integer.parseInt(redirect.group(1)), target);
		}
	}

	/** Not everything that a script writes is sent. */
	private static Call sent(Call call) {
		String method = Samples.METHODS.get(call.method());
		return (method == null) ? null : new Call(method, call.url(),
				call.headers().filter((header) -> !Samples.isForbidden(header)), call.credentials());
	}

	/**
	 * The policy with the most specific path, and among several the one that knows the
	 * origin best, or came first.
	 */
	private WrittenPolicy governing(Url url, String origin) {
		WrittenPolicy best = null;
		for (WrittenPolicy policy : this.policies.get(url.origin())) {
			if (!policy.governs(url.path())) {
				continue;
			}
			boolean moreSpecific = best == null || policy.path().length() > best.path().length();
			boolean asSpecific = best != null && policy.path().equals(best.path());
			if (moreSpecific || (asSpecific && policy.match(origin).compareTo(best.match(origin)) > 0)) {
				best = policy;
			}
		}
		return best;
	}

	private static boolean allows(WrittenPolicy policy, String origin, Call call) {
		OriginMatch match = policy.match(origin);
		if (match == OriginMatch.NONE || match == OriginMatch.MALFORMED) {
			return false;
		}
		if (call.credentials() == Credentials.INCLUDE && !policy.credentials()) {
			return false;
		}
		List<Header> headers = call.headers().headers();
		int safelisted = headers.stream()
			.filter(Samples::isSafelisted)
			.mapToInt((header) -> header.value().length())
			.sum();
		return policy.allowsMethod(call.method()) && headers.stream()
			.allMatch((header) -> policy.allowsHeader(header.name())
					|| (Samples.isSafelisted(header) && safelisted <= MAX_SAFELISTED));
	}

	private static Predicate<String> readable(WrittenPolicy policy) {
		if (policy == null) {
			return (name) -> !name.equals("Set-Cookie");
		}
		return (name) -> !name.equals("Set-Cookie") && (name.equals("Cache-Control") || policy.exposes(name));
	}

	private static Call redirected(Call call, int status, Url target) {
		boolean post = call.method().equals("POST");
		boolean becomesGet = (status == 303) ? !call.method().equals("HEAD") : post && status < 303;
		boolean elsewhere = !target.origin().equals(call.url().origin());
		// A request that has become another has no body any more, and a password is not
		// for other servers.
		HeaderList headers = call.headers()
			.filter((header) -> !(becomesGet && !call.method().equals("GET")
					&& header.name().regionMatches(true, 0, "Content-", 0, 8)))
			.filter((header) -> !(elsewhere && header.is("Authorization")));
		return new Call(becomesGet ? "GET" : call.method(), target, headers, call.credentials());
	}

}
