package io.github.corsstarter.autoconfigure.properties;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicies;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.PolicyResolver;
import io.github.corsstarter.RequestStub;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.docs.ProjectFiles;
import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.tags.StartsApplications;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Configurations that must start, so that strictness never refuses an honest one: the
 * examples of our documentation and of others, in our keys. Examples of others that we
 * refuse are in {@link RefusedConfigurationsTests}.
 */
@StartsApplications
class AcceptedConfigurationsTests {

	private static final String STRANGER = "https://stranger.example";

	private static final Pattern FENCED_BLOCK = Pattern.compile("^```(ya?ml|properties)\\n(.*?)^```$",
			Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern PATTERN_ROW = Pattern.compile("^\\| `([a-z]+://[^`]+)` \\| (.+?) \\| (.+?) \\|$",
			Pattern.MULTILINE);

	private static final Pattern MIGRATION_ROW = Pattern.compile("^\\| (.+?) \\| (`cors.+?) \\| `([^`]+)` \\|$",
			Pattern.MULTILINE);

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class));

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void startsAndAllowsWhomItSays(PropertySource<?> example) {
		start(example).run((context) -> {
			String path = value(example, "example.path", "/");
			String allowed = value(example, "example.allows", "");
			String refused = value(example, "example.but-not", "");
			assertThat(context).hasNotFailed();
			assertThat(allowOrigin(context, path, allowed)).isIn(allowed, "*");
			// Where everybody is allowed, nonsense is.
			assertThat(allowOrigin(context, path, refused)).isEqualTo(allowOrigin(context, path, "nonsense"));
		});
	}

	@Test
	void corpusIsLarge() throws IOException {
		assertThat(examples().map(Named::getName)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(40);
	}

	static Stream<Named<PropertySource<?>>> examples() throws IOException {
		Resource resource = new ClassPathResource("accepted-configurations.yml", AcceptedConfigurationsTests.class);
		return load(new YamlPropertySourceLoader(), resource).stream()
			.map((document) -> Named.of(value(document, "example.sentence", ""), document));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("examplesOfTheDocuments")
	void exampleOfTheDocumentsStarts(PropertySource<?> example) {
		start(example).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(CorsPolicies.class)).isNotEmpty()
				.allMatch((policy) -> policy.match(STRANGER).allows() == policy.allowsAnyOrigin());
		});
	}

	static Stream<Named<PropertySource<?>>> examplesOfTheDocuments() throws IOException {
		List<Named<PropertySource<?>>> examples = new ArrayList<>();
		for (MatchResult block : findAll(FENCED_BLOCK, documents())) {
			PropertySourceLoader loader = block.group(1).equals("properties") ? new PropertiesPropertySourceLoader()
					: new YamlPropertySourceLoader();
			load(loader, block.group(2)).forEach((example) -> examples.add(Named.of(block.group(2), example)));
		}
		return examples.stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("patternsOfTheConfigurationPage")
	void patternOfTheConfigurationPageAllowsWhomItSays(String pattern, List<String> allowed, List<String> refused) {
		CorsPolicy policy = CorsPolicy.builder().allowedOriginPatterns(pattern).build();
		assertThat(allowed).isNotEmpty().allMatch((origin) -> policy.match(origin).allows());
		assertThat(refused).isNotEmpty()
			.allMatch((origin) -> Origin.tryParse(origin) != null && !policy.match(origin).allows());
	}

	static Stream<Object[]> patternsOfTheConfigurationPage() throws IOException {
		return findAll(PATTERN_ROW, ProjectFiles.read("docs/configuration.md")).stream()
			.map((row) -> new Object[] { row.group(1), codes(row.group(2)), codes(row.group(3)) });
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rowsOfTheMigrationPage")
	void rowOfTheMigrationPageStartsAndAllowsWhomItSays(String before, PropertySource<?> now, String allowed) {
		start(now).run((context) -> {
			assertThat(context).hasNotFailed();
			CorsPolicies policies = context.getBean(CorsPolicies.class);
			assertThat(policies).anyMatch((policy) -> policy.match(allowed).allows())
				.allMatch((policy) -> policy.match(STRANGER).allows() == policy.allowsAnyOrigin());
		});
	}

	static Stream<Object[]> rowsOfTheMigrationPage() throws IOException {
		List<Object[]> rows = new ArrayList<>();
		for (MatchResult row : findAll(MIGRATION_ROW, ProjectFiles.read("docs/migrating.md"))) {
			String yaml = String.join("\n", codes(row.group(2)));
			rows.add(new Object[] { row.group(1), load(new YamlPropertySourceLoader(), yaml).get(0), row.group(3) });
		}
		assertThat(rows).hasSizeGreaterThan(15);
		return rows.stream();
	}

	@Test
	void applicationOfTheSampleStarts() throws IOException {
		Path file = ProjectFiles.root().resolve("cors-starter-sample/src/main/resources/application.yml");
		PropertySource<?> application = load(new YamlPropertySourceLoader(), new FileSystemResource(file)).get(0);
		start(application).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(allowOrigin(context, "/api/notes", "http://tenant-7.localhost:8081"))
				.isEqualTo("http://tenant-7.localhost:8081");
			assertThat(allowOrigin(context, "/api/notes", "http://127.0.0.1:8081")).isNull();
			assertThat(allowOrigin(context, "/public/status", STRANGER)).isEqualTo("*");
		});
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~',
			textBlock = """
					a list in one value               ~ cors.allowed-origins=https://a.example.com, https://b.example.com  ~ https://b.example.com
					a list by its indexes             ~ cors.allowed-origins[0]=https://b.example.com                      ~ https://b.example.com
					a comma in an expression          ~ cors.allowed-origin-regexes[0]=https://[a-z]{1,3}\\\\.example\\\\.com ~ https://b.example.com
					doubled backslashes               ~ cors.allowed-origin-regexes=https://(a|b)\\\\.example\\\\.com      ~ https://b.example.com
					a policy by its name              ~ cors.policies.b.allowed-origins=https://b.example.com              ~ https://b.example.com
					a policy by its name in brackets  ~ cors.policies[b].allowed-origins=https://b.example.com             ~ https://b.example.com
					a key in camel case               ~ cors.allowedOriginPatterns=https://*.example.com                   ~ https://b.example.com
					""")
	void propertiesFileStarts(String description, String line, String allowed) throws IOException {
		start(load(new PropertiesPropertySourceLoader(), line).get(0)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(allowOrigin(context, "/", allowed)).isEqualTo(allowed);
			assertThat(allowOrigin(context, "/", STRANGER)).isNull();
		});
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			a list              ~ CORS_ALLOWED_ORIGINS            ~ https://a.example.com,https://b.example.com
			no underscores      ~ CORS_ALLOWEDORIGINS             ~ https://b.example.com
			an index            ~ CORS_ALLOWED_ORIGINS_0          ~ https://b.example.com
			a pattern           ~ CORS_ALLOWED_ORIGIN_PATTERNS    ~ https://*.example.com
			a policy            ~ CORS_POLICIES_B_ALLOWED_ORIGINS ~ https://b.example.com
			""")
	void environmentVariableStarts(String description, String name, String value) {
		PropertySource<?> environment = new SystemEnvironmentPropertySource(
				StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value));
		WebApplicationContextRunner start = this.runner.withInitializer(
				(context) -> context.getEnvironment().getPropertySources().replace(environment.getName(), environment));
		start.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(allowOrigin(context, "/", "https://b.example.com")).isEqualTo("https://b.example.com");
			assertThat(allowOrigin(context, "/", STRANGER)).isNull();
		});
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			nothing at all           ~ spring.application.name: notes
			defaults of no policy    ~ cors.max-age: 1h
			an empty map of policies ~ cors.policies: {}
			""")
	void whatNamesNoPolicyStartsAndGovernsNothing(String description, String line) throws IOException {
		start(load(new YamlPropertySourceLoader(), line).get(0)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(CorsPolicies.class)).isEmpty();
		});
	}

	private WebApplicationContextRunner start(PropertySource<?> properties) {
		return this.runner
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(properties));
	}

	private static @Nullable String allowOrigin(AssertableWebApplicationContext context, String path, String origin) {
		CorsRequest request = RequestStub.actual("GET", origin).at(path);
		CorsPolicy policy = context.getBean(PolicyResolver.class).resolve(request);
		assertThat(policy).as("policy of %s", path).isNotNull();
		CorsDecision decision = policy.decide(request);
		List<String> values = new ArrayList<>();
		decision.forEachHeader((name, value) -> {
			if (name.equals("Access-Control-Allow-Origin")) {
				values.add(value);
			}
		});
		return values.isEmpty() ? null : values.get(0);
	}

	private static String value(PropertySource<?> source, String name, String otherwise) {
		Object value = source.getProperty(name);
		return (value != null) ? value.toString() : otherwise;
	}

	private static List<PropertySource<?>> load(PropertySourceLoader loader, String text) throws IOException {
		return load(loader, new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<PropertySource<?>> load(PropertySourceLoader loader, Resource resource) throws IOException {
		return loader.load("example", resource);
	}

	private static String documents() throws IOException {
		return ProjectFiles.pages().map(ProjectFiles::read).collect(Collectors.joining("\n"));
	}

	private static List<String> codes(String cell) {
		return findAll(CODE, cell).stream().map((code) -> code.group(1)).toList();
	}

	private static List<MatchResult> findAll(Pattern pattern, String text) {
		return pattern.matcher(text).results().toList();
	}

}
