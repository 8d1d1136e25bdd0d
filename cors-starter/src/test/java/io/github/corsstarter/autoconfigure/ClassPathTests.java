package io.github.corsstarter.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That a line's tests are not run on another one, as a version that got in by the way of
 * a dependency would have it.
 */
@EnabledIfSystemProperty(named = "build.spring-boot.version", matches = ".+")
class ClassPathTests {

	@Test
	void springBootIsOfTheVersionThatTheBuildNames() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("build.spring-boot.version"));
	}

}
