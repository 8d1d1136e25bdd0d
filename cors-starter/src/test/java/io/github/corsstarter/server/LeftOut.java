package io.github.corsstarter.server;

import java.util.Locale;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out auto-configurations by a word in their names, so that one class path serves
 * applications with and without Spring Security, whatever Spring Boot calls its classes.
 */
class LeftOut implements AutoConfigurationImportFilter, EnvironmentAware {

	static final String PROPERTY = "test.left-out";

	private String[] words = {};

	@Override
	public void setEnvironment(Environment environment) {
		this.words = environment.getProperty(PROPERTY, String[].class, this.words);
	}

	@Override
	public boolean[] match(String[] autoConfigurations, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurations.length];
		for (int i = 0; i < matches.length; i++) {
			matches[i] = autoConfigurations[i] == null || !isLeftOut(autoConfigurations[i]);
		}
		return matches;
	}

	private boolean isLeftOut(String className) {
		for (String word : this.words) {
			if (className.toLowerCase(Locale.ROOT).contains(word)) {
				return true;
			}
		}
		return false;
	}

}
