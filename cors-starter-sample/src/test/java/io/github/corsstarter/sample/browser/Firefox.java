package io.github.corsstarter.sample.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.awaitility.Awaitility;

/**
 * Firefox through WebDriver BiDi, which it supports itself.
 *
 * @see <a href="https://www.w3.org/TR/webdriver-bidi/">WebDriver BiDi</a>
 */
final class Firefox implements Browser {

	private static final Duration START = Duration.ofSeconds(60);

	private final Process process;

	private final BidiSession session;

	private final String context;

	private Firefox(Process process, BidiSession session) {
		this.process = process;
		this.session = session;
		this.context = session.send("browsingContext.getTree", Map.of()).at("/contexts/0/context").asString();
		session.send("session.subscribe", Map.of("events", List.of("log.entryAdded")));
	}

	static Firefox start(Path program, Path profile) {
		try {
			// The same third-party cookies as in other browsers: Firefox partitions them
			// by site.
			Files.writeString(profile.resolve("user.js"), """
					user_pref("datareporting.policy.dataSubmissionEnabled", false);
					user_pref("app.update.enabled", false);
					""");
			Process process = new ProcessBuilder(program.toString(), "--headless", "--no-remote", "--profile",
					profile.toString(), "--remote-debugging-port", "0")
				.redirectErrorStream(true)
				.redirectOutput(profile.resolve("output.log").toFile())
				.start();
			Path address = profile.resolve("WebDriverBiDiServer.json");
			Awaitility.await().atMost(START).until(() -> Files.exists(address) && Files.size(address) > 0);
			JsonNode server = JsonMapper.shared().readTree(Files.readString(address));
			String url = "ws://%s:%d/session".formatted(server.get("ws_host").asString(),
					server.get("ws_port").asInt());
			return new Firefox(process, BidiSession.open(url));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void open(String url) {
		this.session.send("browsingContext.navigate", Map.of("context", this.context, "url", url, "wait", "complete"));
	}

	@Override
	public String evaluate(String expression) {
		JsonNode answer = this.session.send("script.evaluate",
				Map.of("expression", expression, "awaitPromise", true, "target", Map.of("context", this.context)));
		JsonNode value = answer.at("/result/value");
		return value.isString() ? value.asString() : answer.at("/exceptionDetails/text").asString(null);
	}

	@Override
	public List<String> console() {
		return this.session.logged();
	}

	@Override
	public void close() {
		this.session.close();
		this.process.destroy();
		try {
			if (!this.process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
