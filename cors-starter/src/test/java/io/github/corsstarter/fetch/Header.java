package io.github.corsstarter.fetch;

/**
 * A header.
 *
 * @param name its name
 * @param value its value
 */
record Header(String name, String value) {

	boolean is(String other) {
		return this.name.equalsIgnoreCase(other);
	}

	@Override
	public String toString() {
		return this.name + ": " + this.value;
	}

}
