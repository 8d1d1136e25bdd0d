package io.github.corsstarter.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is generous about paths: it ignores their case, serves one with a
 * slash at the end as that without, or trims blanks. None of them gets a laxer policy.
 */
@StartsApplications
@ParameterizedClass(name = "{0}")
@MethodSource("platforms")
class TolerantPathsTests {

	/** Only the strict policy names it; the lax one answers {@code *}. */
	private static final String ADMIN = "https://admin.example.com";

	private static final String SECRET = "told to the administrator";

	/** What may stand in front of a segment, or behind it. */
	private static final List<String> TRIMMINGS = List.of("", "/", "%20", "%20/", "%09", "%01", "%1f/", "%7f", "/%20/",
			";v=1", "/;v=1", "%2520", "/.", "%2f", "//");

	@TempDir
	private static Path disk;

	private static RunningApplication application;

	@Parameter
	private Platform platform;

	private final Wire wire = new Wire(application.port());

	static Stream<Platform> platforms() {
		return Container.ofServlets()
			.stream()
			.flatMap((container) -> Stream.of(new Platform(container, "path_pattern_parser", false),
					new Platform(container, "path_pattern_parser", true),
					new Platform(container, "ant_path_matcher", false)));
	}

	@BeforeParameterizedClassInvocation
	static void start(Platform platform) throws IOException {
		Path files = Files.createDirectories(disk.resolve("private"));
		Files.writeString(files.resolve("secret.txt"), SECRET);
		Files.writeString(disk.resolve("alone.txt"), SECRET);
		Files.writeString(disk.resolve("public.txt"), "told to everybody");
		application = RunningApplication.start(platform.container(), Tolerant.class, LeftOut.PROPERTY + "=security",
				"spring.mvc.pathmatch.matching-strategy=" + platform.matching(),
				"test.ignores-case=" + platform.ignoresCase(), "test.files=" + disk.toUri(),
				"cors.policies.strict.allowed-origins=" + ADMIN,
				"cors.policies.strict.paths=/secret,/admin/**,/files/private/**,/files/alone.txt,/users/{id}",
				"cors.policies.lax.allowed-origins=*", "cors.policies.lax.paths=/**");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		application.close();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a handler       | /secret                   | https://admin.example.com
			a variable      | /users/7                  | https://admin.example.com
			below           | /admin/x                  | https://admin.example.com
			with the slash  | /admin/                   | https://admin.example.com
			a file          | /files/private/secret.txt | https://admin.example.com
			another file    | /files/alone.txt          | https://admin.example.com
			everybody's     | /files/public.txt         | *
			""")
	void policyIsThatOfTheHandler(String what, String path, String expected) throws IOException {
		Answer answer = this.wire.send("GET", path, "Origin: " + ADMIN);
		assertThat(answer.body()).contains("told to");
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a handler with a slash         | /secret/                     | PATH_PATTERN | false
			a variable with a slash        | /users/7/                    | PATH_PATTERN | false
			a file with a slash            | /files/alone.txt/            | ANY          | false
			a handler in upper case        | /SECRET                      | PATH_PATTERN | true
			a handler in upper case, below | /ADMIN/x                     | PATH_PATTERN | true
			a handler in some upper case   | /aDmin/x                     | PATH_PATTERN | true
			a blank in front               | /files/%20private/secret.txt | ANT          | false
			a blank segment                | /files/%20/private/secret.txt | ANT         | false
			a tab in front                 | /files/%09private/secret.txt | NOT_SURE     | false
			a control character in front   | /files/%01private/secret.txt | NOT_SURE     | false
			""")
	void otherSpellingOfAStrictPathIsAnswered(String what, String path, Matching matching, boolean ignoredCaseOnly)
			throws IOException {
		Answer answer = this.wire.send("GET", path, "Origin: " + ADMIN);
		if (this.platform.is(matching) && (!ignoredCaseOnly || this.platform.ignoresCase())) {
			assertThat(answer.status()).as("of a request that reaches the handler").isEqualTo(200);
		}
		assertThat(answer.corsHeaders()).isEmpty();
	}

	@Test
	void noSpellingReachesAHandlerUnderTheLaxPolicy() throws IOException {
		List<String> leaks = new ArrayList<>();
		Set<String> reached = new TreeSet<>();
		for (String target : targets()) {
			Answer answer = this.wire.send("GET", target, "Origin: " + ADMIN);
			if (answer.status() == 200 && answer.body().contains(SECRET)) {
				reached.add(target);
				if (answer.header("Access-Control-Allow-Origin").contains("*")) {
					leaks.add(target);
				}
			}
		}
		assertThat(leaks).isEmpty();
		assertThat(reached).as("spellings that reach a strict handler").hasSizeGreaterThan(20);
	}

	private static Set<String> targets() {
		Set<String> targets = new TreeSet<>();
		for (String path : List.of("/secret", "/admin/x", "/users/7", "/files/alone.txt", "/files/private/secret.txt",
				"/SECRET", "/Files/PRIVATE/secret.txt")) {
			String name = path.substring(path.lastIndexOf('/') + 1);
			String parent = path.substring(0, path.length() - name.length());
			for (String trimming : TRIMMINGS) {
				for (String other : List.of("", "/", "%20")) {
					targets.add(path + trimming + other);
					targets.add(parent + trimming + other + name);
					targets.add("/" + trimming + other + path.substring(1));
				}
				targets.add(path.replaceFirst("^/files/", "/files/" + trimming));
			}
		}
		return targets;
	}

	/** Under which strategy of Spring MVC a spelling reaches the handler. */
	enum Matching {

		PATH_PATTERN, ANT, ANY,

		/** Jetty refuses it. */
		NOT_SURE

	}

	/**
	 * Where an application runs, and how it matches paths.
	 *
	 * @param container the container
	 * @param matching the strategy of Spring MVC
	 * @param ignoresCase whether it ignores the case
	 */
	private record Platform(Container container, String matching, boolean ignoresCase) {

		boolean is(Matching other) {
			return switch (other) {
				case PATH_PATTERN -> !this.matching.startsWith("ant");
				case ANT -> this.matching.startsWith("ant");
				case ANY -> true;
				case NOT_SURE -> false;
			};
		}

		@Override
		public String toString() {
			return this.container + " " + this.matching + (this.ignoresCase ? " that ignores the case" : "");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Tolerant implements WebMvcConfigurer {

		@Value("${test.ignores-case}")
		private boolean ignoresCase;

		@Value("${test.files}")
		private String files;

		@GetMapping({ "/secret", "/admin/**", "/users/{id}" })
		String secret() {
			return SECRET;
		}

		@Bean
		FilterRegistrationBean<UrlHandlerFilter> slashes() {
			return new FilterRegistrationBean<>(
					UrlHandlerFilter.trailingSlashHandler("/secret/", "/users/**").wrapRequest().build());
		}

		@Override
		public void addResourceHandlers(ResourceHandlerRegistry registry) {
			registry.addResourceHandler("/files/**").addResourceLocations(this.files);
		}

		@Override
		public void configurePathMatch(PathMatchConfigurer configurer) {
			if (this.ignoresCase) {
				PathPatternParser parser = new PathPatternParser();
				parser.setCaseSensitive(false);
				configurer.setPatternParser(parser);
			}
		}

	}

}
