package io.github.corsstarter.sample.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.corsstarter.sample.gateway.Gateway;
import io.github.corsstarter.sample.tenants.Tenant;
import io.github.corsstarter.sample.tenants.Tenants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Serves the page on a port of its own, so its origin differs from the API's. It starts
 * after the API, because the page has to know the API's port. Only the files named here
 * exist, so no spelling of a path leads to another one.
 */
@Component
public final class PageServer implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(PageServer.class);

	private final SampleProperties properties;

	private final Environment environment;

	private final JsonMapper json;

	private final ObjectProvider<Tenants> tenants;

	private final ObjectProvider<Gateway> gateway;

	private final Map<String, Content> files;

	private @Nullable HttpServer server;

	private @Nullable ExecutorService threads;

	PageServer(SampleProperties properties, Environment environment, JsonMapper json, ObjectProvider<Tenants> tenants,
			ObjectProvider<Gateway> gateway) {
		this.properties = properties;
		this.environment = environment;
		this.json = json;
		this.tenants = tenants;
		this.gateway = gateway;
		Content index = file("index.html", "text/html; charset=utf-8");
		this.files = Map.of("/", index, "/index.html", index, //
				"/style.css", file("style.css", "text/css; charset=utf-8"), //
				"/app.js", script("app.js"), "/api.js", script("api.js"), "/ask.js", script("ask.js"), //
				"/calls.js", script("calls.js"), "/dom.js", script("dom.js"), "/picture.js", script("picture.js"), //
				"/favicon.svg", file("favicon.svg", "image/svg+xml"));
	}

	/**
	 * Port on which the page is served.
	 * @return the port
	 */
	public int port() {
		if (this.server == null) {
			throw new IllegalStateException("The page is not being served");
		}
		return this.server.getAddress().getPort();
	}

	@Override
	public void start() {
		Integer apiPort = this.environment.getProperty("local.server.port", Integer.class);
		if (apiPort == null) {
			// In a test without a web server there is nothing that a page could call.
			return;
		}
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(this.properties.pagePort()), 0);
			ExecutorService threads = Executors.newCachedThreadPool();
			server.setExecutor(threads);
			server.createContext("/", (exchange) -> answer(exchange, apiPort));
			server.start();
			this.server = server;
			this.threads = threads;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Port " + this.properties.pagePort() + " is not free for the page. "
					+ "Set 'sample.page-port' to another one.", ex);
		}
		log.info("Open http://localhost:{}/ to see what a browser makes of it", port());
	}

	@Override
	public void stop() {
		if (this.server != null) {
			this.server.stop(0);
			this.server = null;
		}
		if (this.threads != null) {
			this.threads.shutdown();
			this.threads = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.server != null;
	}

	private void answer(HttpExchange exchange, int apiPort) throws IOException {
		try (exchange) {
			exchange.getResponseHeaders().set("Cache-Control", "no-store");
			exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
			String method = exchange.getRequestMethod();
			if (!method.equals("GET") && !method.equals("HEAD")) {
				exchange.getResponseHeaders().set("Allow", "GET, HEAD");
				exchange.sendResponseHeaders(405, -1);
				return;
			}
			Content content = content(exchange.getRequestURI().getRawPath(), apiPort);
			if (content == null) {
				exchange.sendResponseHeaders(404, -1);
				return;
			}
			exchange.getResponseHeaders().set("Content-Type", content.type());
			if (method.equals("HEAD")) {
				exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.bytes().length));
				exchange.sendResponseHeaders(200, -1);
				return;
			}
			exchange.sendResponseHeaders(200, content.bytes().length);
			try (OutputStream body = exchange.getResponseBody()) {
				body.write(content.bytes());
			}
		}
	}

	private @Nullable Content content(String path, int apiPort) {
		if (path.equals("/config.json")) {
			Gateway gateway = this.gateway.getIfAvailable();
			Config config = new Config((gateway != null) ? gateway.port() : apiPort, (gateway != null) ? apiPort : null,
					tenantOrigins());
			return new Content("application/json", this.json.writeValueAsBytes(config));
		}
		return this.files.get(path);
	}

	private Set<String> tenantOrigins() {
		Tenants tenants = this.tenants.getIfAvailable();
		return (tenants != null) ? tenants.all().stream().map(Tenant::origin).collect(Collectors.toSet()) : Set.of();
	}

	private static Content script(String name) {
		return file(name, "text/javascript; charset=utf-8");
	}

	private static Content file(String name, String type) {
		try {
			return new Content(type, new ClassPathResource("page/" + name).getContentAsByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the page has to know.
	 *
	 * @param apiPort where it calls the API
	 * @param behindPort where the API is if that is a gateway in front of it, otherwise
	 * {@code null}
	 * @param tenants more origins that are allowed
	 */
	private record Config(int apiPort, @Nullable Integer behindPort, Set<String> tenants) {

	}

	@SuppressWarnings("ArrayRecordComponent") // never compared
	private record Content(String type, byte[] bytes) {

	}

}
