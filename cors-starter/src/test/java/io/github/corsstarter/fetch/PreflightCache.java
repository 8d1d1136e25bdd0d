package io.github.corsstarter.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The CORS-preflight cache (section 4.9) of a browser that has one network partition.
 */
final class PreflightCache {

	/** The longest that an entry is kept, in seconds: Firefox's limit. */
	private static final long MAX_MAX_AGE = 24 * 60 * 60;

	private final List<Entry> entries = new ArrayList<>();

	/** Seconds since the cache was made. */
	private long now;

	/**
	 * Let time pass.
	 * @param seconds how much
	 */
	void pass(long seconds) {
		this.now += seconds;
		this.entries.removeIf((entry) -> this.now >= entry.until);
	}

	boolean hasMethod(Key key, String method) {
		return this.entries.stream().anyMatch(isMatch(key).and(isMethod(method)));
	}

	boolean hasHeader(Key key, String name) {
		return this.entries.stream().anyMatch(isMatch(key).and(isHeader(name)));
	}

	/** Cache entry match: what was allowed with credentials is allowed without. */
	private static Predicate<Entry> isMatch(Key key) {
		return (entry) -> entry.key.origin.equals(key.origin) && entry.key.url.equals(key.url)
				&& (entry.key.credentials || !key.credentials);
	}

	/** Method cache entry match. */
	private static Predicate<Entry> isMethod(String method) {
		return (entry) -> method.equals(entry.method) || "*".equals(entry.method);
	}

	/** Header-name cache entry match. */
	private static Predicate<Entry> isHeader(String name) {
		return (entry) -> entry.header != null && (entry.header.equalsIgnoreCase(name)
				|| (entry.header.equals("*") && !Safelists.isNonWildcard(name)));
	}

	/**
	 * Store the answer to a preflight.
	 * @param key what the answer is good for
	 * @param maxAge how long to keep it, in seconds
	 * @param methods the methods that are allowed
	 * @param headers the header names that are allowed
	 */
	void store(Key key, long maxAge, List<String> methods, List<String> headers) {
		long until = this.now + Math.min(maxAge, MAX_MAX_AGE);
		methods.forEach((method) -> store(new Entry(key, until, method, null), isMethod(method)));
		headers.forEach((header) -> store(new Entry(key, until, null, header), isHeader(header)));
		pass(0);
	}

	private void store(Entry entry, Predicate<Entry> same) {
		Predicate<Entry> known = isMatch(entry.key).and(same);
		if (this.entries.stream().noneMatch(known)) {
			this.entries.add(entry);
		}
		this.entries.replaceAll((other) -> known.test(other) ? other.keptUntil(entry.until) : other);
	}

	/** Clear cache entries. */
	void clear(Key key) {
		this.entries.removeIf((entry) -> entry.key.origin.equals(key.origin) && entry.key.url.equals(key.url));
	}

	/**
	 * What an entry applies to.
	 *
	 * @param origin the serialized origin of the request
	 * @param url its URL
	 * @param credentials whether its credentials mode is {@code include}
	 */
	record Key(String origin, Url url, boolean credentials) {
	}

	private record Entry(Key key, long until, String method, String header) {

		Entry keptUntil(long changed) {
			return new Entry(this.key, changed, this.method, this.header);
		}

	}

}
