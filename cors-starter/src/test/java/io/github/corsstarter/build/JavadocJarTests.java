package io.github.corsstarter.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.corsstarter.tags.AboutTheJars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the Javadoc jar is about the users' interface, as {@link PublicApiTests} has it.
 */
@AboutTheJars
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledIfSystemProperty(named = "maven.javadoc.skip", matches = "true")
class JavadocJarTests {

	/** A page, below a folder for the module, without those that the tool itself adds. */
	private static final Pattern PAGE = Pattern.compile("[\\w.]+/(io/github/.+/([A-Z][\\w.]*|package-summary))\\.html");

	private final List<JavaClass> types = PublicApiTests.types().toList();

	@Test
	void typesOfTheUsersInterfaceHavePages() {
		assertThat(pages().filter((page) -> !page.endsWith("/package-summary")))
			.containsExactlyInAnyOrderElementsOf(this.types.stream().map(JavadocJarTests::page).toList());
	}

	@Test
	void theirPackagesHavePages() {
		assertThat(pages().filter((page) -> page.endsWith("/package-summary")))
			.containsExactlyInAnyOrderElementsOf(this.types.stream()
				.map((type) -> type.getPackageName().replace('.', '/') + "/package-summary")
				.distinct()
				.toList());
	}

	private static String page(JavaClass type) {
		return type.getPackageName().replace('.', '/')
				+ type.getName().substring(type.getPackageName().length()).replace('.', '/').replace('$', '.');
	}

	private static Stream<String> pages() {
		try (JarFile jar = new JarFile(jar().toFile())) {
			List<String> pages = jar.stream()
				.map((entry) -> PAGE.matcher(entry.getName()))
				.filter(Matcher::matches)
				.map((page) -> page.group(1))
				.filter((page) -> !page.contains("/class-use/"))
				.toList();
			return pages.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path jar() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			List<Path> jars = files.filter((file) -> file.toString().endsWith("-javadoc.jar")).toList();
			assertThat(jars).hasSize(1);
			return jars.get(0);
		}
	}

}
