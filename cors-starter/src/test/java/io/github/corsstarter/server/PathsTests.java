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

	private static final int SPELLINGS = 700;

	private static final List<String> PIECES = List.of("/", "/", "/", "//", "/./", "/../", "/..;/", "/;a=b/", ";v=1",
			"%2e", "%2f", "%5c", "%252f", "%3b", "\\", "admin", "admin", "%61dmin", "public", "public", "/x",
			"/servlet", "?q=/admin/x");

	private static RunningApplication application;

	@Parameter
	private Platform platform;

	private final Wire wire = new Wire(application.port());

	static Stream<Platform> platforms() {
		return Container.present()
			.stream()
			.flatMap((container) -> Stream.of(new Platform(container, "", ""), new Platform(container, "/app", ""),
					new Platform(container, "/app", "/mvc")));
	}

	@BeforeParameterizedClassInvocation
	static void start(Platform platform) {
		application = RunningApplication.start(platform.container(), Handlers.class, LeftOut.PROPERTY + "=security",
				"server.servlet.context-path=" + platform.contextPath(),
				"spring.mvc.servlet.path=" + platform.servletPath(), "cors.policies.admin.allowed-origins=" + ADMIN,
				"cors.policies.admin.paths=/admin/**," + platform.servletPath() + "/admin/**,/public/admin/**",
				"cors.policies.public.allowed-origins=*",
				"cors.policies.public.paths=/public/**," + platform.servletPath() + "/public/**");
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
			lax servlet            | /public/servlet/x  | public | *
			strict below lax       | /public/admin/x    | admin  | https://admin.example.com
			""")
	void policyIsThatOfTheServlet(String what, String path, String handler, String expected) throws IOException {
		Answer answer = this.wire.send("GET", this.platform.contextPath() + path, "Origin: " + ADMIN);
		assertThat(answer.body()).contains("handler=" + handler);
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(expected);
	}

	@Test
	void noSpellingReachesAHandlerUnderAnothersPolicy() throws IOException {
		Map<String, Integer> reached = new LinkedHashMap<>();
		List<String> leaks = new ArrayList<>();
		Random random = new Random(42);
		for (int i = 0; i < SPELLINGS; i++) {
			String target = target(random);
			Answer answer = this.wire.send("GET", target, "Origin: " + ADMIN);
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
			Answer preflight = this.wire.send("OPTIONS", target, "Origin: " + ADMIN,
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

	private String target(Random random) {
		StringBuilder target = new StringBuilder();
		if (random.nextInt(10) > 0) {
			target.append(this.platform.contextPath());
		}
		if (random.nextBoolean()) {
			target.append(this.platform.servletPath());
		}
		target.append(random.nextBoolean() ? "/" : random.nextBoolean() ? "/admin/" : "/public/");
		for (int i = random.nextInt(6); i >= 0; i--) {
			target.append(PIECES.get(random.nextInt(PIECES.size())));
		}
		return target.append(random.nextBoolean() ? "/x" : "").toString();
	}

	/**
	 * Where an application runs.
	 *
	 * @param container the container
	 * @param contextPath its context path
	 * @param servletPath the path of Spring MVC below it
	 */
	private record Platform(Container container, String contextPath, String servletPath) {

		String mvc() {
			return this.contextPath + this.servletPath;
		}

		@Override
		public String toString() {
			return this.container + " " + mvc();
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
			return new ServletRegistrationBean<>(new Named("admin"), "/admin/servlet/*", "/public/admin/*");
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
