package io.github.corsstarter.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.PathMatchConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whichever handler a reactive application really runs for a spelling of a path, it is
 * never governed by another handler's policy.
 */
@StartsApplications
@ParameterizedClass(name = "{0}")
@MethodSource("platforms")
class ReactivePathsTests {

	/** Only the strict policy names it; the lax one answers {@code *}. */
	private static final String ADMIN = "https://admin.example.com";

	private static final int SPELLINGS = 400;

	private static RunningApplication application;

	@Parameter
	private Platform platform;

	private final Wire wire = new Wire(application.port());

	static Stream<Platform> platforms() {
		return Container.reactive()
			.stream()
			.flatMap((container) -> Stream.of(new Platform(container, "", true),
					new Platform(container, "/app", false)));
	}

	@BeforeParameterizedClassInvocation
	static void start(Platform platform) {
		application = RunningApplication.start(WebApplicationType.REACTIVE, platform.container(), Handlers.class,
				LeftOut.PROPERTY + "=security", "server.forward-headers-strategy=framework",
				"spring.webflux.base-path=" + platform.basePath(), "test.case-sensitive=" + platform.caseSensitive(),
				"cors.policies.admin.allowed-origins=" + ADMIN,
				"cors.policies.admin.paths=/admin/**,/public/admin/**,/legacy/**",
				"cors.policies.lax.allowed-origins=*", "cors.policies.lax.paths=/**");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		application.close();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			strict                 | /admin/x         | admin  | https://admin.example.com
			lax                    | /public/x        | public | *
			strict, encoded        | /%61dmin/x       | admin  | https://admin.example.com
			strict below lax       | /public/admin/x  | admin  | https://admin.example.com
			a functional route     | /legacy/x        | admin  | https://admin.example.com
			""")
	void policyIsThatOfTheHandler(String what, String path, String handler, String expected) throws IOException {
		Answer answer = this.wire.send("GET", this.platform.basePath() + path, "Origin: " + ADMIN);
		assertThat(answer.body()).contains("handler=" + handler);
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			dots behind a parameter | /public/..;/admin/x
			encoded dots            | /public/%2e%2e/admin/x
			encoded twice           | /public/%252e%252e/admin/x
			an encoded slash        | /admin%2Fx
			a parameter             | /admin;v=1/x
			two slashes             | //admin/x
			a slash at the end      | /legacy/
			another case            | /ADMIN/x
			""")
	void whatAServerBehindMightReadAsTheStrictPathIsNotLax(String what, String path) throws IOException {
		Answer answer = this.wire.send("GET", this.platform.basePath() + path, "Origin: " + ADMIN);
		assertThat(answer.header("Access-Control-Allow-Origin")).doesNotContain("*");
	}

	@Test
	void noSpellingReachesAHandlerUnderAnothersPolicy() throws IOException {
		int reached = 0;
		List<String> leaks = new ArrayList<>();
		Random random = new Random(42);
		for (int i = 0; i < SPELLINGS; i++) {
			String target = Spellings.target(random, this.platform.basePath(), "");
			Answer answer = this.wire.send("GET", target, "Origin: " + ADMIN);
			if (answer.body().contains("handler=admin")) {
				reached++;
				if (answer.header("Access-Control-Allow-Origin").contains("*")) {
					leaks.add(target);
				}
			}
		}
		assertThat(leaks).isEmpty();
		assertThat(reached).as("spellings that reach the strict handlers").isGreaterThan(10);
	}

	/**
	 * Where an application runs.
	 *
	 * @param container the server
	 * @param basePath its base path
	 * @param caseSensitive whether it tells the case of letters in a path apart
	 */
	private record Platform(Container container, String basePath, boolean caseSensitive) {

		@Override
		public String toString() {
			return this.container + " " + this.basePath + (this.caseSensitive ? "" : " in any case");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Handlers implements WebFluxConfigurer {

		@Value("${test.case-sensitive}")
		private boolean caseSensitive;

		@Override
		public void configurePathMatching(PathMatchConfigurer configurer) {
			configurer.setUseCaseSensitiveMatch(this.caseSensitive);
		}

		@GetMapping({ "/admin/**", "/public/admin/**" })
		String admin() {
			return "handler=admin";
		}

		@GetMapping("/public/**")
		String lax() {
			return "handler=public";
		}

		@Bean
		RouterFunction<ServerResponse> legacy() {
			return RouterFunctions.route()
				.GET("/legacy/**", (request) -> ServerResponse.ok().bodyValue("handler=admin"))
				.build();
		}

	}

}
