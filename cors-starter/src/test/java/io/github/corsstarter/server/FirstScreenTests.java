package io.github.corsstarter.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.corsstarter.docs.ProjectFiles;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README says about a first policy: its properties, a call, and the answer.
 */
@StartsApplications
class FirstScreenTests {

	private static final Pattern EXAMPLE = Pattern
		.compile("```yaml\n(?<yaml>[^`]+)```[^`]+(?:`[^`]+`[^`]+)*```shell\ncurl -i -X (?<method>\\w+) "
				+ "localhost:8080(?<target>\\S+) (?<headers>[^`]+)```\\s+```\nHTTP/1.1 (?<status>\\d+)\n(?<answer>[^`]+)```");

	private static final Pattern HEADER = Pattern.compile("-H '([^']+)'");

	@Test
	void callGetsTheAnswerThatIsPrinted() throws IOException {
		Matcher example = EXAMPLE.matcher(ProjectFiles.read("README.md"));
		assertThat(example.find()).isTrue();
		try (RunningApplication application = RunningApplication.start(Container.TOMCAT, ResponsesApplication.class,
				properties(example.group("yaml")))) {
			Answer answer = new Wire(application.port()).send(example.group("method"), example.group("target"),
					HEADER.matcher(example.group("headers"))
						.results()
						.map((header) -> header.group(1))
						.toArray(String[]::new));
			Map<String, String> printed = example.group("answer")
				.lines()
				.map((line) -> line.split(": ", 2))
				.collect(Collectors.toMap((line) -> line[0].toLowerCase(Locale.ROOT), (line) -> line[1]));
			assertThat(answer.status()).isEqualTo(Integer.parseInt(example.group("status")));
			assertThat(String.join(", ", answer.header("Vary"))).isEqualTo(printed.remove("vary"));
			assertThat(answer.corsHeaders())
				.containsExactlyInAnyOrderElementsOf(printed.entrySet().stream().map(FirstScreenTests::line).toList());
		}
	}

	private static String line(Map.Entry<String, String> header) {
		return header.getKey() + ": " + header.getValue();
	}

	private static String[] properties(String yaml) throws IOException {
		List<PropertySource<?>> documents = new YamlPropertySourceLoader().load("README",
				new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		EnumerablePropertySource<?> properties = (EnumerablePropertySource<?>) documents.get(0);
		return List.of(properties.getPropertyNames())
			.stream()
			.map((name) -> name + "=" + properties.getProperty(name))
			.toArray(String[]::new);
	}

}
