package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image has to keep beyond what Spring Boot finds out by itself: the public
 * suffix list. Named in {@code aot.factories} and not imported by the auto-configuration,
 * because policies that are built in code ask for the list too, whatever is configured.
 */
final class CorsRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("io/github/corsstarter/internal/reach/effective_tld_names.dat");
	}

}
