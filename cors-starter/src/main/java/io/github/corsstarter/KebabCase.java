package io.github.corsstarter;

import java.util.Locale;

/**
 * How constants are spelled where people and machines read them: in properties, logs,
 * tags and JSON.
 */
final class KebabCase {

	private KebabCase() {
	}

	static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
