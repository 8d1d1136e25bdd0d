package io.github.corsstarter.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The entries of a list that are not empty, and where each of them is written. Immutable.
 */
final class Entries {

	private static final Entries NONE = new Entries(List.of(), List.of(), List.of());

	private final List<String> values;

	private final List<Integer> places;

	private final List<Integer> empty;

	private Entries(List<String> values, List<Integer> places, List<Integer> empty) {
		this.values = values;
		this.places = places;
		this.empty = empty;
	}

	/**
	 * Leave out what is empty.
	 * @param written the list as it was written, or {@code null} if it was not
	 * @return its entries
	 */
	static Entries of(@Nullable List<String> written) {
		if (written == null) {
			return NONE;
		}
		if (written.stream().noneMatch(String::isBlank)) {
			return new Entries(written, List.of(), List.of());
		}
		List<String> values = new ArrayList<>();
		List<Integer> places = new ArrayList<>();
		List<Integer> empty = new ArrayList<>();
		for (int i = 0; i < written.size(); i++) {
			boolean blank = written.get(i).isBlank();
			(blank ? empty : places).add(i);
			if (!blank) {
				values.add(written.get(i));
			}
		}
		return new Entries(values, places, empty);
	}

	List<String> values() {
		return this.values;
	}

	/** The indexes of the empty entries. */
	List<Integer> empty() {
		return this.empty;
	}

	/**
	 * Where an entry is written.
	 * @param index the index of one of the values
	 * @return its index in the list as it was written
	 */
	int place(int index) {
		return this.empty.isEmpty() ? index : this.places.get(index);
	}

}
