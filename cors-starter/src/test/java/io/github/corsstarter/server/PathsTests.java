package io.github.corsstarter.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whichever handler a server really runs for a spelling of a path, it is never governed
 * by another handler's policy. There is no firewall in front.
 */
@StartsApplications
@ParameterizedClass(name = "{0}")
@MethodSource("platforms")
class PathsTests {

	/** Only the strict policy names it; the lax one answers {@code *}. */
	private static final String ADMIN = "https://admin.example.com";

	private static final int SPELLINGS = 500;

	private static final List<String> OTHER_CONTEXT_PATHS = List.of("/app/..;/app", "/app/../app", "/%61pp", "/./app",
			"/x/../app", "/x//../app", "/x//..;/app", "//app", "/app//", "/app;v=1", "/;v=1/app", "/app/.",
			"/app/%2e%2e/app", "/x/..;/app", "/x%2f../app", "http://localhost/%61pp", "http://localhost/x/../app",
			"/APP", "/app%2f", "/app\\", "app", "/%2561pp", "/app/..;v=1/app", "/..;/app", "/app#/..",
			"http://localhost//app");

	private static RunningApplication application;

	@Parameter
	private Platform platform;

	private final Wire wire = new Wire(application.port());

	static Stream<Platform> platforms() {
		return Container.ofServlets()
			.stream()
			.flatMap((container) -> Stream.of(new Platform(container, "", "", false),
					new Platform(container, "/app", "", false), new Platform(container, "", "", true),
					new Platform(container, "/app", "", true), new Platform(container, "/app", "/mvc", true)));
	}

	@BeforeParameterizedClassInvocation
	static void start(Platform platform) {
		List<String> properties = new ArrayList<>(List.of(LeftOut.PROPERTY + "=security",
				"server.forward-headers-strategy=framework", "server.servlet.context-path=" + platform.contextPath(),
				"spring.mvc.servlet.path=" + platform.servletPath(), "cors.policies.admin.allowed-origins=" + ADMIN,
				"cors.policies.admin.paths=/admin/**," + platform.servletPath()
						+ "/admin/**,/public/admin/**,/legacy/**",
				"cors.policies.public.allowed-origins=*",
				"cors.policies.public.paths=/public/**," + platform.servletPath() + "/public/**"));
		if (platform.laxBeside()) {
			properties.add("cors.policies.lax.allowed-origins=*");
			properties.add("cors.policies.lax.paths=/**");
		}
		application = RunningApplication.start(platform.container(), Handlers.class, properties.toArray(String[]::new));
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		application.close();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			strict                 | /admin/x           | admin  | https://admin.example.com
			lax                    | /public/x          | public | *
			strict, encoded        | /%61dmin/x         | admin  | https://admin.example.com
			lax, encoded           | /publi%63/%78      | public | *
			strict, with a query   | /admin/x?/public/x | admin  | https://admin.example.com
			lax, with a query      | /public/x?/admin/x | public | *
			""")
	void policyIsThatOfTheHandler(String what, String path, String handler, String expected) throws IOException {
		Answer answer = this.wire.send("GET", this.platform.mvc() + path, "Origin: " + ADMIN);
		assertThat(answer.body()).contains("handler=" + handler);
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			strict servlet         | /admin/servlet/x   | admin  | https://admin.example.com
			strict servlet apart   | /legacy/x          | admin  | https://admin.example.com
			lax servlet            | /public/servlet/x  | public | *
			strict below lax       | /public/admin/x    | admin  | https://admin.example.com
			""")
	void policyIsThatOfTheServlet(String what, String path, String handler, String expected) throws IOException {
		Answer answer = this.wire.send("GET", this.platform.contextPath() + path, "Origin: " + ADMIN);
		assertThat(answer.body()).contains("handler=" + handler);
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(expected);
	}

	@ParameterizedTest(name = "X-Forwarded-Prefix: ''{0}''")
	@ValueSource(strings = { "", "/", "/proxy" })
	void contextPathSpelledOtherwiseReachesNoHandlerUnderALaxPolicy(String prefix) throws IOException {
		int reached = 0;
		List<String> leaks = new ArrayList<>();
		for (String contextPath : OTHER_CONTEXT_PATHS) {
			for (String path : List.of("/legacy/x", "/admin/servlet/x", this.platform.servletPath() + "/admin/x")) {
				String target = contextPath + path;
				Answer answer = this.wire.send("GET", target, "Origin: " + ADMIN,
						prefix.isEmpty() ? "X-No: prefix" : "X-Forwarded-Prefix: " + prefix);
				if (answer.body().contains("handler=admin")) {
					reached++;
					if (answer.header("Access-Control-Allow-Origin").contains("*")) {
						leaks.add(target);
					}
				}
			}
		}
		assertThat(leaks).isEmpty();
		assertThat(reached).as("spellings of the context path that reach a handler")
			.isGreaterThan(this.platform.contextPath().isEmpty() ? -1 : 3);
	}

	@Test
	void noSpellingReachesAHandlerUnderAnothersPolicy() throws IOException {
		Map<String, Integer> reached = new LinkedHashMap<>();
		List<String> leaks = new ArrayList<>();
		Random random = new Random(42);
		for (int i = 0; i < SPELLINGS; i++) {
			String target = Spellings.target(random, this.platform.contextPath(), this.platform.servletPath());
			String prefix = random.nextInt(4) > 0 ? "X-No: prefix" : "X-Forwarded-Prefix: /proxy";
			Answer answer = this.wire.send("GET", target, "Origin: " + ADMIN, prefix);
			String allowed = String.join(",", answer.header("Access-Control-Allow-Origin"));
			if (answer.body().contains("handler=admin")) {
				reached.merge("admin", 1, Integer::sum);
				if (allowed.equals("*")) {
					leaks.add(target);
				}
			}
			else if (answer.body().contains("handler=public")) {
				reached.merge("public", 1, Integer::sum);
				if (allowed.equals(ADMIN)) {
					leaks.add(target);
				}
			}
			Answer preflight = this.wire.send("OPTIONS", target, "Origin: " + ADMIN, prefix,
					"Access-Control-Request-Method: GET");
			if (preflight.status() == 204 && answer.body().contains("handler=")) {
				assertThat(preflight.header("Access-Control-Allow-Origin")).as(target)
					.isEqualTo(answer.header("Access-Control-Allow-Origin"));
			}
		}
		assertThat(leaks).isEmpty();
		assertThat(reached.getOrDefault("admin", 0)).as("spellings that reach the strict handlers").isGreaterThan(10);
		assertThat(reached.getOrDefault("public", 0)).as("spellings that reach the lax handlers").isGreaterThan(10);
	}

	/**
	 * Where an application runs.
	 *
	 * @param container the container
	 * @param contextPath its context path
	 * @param servletPath the path of Spring MVC below it
	 * @param laxBeside whether a lax policy governs all paths that no other does
	 */
	private record Platform(Container container, String contextPath, String servletPath, boolean laxBeside) {

		String mvc() {
			return this.contextPath + this.servletPath;
		}

		@Override
		public String toString() {
			return this.container + " " + mvc() + (this.laxBeside ? " beside a lax policy" : "");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Handlers {

		@GetMapping({ "/admin/**", "/admin" })
		String admin() {
			return "handler=admin";
		}

		@GetMapping("/public/**")
		String lax() {
			return "handler=public";
		}

		@Bean
		ServletRegistrationBean<HttpServlet> adminServlet() {
			return new ServletRegistrationBean<>(new Named("admin"), "/admin/servlet/*", "/public/admin/*",
					"/legacy/*");
		}

		@Bean
		ServletRegistrationBean<HttpServlet> publicServlet() {
			return new ServletRegistrationBean<>(new Named("public"), "/public/servlet/*");
		}

	}

	/** Found by the container, not by Spring MVC. */
	@SuppressWarnings("serial")
	private static final class Named extends HttpServlet {

		private final String name;

		private Named(String name) {
			this.name = name;
		}

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			response.getWriter().print("handler=" + this.name);
		}

	}

}
