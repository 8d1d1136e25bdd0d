package io.github.corsstarter.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of this project.
 */
public final class ProjectFiles {

	private ProjectFiles() {
	}

	/**
	 * The project's directory. The module's is the working directory for Maven, not for
	 * every IDE.
	 * @return the directory that holds the README
	 */
	public static Path root() {
		Path directory = Path.of("").toAbsolutePath();
		while (!Files.exists(directory.resolve("README.md"))) {
			directory = directory.getParent();
		}
		return directory;
	}

	/**
	 * Read a file.
	 * @param path its path in the project
	 * @return its text
	 */
	public static String read(String path) {
		try {
			return Files.readString(root().resolve(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The pages for readers.
	 * @return their paths in the project, sorted
	 */
	public static Stream<String> pages() throws IOException {
		List<String> pages = new ArrayList<>(List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"));
		try (Stream<Path> docs = Files.list(root().resolve("docs"))) {
			docs.map((page) -> "docs/" + page.getFileName()).filter((page) -> page.endsWith(".md")).forEach(pages::add);
		}
		return pages.stream().sorted();
	}

}
