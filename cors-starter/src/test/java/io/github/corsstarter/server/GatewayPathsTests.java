package io.github.corsstarter.server;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.github.corsstarter.server.GatewayServer.Route;
import io.github.corsstarter.tags.NeedsGateway;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service behind a gateway may read another path from a request than the gateway does.
 * Whichever it reads, that is not governed by the policy of another path.
 */
@NeedsGateway
@StartsApplications
@ParameterizedClass(name = "{0}")
@EnumSource
class GatewayPathsTests {

	/** Only the strict policy names it; the lax one answers {@code *}. */
	private static final String ADMIN = "https://admin.example.com";

	private static final int SPELLINGS = 300;

	private static Upstream upstream;

	private static RunningApplication gateway;

	private final Wire wire = new Wire(gateway.port());

	GatewayPathsTests(GatewayServer server) {
	}

	@BeforeParameterizedClassInvocation
	static void start(GatewayServer server) {
		upstream = Upstream.start(GatewayPathsTests::answer);
		gateway = server.start(GatewayApplication.class, "security",
				List.of(new Route("/**", "http://localhost:" + upstream.port())),
				"cors.policies.admin.allowed-origins=" + ADMIN, "cors.policies.admin.paths=/admin/**,/public/admin/**",
				"cors.policies.lax.allowed-origins=*", "cors.policies.lax.paths=/**");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		gateway.close();
		upstream.close();
	}

	/** Reads as much as it can from a path, as no server should. */
	private static String answer(String target) {
		String path = read(target.replaceFirst("[?#].*", ""));
		String body = (path.startsWith("/admin/") || path.startsWith("/public/admin/")) ? "handler=admin"
				: "handler=public";
		return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
	}

	private static String read(String target) {
		String path = target.toLowerCase(Locale.ROOT);
		for (int i = 0; i < 2; i++) {
			path = path.replace("%25", "%")
				.replace("%2e", ".")
				.replace("%2f", "/")
				.replace("%5c", "\\")
				.replace("%3b", ";")
				.replace("%61", "a");
		}
		Deque<String> segments = new ArrayDeque<>();
		for (String segment : path.replace('\\', '/').split("/", -1)) {
			String name = segment.replaceFirst(";.*", "");
			if (name.equals("..")) {
				segments.pollLast();
			}
			else if (!name.isEmpty() && !name.equals(".")) {
				segments.add(name);
			}
		}
		return "/" + String.join("/", segments) + "/";
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			strict                 | /admin/x           | admin  | https://admin.example.com
			strict, encoded        | /%61dmin/x         | admin  | https://admin.example.com
			strict below lax       | /public/admin/x    | admin  | https://admin.example.com
			lax                    | /public/x          | public | *
			lax, encoded           | /publi%63/%78      | public | *
			""")
	void policyIsThatOfThePath(String what, String path, String handler, String expected) throws IOException {
		Answer answer = this.wire.send("GET", path, "Origin: " + ADMIN);
		assertThat(answer.body()).contains("handler=" + handler);
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			dots                    | /public/../admin/x
			dots behind a parameter | /public/..;/admin/x
			encoded dots            | /public/%2e%2e/admin/x
			encoded twice           | /public/%252e%252e/admin/x
			an encoded slash        | /admin%2Fx
			a parameter             | /admin;v=1/x
			two slashes             | //admin/x
			a back slash            | /public/..%5cadmin/x
			another case            | /ADMIN/x
			""")
	void whatAServiceMightReadAsTheStrictPathIsNotLax(String what, String path) throws IOException {
		assertThat(this.wire.send("GET", path, "Origin: " + ADMIN).header("Access-Control-Allow-Origin"))
			.doesNotContain("*");
		assertThat(this.wire.send("OPTIONS", path, "Origin: " + ADMIN, "Access-Control-Request-Method: GET")
			.header("Access-Control-Allow-Origin")).doesNotContain("*");
	}

	@Test
	void noSpellingReachesAServiceUnderAnothersPolicy() throws IOException {
		int reached = 0;
		List<String> leaks = new ArrayList<>();
		Random random = new Random(42);
		for (int i = 0; i < SPELLINGS; i++) {
			String target = Spellings.target(random, "", "");
			Answer answer = this.wire.send("GET", target, "Origin: " + ADMIN);
			if (answer.body().contains("handler=admin")) {
				reached++;
				if (answer.header("Access-Control-Allow-Origin").contains("*")) {
					leaks.add(target);
				}
			}
		}
		assertThat(leaks).isEmpty();
		assertThat(reached).as("spellings that reach the strict service").isGreaterThan(10);
	}

}
