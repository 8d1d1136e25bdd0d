package io.github.corsstarter.sample.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands to a browser over a web socket, and the log entries that it sends by itself.
 */
final class BidiSession implements WebSocket.Listener, AutoCloseable {

	private static final long TIMEOUT_SECONDS = 60;

	private final AtomicInteger ids = new AtomicInteger();

	private final Map<Integer, CompletableFuture<JsonNode>> commands = new ConcurrentHashMap<>();

	private final List<String> logged = new CopyOnWriteArrayList<>();

	private final StringBuilder message = new StringBuilder();

	private final WebSocket socket;

	private BidiSession(String url) {
		this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(url), this).join();
	}

	static BidiSession open(String url) {
		BidiSession session = new BidiSession(url);
		session.send("session.new", Map.of("capabilities", Map.of("alwaysMatch", Map.of("acceptInsecureCerts", true))));
		return session;
	}

	/**
	 * Send a command and wait for its result.
	 * @param method the command
	 * @param parameters its parameters
	 * @return the result
	 */
	JsonNode send(String method, Map<String, ?> parameters) {
		int id = this.ids.incrementAndGet();
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		this.commands.put(id, answer);
		String command = JsonMapper.shared()
			.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
		this.socket.sendText(command, true).join();
		JsonNode message = answer.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
		if (message.has("error")) {
			throw new IllegalStateException(method + ": " + message);
		}
		return message.get("result");
	}

	List<String> logged() {
		return List.copyOf(this.logged);
	}

	@Override
	public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.message.append(data);
		if (last) {
			receive(JsonMapper.shared().readTree(this.message.toString()));
			this.message.setLength(0);
		}
		socket.request(1);
		return null;
	}

	private void receive(JsonNode message) {
		CompletableFuture<JsonNode> command = this.commands.remove(message.path("id").asInt(0));
		if (command != null) {
			command.complete(message);
		}
		else if (message.path("method").asString("").equals("log.entryAdded")) {
			this.logged.add(message.at("/params/text").asString(""));
		}
	}

	@Override
	public void close() {
		this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
	}

}
