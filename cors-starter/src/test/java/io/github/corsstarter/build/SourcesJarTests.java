package io.github.corsstarter.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.tags.AboutTheJars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That sources are released too: editors show the Javadoc and the keys of policies by
 * them.
 */
@AboutTheJars
class SourcesJarTests {

	@ParameterizedTest
	@ValueSource(classes = { CorsPolicy.class, CorsProperties.class })
	void typesHaveTheirSources(Class<?> type) throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			List<Path> jars = files.filter((file) -> file.toString().endsWith("-sources.jar")).toList();
			assertThat(jars).hasSize(1);
			try (JarFile jar = new JarFile(jars.get(0).toFile())) {
				assertThat(jar.getEntry(type.getName().replace('.', '/') + ".java")).isNotNull();
			}
		}
	}

}
