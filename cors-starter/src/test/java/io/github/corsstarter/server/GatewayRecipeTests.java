package io.github.corsstarter.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.docs.ProjectFiles;
import io.github.corsstarter.tags.NeedsGateway;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway of {@code docs/recipes.md}, as it stands there.
 */
@NeedsGateway
@StartsApplications
class GatewayRecipeTests {

	private static final Pattern YAML = Pattern.compile("(?s)## In front of your services.*?```yaml\n(.*?)```");

	private static final String ANSWER = """
			HTTP/1.1 200 OK\r
			Connection: close\r
			Access-Control-Allow-Origin: https://theirs.example\r
			Content-Length: 0\r
			\r
			""";

	private static final String ORIGIN = "Origin: https://app.example.com";

	@ParameterizedTest
	@EnumSource
	void gatewayAnswersForOneServiceAndTheOtherForItself(GatewayServer server) throws IOException {
		try (Upstream service = Upstream.start((target) -> ANSWER);
				RunningApplication gateway = server.start(GatewayApplication.class, "security", List.of(),
						recipe(server, service.port()))) {
			Wire wire = new Wire(gateway.port());
			Answer preflight = wire.send("OPTIONS", "/orders/1", ORIGIN, "Access-Control-Request-Method: PUT",
					"Access-Control-Request-Headers: content-type");
			assertThat(preflight.status()).isEqualTo(204);
			assertThat(service.requests()).isEmpty();
			assertThat(wire.send("GET", "/orders/1", ORIGIN).corsHeaders())
				.containsExactly("access-control-allow-origin: https://app.example.com");
			assertThat(wire.send("GET", "/feeds/1", ORIGIN).corsHeaders())
				.containsExactly("access-control-allow-origin: https://theirs.example");
			assertThat(wire.send("GET", "/feeds/..;/orders/1", ORIGIN).corsHeaders()).isEmpty();
			assertThat(service.requests()).isNotEmpty();
		}
	}

	/** With the server and the services that there are. */
	private static String[] recipe(GatewayServer server, int port) throws IOException {
		Matcher yaml = YAML.matcher(ProjectFiles.read("docs/recipes.md"));
		assertThat(yaml.find()).isTrue();
		String text = yaml.group(1)
			.replaceAll("http://[a-z]+:8080", "http://localhost:" + port)
			.replace("webflux:", server.key() + ":");
		PropertySource<?> source = new YamlPropertySourceLoader()
			.load("recipe", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
			.get(0);
		return Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames())
			.map((name) -> name + "=" + source.getProperty(name))
			.toArray(String[]::new);
	}

}
