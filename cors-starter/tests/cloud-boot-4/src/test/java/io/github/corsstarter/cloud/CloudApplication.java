package io.github.corsstarter.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An application that Spring Cloud may reconfigure, and whoever asks it.
 */
final class CloudApplication implements AutoCloseable {

	private static final Map<String, String> DEFAULTS = Map.of("server.port", "0", "spring.main.banner-mode", "off",
			"spring.main.lazy-initialization", "true", "spring.cloud.config.enabled", "false",
			"spring.cloud.config.server.enabled", "false", "management.endpoints.web.exposure.include",
			"cors,env,refresh,metrics,configprops", "management.endpoint.env.post.enabled", "true",
			"management.endpoint.env.post.valid-keys-regex", "cors\\..*", "management.endpoint.configprops.show-values",
			"always");

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private CloudApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static CloudApplication start(String... properties) {
		return start(Open.class, properties);
	}

	static CloudApplication start(Class<?> configuration, String... properties) {
		Map<String, String> all = new LinkedHashMap<>(DEFAULTS);
		for (String property : properties) {
			int value = property.indexOf('=');
			all.put(property.substring(0, value), property.substring(value + 1));
		}
		String[] arguments = all.entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toArray(String[]::new);
		return new CloudApplication(
				new SpringApplicationBuilder(configuration).web(WebApplicationType.SERVLET).run(arguments));
	}

	URI uri() {
		return URI.create("http://localhost:" + this.context.getEnvironment().getProperty("local.server.port"));
	}

	/** What the server answers to a preflight of that origin. */
	int preflight(String origin) {
		return send(request("/notes").method("OPTIONS", HttpRequest.BodyPublishers.noBody())
			.header("Origin", origin)
			.header("Access-Control-Request-Method", "GET")).statusCode();
	}

	HttpResponse<String> get(String path) {
		return send(request(path));
	}

	HttpResponse<String> post(String path, String body) {
		return send(request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	HttpResponse<String> delete(String path) {
		return send(request(path).DELETE());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(uri().resolve(path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Open {

		@Bean
		SecurityFilterChain open(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

	}

}
