package io.github.corsstarter.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests of one Spring Boot line do not run on another one, which a transitive
 * dependency could bring in.
 */
@EnabledIfSystemProperty(named = "build.spring-boot.version", matches = ".+")
class ClassPathTests {

	@Test
	void springBootIsOfTheVersionThatTheBuildNames() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("build.spring-boot.version"));
	}

}
