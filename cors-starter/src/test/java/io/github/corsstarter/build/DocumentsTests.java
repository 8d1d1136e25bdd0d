package io.github.corsstarter.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.docs.ProjectFiles;
import io.github.corsstarter.tags.AboutTheBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documents as a reader finds them. Tests start their examples elsewhere.
 */
@AboutTheBuild
class DocumentsTests {

	/** What fits on one screen and a bit, in bytes. */
	private static final int FIRST_SCREEN = 10_000;

	private static final Pattern FENCED_BLOCK = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

	@Test
	void readmeIsShort() {
		assertThat(ProjectFiles.read("README.md").getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(FIRST_SCREEN);
	}

	@Test
	void readmeIsTheMapOfAllPages() throws IOException {
		String readme = ProjectFiles.read("README.md");
		assertThat(pages().filter((page) -> page.startsWith("docs/"))).isNotEmpty()
			.allSatisfy((page) -> assertThat(readme).contains("](" + page + ")"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("pages")
	void everyLinkLeadsSomewhere(String page) {
		assertThat(links(page)).allSatisfy((link) -> {
			String[] parts = link.split("#", 2);
			Path file = parts[0].isEmpty() ? Path.of(page) : Path.of(page).resolveSibling(parts[0]).normalize();
			assertThat(ProjectFiles.root().resolve(file)).exists();
			if (parts.length > 1) {
				assertThat(anchors(file.toString())).contains(parts[1]);
			}
		});
	}

	static Stream<String> pages() throws IOException {
		return ProjectFiles.pages();
	}

	private static List<String> links(String page) {
		return LINK.matcher(prose(page))
			.results()
			.map((link) -> link.group(1))
			.filter((link) -> !link.matches("[a-z]+:.*"))
			.toList();
	}

	/** As GitHub names the headings of a page. */
	private static Set<String> anchors(String page) {
		return HEADING.matcher(prose(page))
			.results()
			.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
			.collect(Collectors.toSet());
	}

	private static String prose(String page) {
		return FENCED_BLOCK.matcher(ProjectFiles.read(page)).replaceAll("");
	}

}
