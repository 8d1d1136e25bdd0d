package io.github.corsstarter.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * Headers behind Spring's own type that cost next to nothing: a list that is searched for
 * each. Values that were received become new strings when they are read first in each
 * request.
 */
final class StandInHeaders extends AbstractMap<String, List<String>> implements MultiValueMap<String, String> {

	/** More than any subject writes, or a browser sends. */
	private static final int MAX_HEADERS = 24;

	private final String[] names = new String[MAX_HEADERS];

	private final @Nullable String[] values = new @Nullable String[MAX_HEADERS];

	private final byte[][] received = new byte[MAX_HEADERS][];

	private final int receivedCount;

	private int count;

	/**
	 * Create headers.
	 * @param received those that were received
	 */
	StandInHeaders(Map<String, String> received) {
		received.forEach((name, value) -> {
			this.names[this.count] = name;
			this.received[this.count] = value.getBytes(StandardCharsets.ISO_8859_1);
			this.count++;
		});
		this.receivedCount = this.count;
	}

	void renew() {
		for (int i = 0; i < this.receivedCount; i++) {
			this.values[i] = null;
		}
		this.count = this.receivedCount;
	}

	private int find(Object name, int from) {
		int index = from;
		while (index < this.count && !this.names[index].equalsIgnoreCase((String) name)) {
			index++;
		}
		return index;
	}

	private String value(int index) {
		String value = this.values[index];
		if (value == null) {
			value = new String(this.received[index], StandardCharsets.ISO_8859_1);
			this.values[index] = value;
		}
		return value;
	}

	@Override
	public @Nullable String getFirst(String name) {
		int index = find(name, 0);
		return (index < this.count) ? value(index) : null;
	}

	@Override
	public boolean containsKey(Object name) {
		return find(name, 0) < this.count;
	}

	@Override
	public @Nullable List<String> get(Object name) {
		int index = find(name, 0);
		if (index == this.count) {
			return null;
		}
		int next = find(name, index + 1);
		if (next == this.count) {
			return List.of(value(index));
		}
		List<String> lines = new ArrayList<>();
		for (int i = index; i < this.count; i = find(name, i + 1)) {
			lines.add(value(i));
		}
		return lines;
	}

	@Override
	public void add(String name, @Nullable String value) {
		this.names[this.count] = name;
		this.values[this.count] = Objects.requireNonNull(value);
		this.count++;
	}

	@Override
	public void set(String name, @Nullable String value) {
		int index = find(name, 0);
		if (index == this.count) {
			add(name, value);
		}
		else {
			this.values[index] = Objects.requireNonNull(value);
		}
	}

	@Override
	public List<String> put(String name, List<String> lines) {
		if (lines.size() != 1) {
			throw new UnsupportedOperationException("A stand-in has one line of each header");
		}
		set(name, lines.get(0));
		return List.of();
	}

	@Override
	public void addAll(String name, List<? extends String> lines) {
		lines.forEach((line) -> add(name, line));
	}

	@Override
	public void addAll(MultiValueMap<String, String> others) {
		others.forEach(this::addAll);
	}

	@Override
	public void setAll(Map<String, String> others) {
		others.forEach(this::set);
	}

	@Override
	public Map<String, String> toSingleValueMap() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isEmpty() {
		return this.count == 0;
	}

	@Override
	public int size() {
		return keySet().size();
	}

	@Override
	public Set<String> keySet() {
		Set<String> distinct = new LinkedHashSet<>();
		for (int i = 0; i < this.count; i++) {
			distinct.add(this.names[i]);
		}
		return distinct;
	}

	@Override
	public Set<Entry<String, List<String>>> entrySet() {
		return new Entries();
	}

	/**
	 * One for each line, as no header has more.
	 */
	private final class Entries extends AbstractSet<Entry<String, List<String>>> {

		@Override
		public int size() {
			return StandInHeaders.this.count;
		}

		@Override
		public Iterator<Entry<String, List<String>>> iterator() {
			return new Iterator<>() {

				private int next;

				@Override
				public boolean hasNext() {
					return this.next < StandInHeaders.this.count;
				}

				@Override
				public Entry<String, List<String>> next() {
					int index = this.next;
					this.next++;
					return Map.entry(StandInHeaders.this.names[index], List.of(value(index)));
				}

			};
		}

	}

}
