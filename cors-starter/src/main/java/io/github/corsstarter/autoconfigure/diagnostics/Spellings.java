package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.HashMap;
import java.util.Map;

import io.github.corsstarter.autoconfigure.properties.WrittenProperties;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * How the keys under {@code cors} are spelled where they are written, so that people find
 * them. Environment variables are left out: the report names them anyway. Immutable.
 */
final class Spellings {

	private final Map<ConfigurationPropertyName, String> byName = new HashMap<>();

	Spellings(WrittenProperties written) {
		written.names()
			.forEach((spelling) -> this.byName.putIfAbsent(ConfigurationPropertyName.adapt(spelling, '.'), spelling));
	}

	/**
	 * The spelling of a key.
	 * @param name the key, or an element of a list
	 * @param otherwise what to return if it is not written in any file or the like
	 * @return the key as it is written
	 */
	String of(ConfigurationPropertyName name, String otherwise) {
		String spelling = this.byName.get(name);
		if (spelling != null) {
			return spelling;
		}
		String list = this.byName.get(KnownKeys.withoutIndex(name));
		return (list != null) ? list + otherwise.substring(withoutIndex(otherwise).length()) : otherwise;
	}

	private static String withoutIndex(String key) {
		return key.replaceFirst("(?:\\[\\d+])+$", "");
	}

}
